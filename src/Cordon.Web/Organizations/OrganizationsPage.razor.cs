using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Organizations;
using Cordon.Features.Paging;
using Cordon.Web.Attribution;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Cordon.Web.Organizations;

public sealed partial class OrganizationsPage : AddressedPage, IAsyncDisposable
{
    private OrganizationsAddress _asked = new();
    private IJSObjectReference? _rows;
    private IJSObjectReference? _keys;

    [Inject] public required ListOrganizationsHandler Organizations { get; set; }
    [Inject] public required FindOrganizationLikeHandler Likes { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [Inject] public required IJSRuntime Js { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public OrganizationsShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private string Count => Shown?.Page is not { } page ? "" : page.Count.ToString() + (page.Count.Value == 1 ? " organization" : " organizations") + (_asked.Filter.IsEmpty ? "" : page.Count.Value == 1 ? " matches" : " match");

    protected override Task OnParametersSetAsync()
    {
        _asked = OrganizationsAddress.Read(Address.Query);
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        _asked = OrganizationsAddress.Read(Address.Query);
        var query = new ListOrganizations(_asked.Filter, _asked.Place);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Organizations.HandleAsync(query, cancel)).Accepted(out var page, out var refusal);
            OrganizationLike? like = null;
            if (page is { Rows.Count: 0 } && query.Filter.Text is { } text) (await Likes.HandleAsync(new(text), cancel)).Accepted(out like, out _);
            return new OrganizationsShown(asked, page, refusal, page is { Rows.Count: 0 } && query.Filter.IsEmpty && query.Place == PagePlace.First, like);
        });
        if (answer is not null) Shown = answer;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _rows = await Js.InvokeAsync<IJSObjectReference>("import", "./js/rows.js");
        _keys = await _rows.InvokeAsync<IJSObjectReference>("listen");
    }

    private async Task AddAsync()
    {
        if (await EditOrganizationDialog.ShowAsync(Dialogs, null) is { } added) Navigation.NavigateTo(AffiliationWords.OrganizationHref(added));
    }

    // Filtering replaces the entry in the history; paging, which is done by links, adds one.
    private void Replace(OrganizationsAddress wanted) => Navigation.NavigateTo(wanted.Href, replace: true);

    private void TextChanged(ChangeEventArgs change) => Replace(_asked.FromTheTop with { Text = (change.Value as string)?.Trim() is { Length: > 0 } text ? text : null });

    private void CountryChanged(ChangeEventArgs change) => Replace(_asked.FromTheTop with { Country = OrganizationsAddress.ReadCountry(change.Value as string) });

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            if (_keys is not null)
            {
                await _keys.InvokeVoidAsync("stop");
                await _keys.DisposeAsync();
            }
            if (_rows is not null) await _rows.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and everything in it.
        }
    }
}

/// <param name="Asked">The address it was read for.</param>
/// <param name="IsEmpty">There is no organization at all.</param>
/// <param name="Like">Where nothing was found: who may have been meant.</param>
public sealed record OrganizationsShown(string Asked, Page<OrganizationRow>? Page, Refusal? Refusal, bool IsEmpty, OrganizationLike? Like = null);
