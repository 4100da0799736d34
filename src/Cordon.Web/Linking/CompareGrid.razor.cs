using Cordon.Domain;
using Cordon.Features.Linking;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Linking;

public sealed partial class CompareGrid : PageSection<CompareShown>, IAsyncDisposable
{
    private ElementReference _host;
    private IJSObjectReference? _module;
    private IJSObjectReference? _grid;
    private (ClusterComparison Grid, bool SharedOnly)? _lit;
    private bool _sharedOnly;
    private bool _counting;
    private bool _gone;

    [Inject] public required CompareClusterHandler Compare { get; set; }
    [Inject] public required IJSRuntime Js { get; set; }

    [Parameter, EditorRequired] public long Cluster { get; set; }

    [PersistentState] public override CompareShown? Shown { get; set; }

    protected override bool IsStale => Shown?.Cluster != Cluster;

    private ClusterComparison? Grid => Shown is { Grid: { } grid } && Shown.Cluster == Cluster ? grid : null;

    private List<int> Columns => Grid is not { } grid ? [] : [.. Enumerable.Range(0, grid.Columns.Count).Where(c => !_sharedOnly || grid.Values.Any(v => v.Column == c && v.Here > 1))];

    // The grid first: counting the platform reads what has no index.
    protected override Task<CompareShown> ReadAsync(CancellationToken cancel) => AskAsync(counted: false, cancel);

    private async Task<CompareShown> AskAsync(bool counted, CancellationToken cancel)
    {
        var cluster = Cluster;
        (await Compare.HandleAsync(new CompareCluster(new ClusterId(cluster), counted), cancel)).Accepted(out var grid, out var refusal);
        return new(cluster, grid, refusal);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Grid is { IsCounted: false } && !_counting)
        {
            _counting = true;
            _ = CountAsync();
        }
        if (Grid is not { } grid || Columns.Count == 0 || (_lit is { } lit && ReferenceEquals(lit.Grid, grid) && lit.SharedOnly == _sharedOnly)) return;
        var before = _lit;
        _lit = (grid, _sharedOnly);
        try
        {
            var told = grid.Values.Select(v => new Told($"{grid.Columns[v.Column].Title} {v.Text}", ClusterComparisonWords.Said(v, grid.IsCounted), v.Href)).ToArray();
            _module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/compare.js");
            // The same values with their counts: what is pinned stays pinned.
            if (_grid is not null && before is { } b && b.SharedOnly == _sharedOnly && b.Grid.Values.Count == grid.Values.Count)
            {
                await _grid.InvokeVoidAsync("tell", (object)told);
                return;
            }
            if (_grid is not null) await _grid.InvokeVoidAsync("stop");
            _grid = await _module.InvokeAsync<IJSObjectReference>("compare", _host, told);
            if (_gone) await LetGoAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the grid with it.
        }
    }

    private async Task CountAsync()
    {
        try
        {
            var answer = await Newest.AskAsync(cancel => AskAsync(counted: true, cancel));
            if (answer is null || answer.Cluster != Cluster) return;
            Shown = answer;
            await InvokeAsync(StateHasChanged);
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        Dispose();
        await LetGoAsync();
    }

    private async Task LetGoAsync()
    {
        try
        {
            var (grid, module) = (_grid, _module);
            (_grid, _module) = (null, null);
            if (grid is not null)
            {
                await grid.InvokeVoidAsync("stop");
                await grid.DisposeAsync();
            }
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the grid with it.
        }
    }

    /// <summary>As js/compare.js takes it.</summary>
    internal sealed record Told(string Name, string Counts, string? Href);
}

/// <param name="Cluster">Whose it is.</param>
public sealed record CompareShown(long Cluster, ClusterComparison? Grid, Refusal? Refusal);
