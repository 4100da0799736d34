using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Organizations.Leads;
using Cordon.Features.Paging;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Leads;

public sealed partial class LeadsPage : AddressedPage
{
    private LeadsAddress _asked = new();
    private bool _adding;

    [Inject] public required ListLeadsHandler Leads { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public LeadsShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private bool MayImport => Person?.May(Permission.ImportFacts) == true;

    private string Count => Shown?.Page is not { } page ? "" : page.Count.ToString() + (page.Count.Value == 1 ? " lead" : " leads") + (_asked.Filter.IsEmpty ? "" : page.Count.Value == 1 ? " matches" : " match");

    protected override Task OnParametersSetAsync()
    {
        _asked = LeadsAddress.Read(Address.Query);
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        _asked = LeadsAddress.Read(Address.Query);
        var query = new ListLeads(_asked.Filter, _asked.Place);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Leads.HandleAsync(query, cancel)).Accepted(out var found, out var refusal);
            return new LeadsShown(asked, found?.Page, found?.Lists ?? [], refusal, found is { Page.Rows.Count: 0 } && query.Filter.IsEmpty && query.Place == PagePlace.First);
        });
        if (answer is not null) Shown = answer;
    }

    // Filtering replaces the entry in the history; paging, which is done by links, adds one.
    private void Replace(LeadsAddress wanted) => Navigation.NavigateTo(wanted.Href, replace: true);

    private void TextChanged(ChangeEventArgs change) => Replace(_asked.FromTheTop with { Text = Typed(change) });

    private void SeverityChanged(ChangeEventArgs change) => Replace(_asked.FromTheTop with { Severity = LeadsAddress.ReadSeverity(change.Value as string) });

    private void ListChanged(ChangeEventArgs change) => Replace(_asked.FromTheTop with { List = Typed(change) });

    private static string? Typed(ChangeEventArgs change) => (change.Value as string)?.Trim() is { Length: > 0 } text ? text : null;
}

/// <param name="Asked">The address it was read for.</param>
/// <param name="Lists">The files that leads came from.</param>
/// <param name="IsEmpty">There is no lead at all.</param>
public sealed record LeadsShown(string Asked, Page<LeadRow>? Page, IReadOnlyList<string> Lists, Refusal? Refusal, bool IsEmpty);
