using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Activity;

/// <summary>The whole platform's requests over time.</summary>
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
                var (from, to) = (buckets.From, buckets.To);
                var rows = db.ServiceMinutes.Where(m => m.MinuteAt >= from && m.MinuteAt < to)
                    .Select(m => new { m.MinuteAt, m.Requests, Errors = m.ClientErrors + m.ServerErrors, m.Timed, m.DurationMicros })
                    .TagWith(nameof(GetServiceSeries)).AsAsyncEnumerable();
                var (requests, errors, timed, micros) = (new double[buckets.Count], new double[buckets.Count], new double[buckets.Count], new double[buckets.Count]);
                await foreach (var row in rows.WithCancellation(ct))
                {
                    var at = buckets.IndexOf(row.MinuteAt);
                    requests[at] += row.Requests;
                    errors[at] += row.Errors;
                    timed[at] += row.Timed;
                    micros[at] += row.DurationMicros;
                }
                var latency = timed.Any(t => t > 0) ? timed.Zip(micros, (t, m) => t > 0 ? m / t / 1_000 : (double?)null).ToArray() : null;
                return new Series(from, buckets.Minutes, requests, errors, latency);
            },
            cancel);
    }
}
