using System.Globalization;
using System.Runtime.InteropServices;
using Cordon.Domain;
using Cordon.Features.Linking;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Linking;

public sealed partial class ClusterTimelinePanel : PageSection<TimelineShown>, IAsyncDisposable
{
    // In pixels; js/lanes.js is told.
    private const int LaneHeight = 34, AxisHeight = 40;

    private const int LeastMinutes = 20;

    // What the browser hands back to the circuit has to fit into one message.
    private const int MostHandedOver = 15_000;

    private ElementReference _host;
    private IJSObjectReference? _module;
    private IJSObjectReference? _lanes;
    private DotNetObjectReference<ClusterTimelinePanel>? _me;
    private ClusterTimeline? _drawn;
    private bool _table;
    private bool _gone;

    [Inject] public required GetClusterTimelineHandler TimelineOf { get; set; }
    [Inject] public required IJSRuntime Js { get; set; }

    [Parameter, EditorRequired] public long Cluster { get; set; }

    /// <summary>The span asked for, as it stands in the address.</summary>
    [Parameter] public TimeWindow Window { get; set; }

    /// <summary>Somebody chose another span; <see cref="TimeWindow.All"/> for the whole.</summary>
    [Parameter] public EventCallback<TimeWindow> WindowChanged { get; set; }

    /// <summary>What the prerendering hands to the circuit: of many lanes nothing, they are read again.</summary>
    [PersistentState]
    public TimelineShown? Handed
    {
        get => Shown?.Timeline is { } timeline && timeline.Lanes.Count * timeline.Buckets > MostHandedOver ? null : Shown;
        set => Shown = value;
    }

    public override TimelineShown? Shown { get; set; }

    protected override bool IsStale => Shown is not { } shown || shown.Cluster != Cluster || shown.Window != Window;

    private ClusterTimeline? Timeline => Shown is { } shown && shown.Cluster == Cluster ? shown.Timeline : null;

    protected override async Task<TimelineShown> ReadAsync(CancellationToken cancel)
    {
        var (cluster, window) = (Cluster, Window);
        (await TimelineOf.HandleAsync(new GetClusterTimeline(new ClusterId(cluster), window.From, window.To), cancel)).Accepted(out var timeline, out var refusal);
        return new(cluster, window, timeline, refusal);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Timeline is not { } timeline || ReferenceEquals(timeline, _drawn)) return;
        _drawn = timeline;
        try
        {
            _me ??= DotNetObjectReference.Create(this);
            _module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/lanes.js");
            _lanes ??= await _module.InvokeAsync<IJSObjectReference>("lanes", _host, _me, LaneHeight);
            if (_gone)
            {
                await LetGoAsync();
                return;
            }
            var flags = timeline.Lanes.SelectMany((lane, i) => lane.Flags.Select(f => new DrawnFlag(i, f.From.ToUnixTimeSeconds(), f.To.ToUnixTimeSeconds() + 60))).ToArray();
            await _lanes.InvokeVoidAsync("show", timeline.From.ToUnixTimeSeconds(), timeline.Minutes * 60, timeline.Lanes.Count, Values(timeline), flags);
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the lanes with it.
        }
    }

    /// <summary>Dragged across: from and to in seconds since 1970, UTC.</summary>
    [JSInvokable]
    public Task ZoomedAsync(double from, double to) => WindowChanged.InvokeAsync(new TimeWindow(Minute(from), Minute(to)));

    private Task ZoomAsync(ClusterTimeline timeline)
    {
        var busiest = Enumerable.Range(0, timeline.Buckets).MaxBy(i => timeline.Lanes.Sum(l => l.Requests[i]));
        var width = TimeSpan.FromMinutes(Math.Max(LeastMinutes, Math.Round((timeline.To - timeline.From).TotalMinutes / 6)));
        var from = timeline.From.AddMinutes(timeline.Minutes * (busiest + 0.5)) - width / 2;
        if (from < timeline.From) from = timeline.From;
        if (from + width > timeline.To) from = timeline.To - width;
        return WindowChanged.InvokeAsync(new TimeWindow(from, from + width - TimeSpan.FromMinutes(1)));
    }

    private Task ShiftAsync(ClusterTimeline timeline, int direction)
    {
        var step = (timeline.To - timeline.From) / 2 * direction;
        return WindowChanged.InvokeAsync(new TimeWindow((Window.From ?? timeline.From) + step, (Window.To ?? timeline.To.AddMinutes(-1)) + step));
    }

    private static int Most(ClusterTimeline timeline) => timeline.Lanes.Max(l => l.Requests.Max());

    private static bool IsQuiet(ClusterTimeline timeline) => Most(timeline) == 0;

    private static List<int> Filled(ClusterTimeline timeline) => [.. Enumerable.Range(0, timeline.Buckets).Where(i => timeline.Lanes.Any(l => l.Requests[i] > 0))];

    private static List<ChartBand> Bands(ClusterTimeline timeline) => [.. timeline.Lanes.SelectMany(l => l.Flags.Select(f => new ChartBand(f.From, f.To, $"{l.Account}: {f.Title}")))];

    private static string Note(ClusterTimeline timeline) => Filled(timeline).Count is var filled && filled > TimeTable.MostRows
        ? $"The first {Figures.Count(TimeTable.MostRows)} of {Figures.Count(filled)} rows with requests, a row per {Figures.Minutes(timeline.Minutes)}. Zoom in to see the rest."
        : $"{Figures.Count(filled, "row")} with requests of {Figures.Count(timeline.Buckets)}, a row per {Figures.Minutes(timeline.Minutes)}; the others are empty and left out.";

    private static string Spoken(ClusterTimeline timeline)
    {
        var together = Enumerable.Range(0, timeline.Buckets).Count(i => timeline.Lanes.Count(l => l.Requests[i] > 0) > 1);
        return $"Requests of {Figures.Count(timeline.Lanes.Count, "account")} on one axis, {TimeWindow.Text(timeline.From, timeline.To.AddMinutes(-1))}. " +
            $"In {Figures.Count(together)} of {Figures.Count(Filled(timeline).Count)} stretches with requests more than one of them was active.";
    }

    // One lane behind the other, as bytes: no text of numbers to write and read.
    private static byte[] Values(ClusterTimeline timeline) => MemoryMarshal.AsBytes(timeline.Lanes.SelectMany(l => l.Requests).ToArray().AsSpan()).ToArray();

    private static DateTimeOffset Minute(double seconds) => DateTimeOffset.FromUnixTimeSeconds((long)seconds / 60 * 60);

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        Dispose();
        await LetGoAsync();
        _me?.Dispose();
    }

    private async Task LetGoAsync()
    {
        try
        {
            var (lanes, module) = (_lanes, _module);
            (_lanes, _module) = (null, null);
            if (lanes is not null)
            {
                await lanes.InvokeVoidAsync("destroy");
                await lanes.DisposeAsync();
            }
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the lanes with it.
        }
    }

    /// <summary>As js/lanes.js takes it: the lane from 0, seconds since 1970.</summary>
    internal sealed record DrawnFlag(int Lane, long From, long To);
}

/// <param name="Cluster">Whose it is.</param>
/// <param name="Timeline">Null where no request was read of any of its accounts.</param>
public sealed record TimelineShown(long Cluster, TimeWindow Window, ClusterTimeline? Timeline, Refusal? Refusal);
