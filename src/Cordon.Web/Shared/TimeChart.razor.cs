using System.Globalization;
using System.Runtime.InteropServices;
using Cordon.Features.Activity;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Shared;

public sealed partial class TimeChart : IAsyncDisposable
{
    // Below this a zoom shows nothing more: its buckets are minutes, and there are few of them.
    private const int LeastMinutes = 20;

    private static readonly Line Failures = new("failures", "Answered with 500 and above, of all requests", "5 3", false);

    private static readonly Line Requests = new("requests", "Requests", null, false), Errors = new("errors", "Errors", "5 3", false), Latency = new("latency", "Mean latency", "2 2", true);

    private ElementReference _host;
    private ElementReference? _healthHost;
    private IJSObjectReference? _module;
    private IJSObjectReference? _chart;
    private DotNetObjectReference<TimeChart>? _me;
    private Series? _drawn;
    private IReadOnlyList<ChartBand> _drawnBands = [];
    private IReadOnlyList<ChartPoint> _drawnPoints = [];
    private bool _table;
    private bool _utc = true;
    private bool _gone;

    [Inject] public required IJSRuntime Js { get; set; }

    /// <summary>Null while it is read for the first time, or where there is nothing.</summary>
    [Parameter, EditorRequired] public Series? Series { get; set; }

    /// <summary>What is counted; the length of a bucket is added.</summary>
    [Parameter] public string Title { get; set; } = "Requests";

    /// <summary>Newer figures are being read; the older ones stay, paler.</summary>
    [Parameter] public bool Busy { get; set; }

    /// <summary>Said where there are no figures at all.</summary>
    [Parameter] public string Nothing { get; set; } = "No requests were read.";

    /// <summary>Spans that are marked under the axis, for example the windows of flags.</summary>
    [Parameter] public IReadOnlyList<ChartBand> Bands { get; set; } = [];

    /// <summary>Single points that are marked as unusual.</summary>
    [Parameter] public IReadOnlyList<ChartPoint> Points { get; set; } = [];

    /// <summary>The span asked for, as it stands in the address.</summary>
    [Parameter] public TimeWindow Window { get; set; }

    /// <summary>Somebody chose another span; <see cref="TimeWindow.All"/> for the whole.</summary>
    [Parameter] public EventCallback<TimeWindow> WindowChanged { get; set; }

    // Only what lies in the span that is shown.
    private List<ChartBand> ShownBands => Series is null ? [] : [.. Bands.Where(b => b.To >= Series.From && b.From < Series.To)];

    private List<ChartPoint> ShownPoints => Series is null ? [] : [.. Points.Where(p => p.At >= Series.From && p.At < Series.To)];

    private int Strips => BandStrips.Lay(ShownBands).Select(laid => laid.Strip + 1).DefaultIfEmpty().Max();

    private IEnumerable<Line> Lines => Series is { Latency: not null, ServerErrors: null } ? [Requests, Errors, Latency] : [Requests, Errors];

    private IEnumerable<Line> HealthLines => Series?.Latency is null ? [Failures] : [Failures, Latency];

    private bool CanZoom => Series is { IsEmpty: false } series && (series.To - series.From).TotalMinutes > LeastMinutes;

    private string Spoken
    {
        get
        {
            if (Series is not { IsEmpty: false } series) return $"{Title}: none";
            var peak = Peak(series);
            return string.Create(CultureInfo.InvariantCulture,
                $"{Title} per {Figures.Minutes(series.Minutes)}, {TimeWindow.Text(series.From, series.To.AddMinutes(-1))}: {series.Requests.Sum():N0} in all, {series.Errors.Sum():N0} of them errors; most, {series.Requests[peak]:N0}, at {Instant.Absolute(At(series, peak))}.{SpokenMarks}");
        }
    }

    private string SpokenHealth
    {
        get
        {
            var (series, failed) = (Series!, Series!.ServerErrors!);
            var worst = Enumerable.Range(0, failed.Count).MaxBy(i => series.Requests[i] > 0 ? failed[i] / series.Requests[i] : 0);
            var errors = failed.Sum() == 0 ? "Platform errors: none." : string.Create(CultureInfo.InvariantCulture,
                $"Platform errors: {failed.Sum():N0} of {series.Requests.Sum():N0} requests; the greatest share, {Figures.Share(failed[worst], series.Requests[worst])}, at {Instant.Absolute(At(series, worst))}.");
            if (series.Latency is not { } latency) return errors + " The logs do not say how long requests took.";
            var slowest = Enumerable.Range(0, latency.Count).MaxBy(i => latency[i] ?? 0);
            return string.Create(CultureInfo.InvariantCulture, $"{errors} Mean latency: at most {latency[slowest]:N0} ms, at {Instant.Absolute(At(series, slowest))}.");
        }
    }

