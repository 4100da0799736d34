using System.Globalization;
using Cordon.Domain.Linking;
using Cordon.Features.Linking;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Linking;

public sealed partial class ClusterGraph : IAsyncDisposable
{
    private ElementReference _host;
    private IJSObjectReference? _module;
    private IJSObjectReference? _graph;
    private DotNetObjectReference<ClusterGraph>? _me;
    private (ClusterView View, IReadOnlyList<ClusterSuggestion> Suggestions)? _modelOf;
    private ClusterGraphModel? _drawn;
    private ClusterLook? _drawnLook;
    private string _found = "";
    private bool _ready;
    private bool _gone;

    [Inject] public required IJSRuntime Js { get; set; }

    [Parameter, EditorRequired] public required ClusterView View { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<ClusterSuggestion> Suggestions { get; set; }
    [Parameter, EditorRequired] public required ClusterLook Look { get; set; }

    /// <summary>Something else was selected, or other days were chosen.</summary>
    [Parameter] public EventCallback<ClusterLook> Changed { get; set; }

    private ClusterGraphModel Model { get; set; } = new([], [], 0, 0);

    private int FromDay => Look.SeenFrom is { } from ? Math.Clamp(ClusterGraphModel.Day(At(from)), Model.FirstDay, Model.LastDay) : Model.FirstDay;

    private int ToDay => Look.SeenTo is { } to ? Math.Clamp(ClusterGraphModel.Day(At(to)), Model.FirstDay, Model.LastDay) : Model.LastDay;

    private string Days => $"Seen {Said(FromDay)} to {Said(ToDay)}";

    private string Spoken => $"{Figures.Count(View.Members.Count, "account")} and {Figures.Count(View.Identifiers.Count, "identifier")}, {Figures.Count(View.Identifiers.Count(i => i.State == LinkState.Joins))} of which join them. " +
        "Arrow keys move the view, plus and minus zoom, 0 shows all. “Show as table” has the same in words.";

    private bool Has(string kind) => View.Identifiers.Any(i => ClusterLook.KindOf(i.Name.Kind) == kind);

    protected override void OnParametersSet()
    {
        if (_modelOf is { } of && ReferenceEquals(of.View, View) && ReferenceEquals(of.Suggestions, Suggestions)) return;
        _modelOf = (View, Suggestions);
        Model = ClusterGraphModel.Of(View, Suggestions);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                _me = DotNetObjectReference.Create(this);
                _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/graph.js");
                _graph = await _module.InvokeAsync<IJSObjectReference>("clusterGraph", _host, _me);
                if (_gone)
                {
                    await LetGoAsync();
                    return;
                }
            }
            if (_graph is null) return;
            if (!ReferenceEquals(_drawn, Model))
            {
                var (model, look) = (Model, Look);
                (_drawn, _drawnLook) = (model, look);
                var placed = await Task.Run(model.Placed);
                if (_graph is null || !ReferenceEquals(model, _drawn)) return;
                await _graph.InvokeVoidAsync("show", placed, Filter(look), look.Select);
                _ready = true;
                StateHasChanged();
            }
            else if (_drawnLook != Look)
            {
                var before = _drawnLook;
                _drawnLook = Look;
                await _graph.InvokeVoidAsync("look", Filter(Look), Look.Select, before?.Select != Look.Select);
            }
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the graph with it.
        }
    }

    /// <summary>Somebody tapped a node or a line; null: the ground.</summary>
    [JSInvokable]
    public Task SelectedAsync(string? id) => Changed.InvokeAsync(Look with { Select = id is { Length: <= 100 } ? id : null });

    private Task FromChanged(ChangeEventArgs change) => DaysAsync(Day(change, Model.FirstDay), ToDay);

    private Task ToChanged(ChangeEventArgs change) => DaysAsync(FromDay, Day(change, Model.LastDay));

    private Task DaysAsync(int from, int to)
    {
        if (from > to) (from, to) = (to, from);
        return Changed.InvokeAsync(Look with { SeenFrom = from <= Model.FirstDay ? null : ClusterGraphModel.Date(from), SeenTo = to >= Model.LastDay ? null : ClusterGraphModel.Date(to) });
    }

    private async Task FindAsync(ChangeEventArgs change)
    {
        var text = (change.Value as string ?? "").Trim();
        if (text.Length == 0)
        {
            _found = "";
            return;
        }
        var all = Model.Nodes.Where(n => n.Label.Contains(text, StringComparison.OrdinalIgnoreCase)).OrderBy(n => !n.Label.StartsWith(text, StringComparison.OrdinalIgnoreCase)).ThenBy(n => n.Label.Length).ToList();
        // Asked again, the next of them.
        var at = all.FindIndex(n => n.Id == Look.Select);
        _found = all.Count == 0 ? "Nothing here is called so" : $"{at + 1 + (at + 1 < all.Count ? 1 : 0)} of {all.Count}";
        if (all.Count > 0) await SelectedAsync(all[at + 1 < all.Count ? at + 1 : 0].Id);
    }

    private async Task CallAsync(string what, params object[] with)
    {
        if (_graph is not null) await _graph.InvokeVoidAsync(what, with);
    }

    private object Filter(ClusterLook look) => new { hidden = look.Hidden, from = FromDay, to = ToDay };

    private static int Day(ChangeEventArgs change, int otherwise) => int.TryParse(change.Value as string, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day) ? day : otherwise;

    private static string Said(int day) => ClusterGraphModel.Date(day).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        await LetGoAsync();
        _me?.Dispose();
    }

    private async Task LetGoAsync()
    {
        try
        {
            var (graph, module) = (_graph, _module);
            (_graph, _module) = (null, null);
            if (graph is not null)
            {
                await graph.InvokeVoidAsync("destroy");
                await graph.DisposeAsync();
            }
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the graph with it.
        }
    }
}
