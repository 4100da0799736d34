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
    private bool _gone;

    [Inject] public required CompareClusterHandler Compare { get; set; }
    [Inject] public required IJSRuntime Js { get; set; }

    [Parameter, EditorRequired] public long Cluster { get; set; }

    [PersistentState] public override CompareShown? Shown { get; set; }

    protected override bool IsStale => Shown?.Cluster != Cluster;

    private ClusterComparison? Grid => Shown is { Grid: { } grid } && Shown.Cluster == Cluster ? grid : null;

    private List<int> Columns => Grid is not { } grid ? [] : [.. Enumerable.Range(0, grid.Columns.Count).Where(c => !_sharedOnly || grid.Values.Any(v => v.Column == c && v.Here > 1))];

    protected override async Task<CompareShown> ReadAsync(CancellationToken cancel)
    {
        var cluster = Cluster;
        (await Compare.HandleAsync(new CompareCluster(new ClusterId(cluster)), cancel)).Accepted(out var grid, out var refusal);
        return new(cluster, grid, refusal);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Grid is not { } grid || Columns.Count == 0 || (_lit is { } lit && ReferenceEquals(lit.Grid, grid) && lit.SharedOnly == _sharedOnly)) return;
        _lit = (grid, _sharedOnly);
        try
        {
            _module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/compare.js");
            if (_grid is not null) await _grid.InvokeVoidAsync("stop");
            _grid = await _module.InvokeAsync<IJSObjectReference>("compare", _host,
                grid.Values.Select(v => new Told($"{grid.Columns[v.Column].Title} {v.Text}", ClusterComparisonWords.Said(v), v.Href)).ToArray());
            if (_gone) await LetGoAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the grid with it.
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
