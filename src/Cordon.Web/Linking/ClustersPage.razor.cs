using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Linking;
using Cordon.Features.Paging;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Linking;

public sealed partial class ClustersPage : AddressedPage, IAsyncDisposable
{
    private ClustersAddress _asked = new();
    private IJSObjectReference? _rows;
    private IJSObjectReference? _keys;

    [Inject] public required ListClustersHandler Clusters { get; set; }
    [Inject] public required IJSRuntime Js { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public ClustersShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private string Count => Shown?.Page is not { } page ? "" : page.Count.ToString() + (page.Count.Value == 1 ? " cluster" : " clusters") + (_asked.Filter.IsEmpty ? "" : page.Count.Value == 1 ? " matches" : " match");

    protected override Task OnParametersSetAsync()
    {
        _asked = ClustersAddress.Read(Address.Query);
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        _asked = ClustersAddress.Read(Address.Query);
        var query = new ListClusters(_asked.Filter, _asked.Sort, _asked.Place);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Clusters.HandleAsync(query, cancel)).Accepted(out var page, out var refusal);
            return new ClustersShown(asked, page, refusal, page is { Rows.Count: 0 } && query.Filter.IsEmpty && query.Place == PagePlace.First);
        });
        if (answer is not null) Shown = answer;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _rows = await Js.InvokeAsync<IJSObjectReference>("import", "./js/rows.js");
        _keys = await _rows.InvokeAsync<IJSObjectReference>("listen");
    }

    // Filtering replaces the entry in the history; paging, which is done by links, adds one.
    private void Replace(ClustersAddress wanted) => Navigation.NavigateTo(wanted.Href, replace: true);

    private void TextChanged(ChangeEventArgs change) => Replace(_asked.FromTheTop with { Text = (change.Value as string)?.Trim() is { Length: > 0 } text ? text : null });

    private void LeastChanged(ChangeEventArgs change) => Replace(_asked.FromTheTop with { Least = ClustersAddress.ReadLeast(change.Value as string) });

    private void SortChanged(ChangeEventArgs change) => Replace(_asked.FromTheTop with { Sort = ClustersAddress.Read("?sort=" + (change.Value as string)).Sort });

    private string? Sorted(ClusterSort sort) => _asked.Sort == sort ? "descending" : null;

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
/// <param name="IsEmpty">There is no cluster at all.</param>
public sealed record ClustersShown(string Asked, Page<ClusterRow>? Page, Refusal? Refusal, bool IsEmpty);
