using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Activity;
using Cordon.Features.Activity;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Cordon.Web.Overview;

public sealed partial class TrafficPanel : PageSection<TrafficShown>
{
    [Inject] public required GetServiceSeriesHandler Activity { get; set; }
    [Inject] public required GetStretchShareHandler Shares { get; set; }
    [Inject] public required NavigationManager Navigation { get; set; }

    /// <summary>What is shown; the prerendering hands it to the circuit.</summary>
    [PersistentState] public override TrafficShown? Shown { get; set; }

    private string Asked => new Uri(Navigation.Uri).Query;

    protected override bool IsStale => Shown?.Asked != Asked;

    private List<ChartPoint> Points => Shown?.Series is not { } series ? [] : [.. series.Unusual.Select(s => new ChartPoint(s.PeakAt, Label(s, series.Minutes)))];

    private UnusualStretch? Greatest => Shown?.Series?.Unusual.MaxBy(s => s.Beyond);

    private MarkupString? Lead => Greatest is not { } stretch ? null : (MarkupString)(Shown?.Share is { Accounts: > 0, Requests: > 0 } share
        ? $"<strong>{Figures.Count(share.Accounts)}</strong> flagged {(share.Accounts == 1 ? "account" : "accounts")} of {share.All} made <strong>{Figures.Share(share.Made, share.Requests)}</strong> of {Figures.Count(share.Requests)} requests, {Span(stretch)}. "
        : $"Requests stood far above the usual, {Span(stretch)}: <strong>{Figures.Count((long)stretch.Requests)}</strong>, of which about {Figures.Count((long)stretch.Beyond)} beyond what these hours usually have.");

    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    protected override async Task<TrafficShown> ReadAsync(CancellationToken cancel)
    {
        var (asked, window) = (Asked, TimeWindow.Of(new Uri(Navigation.Uri)));
        (await Activity.HandleAsync(new GetServiceSeries(window.From, window.To), cancel)).Accepted(out var series, out var refusal);
        StretchShare? share = null;
        if (series?.Unusual.MaxBy(s => s.Beyond) is { } stretch) (await Shares.HandleAsync(new GetStretchShare(stretch.From, stretch.To), cancel)).Accepted(out share, out _);
        return new(asked, series, share, refusal);
    }

    private void Moved(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath != "/" || !IsStale) return;
        _ = InvokeAsync(() =>
        {
            var reading = ReadAgainAsync();
            StateHasChanged();
            return reading;
        });
    }

    private void Show(TimeWindow window) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(window.Query));

    private static string Label(UnusualStretch s, int minutes) => string.Create(CultureInfo.InvariantCulture,
        $"{s.Peak:N0} requests in {(minutes == 1 ? "a minute" : Figures.Minutes(minutes))}; usual in this hour: about {s.Usual:N0} (median of {s.Days} other days). Unusual {Span(s)}.");

    private static string Span(UnusualStretch s)
    {
        var (from, to) = (s.From.UtcDateTime, s.To.UtcDateTime.AddMinutes(1));
        var day = from.ToString("dddd d MMM", CultureInfo.InvariantCulture);
        return from.Date == to.Date ? string.Create(CultureInfo.InvariantCulture, $"{day}, {from:HH:mm} to {to:HH:mm} UTC")
            : string.Create(CultureInfo.InvariantCulture, $"{day}, {from:HH:mm} to {to:dddd} {to:HH:mm} UTC");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) Navigation.LocationChanged -= Moved;
    }
}

/// <param name="Asked">The query string it was read for.</param>
/// <param name="Share">Of the greatest unusual stretch; null where there is none, or it is too long to add up.</param>
public sealed record TrafficShown(string Asked, Series? Series, StretchShare? Share, Refusal? Refusal);