    private string SpokenMarks
    {
        get
        {
            var marks = ShownBands.GroupBy(b => b.Kind).OrderBy(g => g.Key).Select(g => Figures.Count(g.Count(), g.Key.ToString().ToLowerInvariant()))
                .Concat(ShownPoints.Count == 0 ? [] : [Figures.Count(ShownPoints.Count, "unusual point")]).ToList();
            return marks.Count == 0 ? "" : $" Marked: {string.Join(", ", marks)}; the table lists them.";
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                _me = DotNetObjectReference.Create(this);
                _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/charts.js");
                _chart = await _module.InvokeAsync<IJSObjectReference>("timeChart", _host, _me);
                if (_gone)
                {
                    await LetGoAsync();
                    return;
                }
                if (!await _chart.InvokeAsync<bool>("isUtc"))
                {
                    _utc = false;
                    StateHasChanged();
                }
            }
            if (_chart is not null && Series is not null) await MarkAsync();
            if (_chart is not null && Series is { } series && !ReferenceEquals(series, _drawn))
            {
                _drawn = series;
                var health = series is { ServerErrors: not null, IsEmpty: false };
                await _chart.InvokeVoidAsync("show", series.From.ToUnixTimeSeconds(), series.Minutes * 60, series.Latency is not null, Values(series), health ? _healthHost : null);
            }
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the chart with it.
        }
    }

    private async Task MarkAsync()
    {
        var (bands, points) = (ShownBands, ShownPoints);
        if (bands.SequenceEqual(_drawnBands) && points.SequenceEqual(_drawnPoints)) return;
        (_drawnBands, _drawnPoints) = (bands, points);
        // A band ends with its last minute, not where that begins.
        await _chart!.InvokeVoidAsync("mark",
            BandStrips.Lay(bands).Select(laid => new DrawnBand(laid.Band.From.ToUnixTimeSeconds(), laid.Band.To.ToUnixTimeSeconds() + 60, laid.Band.Label,
                laid.Band.Kind.ToString().ToLowerInvariant(), laid.Strip)).ToArray(),
            points.Select(p => new DrawnPoint(p.At.ToUnixTimeSeconds(), p.Label)).ToArray());
    }

    /// <summary>Dragged across: from and to in seconds since 1970, UTC.</summary>
    [JSInvokable]
    public Task ZoomedAsync(double from, double to) => WindowChanged.InvokeAsync(new TimeWindow(Minute(from), Minute(to)));

    private Task ZoomToPeakAsync()
    {
        var series = Series!;
        var span = series.To - series.From;
        var width = TimeSpan.FromMinutes(Math.Max(LeastMinutes, Math.Round(span.TotalMinutes / 6)));
        var from = At(series, Peak(series)).AddMinutes(series.Minutes / 2.0) - width / 2;
        if (from < series.From) from = series.From;
        if (from + width > series.To) from = series.To - width;
        return WindowChanged.InvokeAsync(new TimeWindow(from, from + width - TimeSpan.FromMinutes(1)));
    }

    private Task ShiftAsync(int direction)
    {
        var series = Series!;
        var step = (series.To - series.From) / 2 * direction;
        return WindowChanged.InvokeAsync(new TimeWindow((Window.From ?? series.From) + step, (Window.To ?? series.To.AddMinutes(-1)) + step));
    }

    private async Task ToggleZoneAsync()
    {
        _utc = !_utc;
        if (_chart is not null) await _chart.InvokeVoidAsync("setUtc", _utc);
    }

    // One array behind the other, as bytes: no text of numbers to write and read.
    private static byte[] Values(Series series)
    {
        IEnumerable<double> values = series.Requests.Concat(series.Errors);
        if (series is { ServerErrors: { } failures, IsEmpty: false }) values = values.Concat(failures.Zip(series.Requests, (failed, all) => all > 0 ? failed / all * 100 : double.NaN));
        if (series.Latency is { } latency) values = values.Concat(latency.Select(ms => ms ?? double.NaN));
        return MemoryMarshal.AsBytes(values.ToArray().AsSpan()).ToArray();
    }

    private static int Peak(Series series)
    {
        var peak = 0;
        for (var i = 1; i < series.Requests.Count; i++)
            if (series.Requests[i] > series.Requests[peak]) peak = i;
        return peak;
    }

    private static DateTimeOffset At(Series series, int bucket) => series.From.AddMinutes((double)series.Minutes * bucket);

    private static DateTimeOffset Minute(double seconds) => DateTimeOffset.FromUnixTimeSeconds((long)seconds / 60 * 60);

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
            var (chart, module) = (_chart, _module);
            (_chart, _module) = (null, null);
            if (chart is not null)
            {
                await chart.InvokeVoidAsync("destroy");
                await chart.DisposeAsync();
            }
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and the chart with it.
        }
    }

    /// <summary>As js/charts.js takes it: seconds since 1970, and the strip from 0.</summary>
    internal sealed record DrawnBand(long From, long To, string Label, string Kind, int Strip);

    internal sealed record DrawnPoint(long At, string Label);

    private sealed record Line(string Key, string Name, string? Dash, bool Dots);
}
