using Cordon.Domain.Activity;

namespace Cordon.Domain.Incidents;

/// <summary>Suggests when an incident was: spans in which the platform was asked for, or failed, far more than it usually does at that hour.</summary>
public static class IncidentWindows
{
    /// <summary>Shorter than this, in minutes, it was over before anybody could have looked.</summary>
    public const int LeastMinutes = 10;

    // Found in stretches of so many minutes, or on a small platform one page with forty pictures would be a flood; then cut to the minute.
    private const int Bucket = 10;

    // Ordinary minutes at both ends, less than a quarter as high as its greatest stretch, do not belong to it.
    private const double LeastOfPeak = 0.25;

    // Beside a flood, a lively evening that everything bore is not written down; failures are, however few.
    private const double LeastOfGreatest = 0.2;

    // A minute that was logged and had no failure is told from one without a log by this much.
    private const double Logged = 1e-6;

    /// <param name="from">Start of the first minute: midnight, UTC.</param>
    /// <param name="requests">A figure a minute, also of the days around that are only compared with; <paramref name="failures"/> likewise.</param>
    /// <param name="first">The first minute that is judged, a midnight; <paramref name="count"/> of them are, whole days.</param>
    /// <returns>The most beyond the usual first. Spans that touch are one.</returns>
    public static IReadOnlyList<SuggestedWindow> Find(DateTimeOffset from, IReadOnlyList<double> requests, IReadOnlyList<double> failures, int first, int count)
    {
        double[] logged = [.. failures.Select((failed, i) => requests[i] > 0 ? failed + Logged : 0)];
        var found = Cut(from, requests, first, count).Select(c => new SuggestedWindow(c.From, c.To, c.Stretch, null)).Concat(Cut(from, logged, first, count).Select(c => new SuggestedWindow(c.From, c.To, null, c.Stretch)))
            .OrderBy(w => w.FromAt).ThenBy(w => w.ToAt);
        var merged = new List<SuggestedWindow>();
        foreach (var window in found)
        {
            if (merged.Count > 0 && window.FromAt <= merged[^1].ToAt) merged[^1] = merged[^1].With(window);
            else merged.Add(window);
        }
        var least = merged.Select(w => w.Requests?.Beyond ?? 0).DefaultIfEmpty().Max() * LeastOfGreatest;
        return [.. merged.Where(w => (w.ToAt - w.FromAt).TotalMinutes >= LeastMinutes && (w.Failures is not null || w.Requests!.Beyond >= least)).OrderByDescending(w => w.Requests?.Beyond ?? 0).ThenByDescending(w => w.Failures?.Beyond ?? 0).ThenBy(w => w.FromAt)];
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To, UnusualStretch Stretch)> Cut(DateTimeOffset from, IReadOnlyList<double> minutes, int first, int count)
    {
        double[] buckets = [.. minutes.Chunk(Bucket).Select(b => b.Sum())];
        foreach (var stretch in UnusualTraffic.Find(from, Bucket, buckets, first / Bucket, count / Bucket))
        {
            var (start, end, least) = (Index(stretch.From), Index(stretch.To), stretch.Peak / Bucket * LeastOfPeak);
            while (start < end && minutes[start] < least) start++;
            while (end > start && minutes[end] < least) end--;
            yield return (from.AddMinutes(start), from.AddMinutes(end + 1), stretch);
        }

        int Index(DateTimeOffset at) => (int)(at - from).TotalMinutes;
    }
}

/// <param name="FromAt">The first minute.</param>
/// <param name="ToAt">The first minute after it.</param>
/// <param name="Requests">How requests stood above the usual; of several stretches the one that did most. Null where only failures did.</param>
/// <param name="Failures">How failures did; null where only requests did.</param>
public sealed record SuggestedWindow(DateTimeOffset FromAt, DateTimeOffset ToAt, UnusualStretch? Requests, UnusualStretch? Failures)
{
    /// <summary>How many times as high as usual requests stood at the peak; null where nothing is usual then, or only failures rose.</summary>
    public double? Times => Requests is { Usual: > 0 } stretch ? stretch.Peak / stretch.Usual : null;

    /// <summary>What it looks like until somebody looks.</summary>
    public IncidentKind Kind => Requests is null ? IncidentKind.Outage : IncidentKind.Scraping;

    internal SuggestedWindow With(SuggestedWindow other) => new(FromAt, other.ToAt > ToAt ? other.ToAt : ToAt, Greater(Requests, other.Requests), Greater(Failures, other.Failures));

    private static UnusualStretch? Greater(UnusualStretch? one, UnusualStretch? other) => one is null || other?.Beyond > one.Beyond ? other : one;
}
