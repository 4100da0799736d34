using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Activity;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Activity;

/// <summary>The whole platform's requests over time, and when they stood far above the usual.</summary>
/// <param name="From">Null: <see cref="GetServiceSeriesHandler.DefaultDays"/> before the end.</param>
/// <param name="To">Null: the latest minute that was read.</param>
public sealed record GetServiceSeries(DateTimeOffset? From = null, DateTimeOffset? To = null);

public sealed class GetServiceSeriesHandler(CordonStore store, ICurrentActor actors)
{
    public const int DefaultDays = 14;

    /// <returns>The series; null inside where no request log was read yet.</returns>
    public async Task<Outcome<Series?>> HandleAsync(GetServiceSeries query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<Series?>>(
            async (db, ct) =>
            {
                var latest = await db.ServiceMinutes.OrderByDescending(m => m.MinuteAt).Select(m => (DateTimeOffset?)m.MinuteAt).FirstOrDefaultAsync(ct);
                if (latest is null) return (Series?)null;
                var end = query.To ?? latest.Value;
                var buckets = TimeBuckets.Over(query.From ?? end.AddDays(-DefaultDays), end);
                // Days around a short span, to tell what is usual by; a long one holds enough of them itself.
                var around = buckets.To - buckets.From < TimeSpan.FromDays(UnusualTraffic.Reach) ? UnusualTraffic.Reach : 0;
                var wide = new TimeBuckets(buckets.From.AddDays(-around), buckets.Minutes, buckets.Count + 2 * around * 1_440 / buckets.Minutes);
                var (from, to) = (wide.From, wide.To);
                var rows = db.ServiceMinutes.Where(m => m.MinuteAt >= from && m.MinuteAt < to)
                    .Select(m => new { m.MinuteAt, m.Requests, m.ClientErrors, m.ServerErrors, m.Timed, m.DurationMicros })
                    .TagWith(nameof(GetServiceSeries)).AsAsyncEnumerable();
                var all = new double[wide.Count];
                var (errors, failures, timed, micros) = (new double[buckets.Count], new double[buckets.Count], new double[buckets.Count], new double[buckets.Count]);
                await foreach (var row in rows.WithCancellation(ct))
                {
                    all[wide.IndexOf(row.MinuteAt)] += row.Requests;
                    if (row.MinuteAt < buckets.From || row.MinuteAt >= buckets.To) continue;
                    var at = buckets.IndexOf(row.MinuteAt);
                    errors[at] += row.ClientErrors + row.ServerErrors;
                    failures[at] += row.ServerErrors;
                    timed[at] += row.Timed;
                    micros[at] += row.DurationMicros;
                }
                var first = around * 1_440 / buckets.Minutes;
                var latency = timed.Any(t => t > 0) ? timed.Zip(micros, (t, m) => t > 0 ? m / t / 1_000 : (double?)null).ToArray() : null;
                return new Series(buckets.From, buckets.Minutes, all[first..(first + buckets.Count)], errors, latency)
                {
                    ServerErrors = failures,
                    Unusual = UnusualTraffic.Find(wide.From, wide.Minutes, all, first, buckets.Count),
                };
            },
            cancel);
    }
}
