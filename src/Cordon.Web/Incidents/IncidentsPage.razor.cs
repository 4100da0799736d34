using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Incidents;
using Cordon.Features.Paging;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Incidents;

public sealed partial class IncidentsPage : AddressedPage
{
    private IncidentsAddress _asked = new();
    private int _reads;

    [Inject] public required ListIncidentsHandler Incidents { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public IncidentsShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private bool MayReview => Person?.May(Permission.ReviewFacts) == true;

    private string Count => Shown?.Page is not { } page ? "" : page.Count + (page.Count.Value == 1 ? " incident" : " incidents") + (_asked.Filter.IsEmpty ? "" : page.Count.Value == 1 ? " matches" : " match");

    protected override Task OnParametersSetAsync()
    {
        _asked = IncidentsAddress.Read(Address.Query);
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        _asked = IncidentsAddress.Read(Address.Query);
        var query = new ListIncidents(_asked.Filter, _asked.Place);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Incidents.HandleAsync(query, cancel)).Accepted(out var page, out var refusal);
            return new IncidentsShown(asked, page, refusal, page is { Rows.Count: 0 } && query.Filter.IsEmpty && query.Place == PagePlace.First);
        });
        if (answer is not null) Shown = answer;
    }

    private async Task OpenAsync(SuggestedWindow? window)
    {
        if (await IncidentDialog.OpenAsync(Dialogs, window) is not { } opened) return;
        _reads++;
        Navigation.NavigateTo(IncidentWords.Href(opened));
    }

    private void Replace(IncidentsAddress wanted) => Navigation.NavigateTo(wanted.Href, replace: true);

    private void TextChanged(ChangeEventArgs change) => Replace(_asked.FromTheTop with { Text = (change.Value as string)?.Trim() is { Length: > 0 } text ? text : null });

    private void KindChanged(ChangeEventArgs change) => Replace(_asked.FromTheTop with { Kind = IncidentsAddress.Name<IncidentKind>(change.Value as string) });

    private void StatusChanged(ChangeEventArgs change) => Replace(_asked.FromTheTop with { Status = IncidentsAddress.Name<IncidentStatus>(change.Value as string), Current = change.Value is IncidentsAddress.NotClosed });
}

/// <param name="Asked">The address it was read for.</param>
/// <param name="IsEmpty">There is no incident at all.</param>
public sealed record IncidentsShown(string Asked, Page<IncidentRow>? Page, Refusal? Refusal, bool IsEmpty);
