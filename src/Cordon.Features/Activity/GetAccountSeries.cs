using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Activity;

/// <summary>An account's requests over time; to the minute where the span is a day or less.</summary>
/// <param name="From">Null: from the first request, at most <see cref="TimeBuckets.MaxDays"/> before the end.</param>
/// <param name="To">Null: to the last request.</param>
public sealed record GetAccountSeries(AccountId Account, DateTimeOffset? From = null, DateTimeOffset? To = null);

public sealed class GetAccountSeriesHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The series; null inside where no request was read of the account.</returns>
    public async Task<Outcome<Series?>> HandleAsync(GetAccountSeries query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<Series?>>(
            async (db, ct) =>
            {
                var seen = await db.Accounts.Where(a => a.Id == query.Account).Select(a => new { a.FirstSeenAt, a.LastSeenAt }).SingleOrDefaultAsync(ct);
                if (seen is null) return AccountRefusals.NotFound;
                if (seen.FirstSeenAt == Account.NotSeen) return (Series?)null;
                var buckets = TimeBuckets.Over(query.From ?? seen.FirstSeenAt, query.To ?? seen.LastSeenAt);
                var (from, to) = (buckets.From, buckets.To);
                var rows = db.ActivityMinutes.Where(m => m.AccountId == query.Account && m.MinuteAt >= from && m.MinuteAt < to)
                    .Select(m => new { m.MinuteAt, m.Requests, Errors = m.ClientErrors + m.ServerErrors }).TagWith(nameof(GetAccountSeries)).AsAsyncEnumerable();
                var (requests, errors) = (new double[buckets.Count], new double[buckets.Count]);
                await foreach (var row in rows.WithCancellation(ct))
                {
                    var at = buckets.IndexOf(row.MinuteAt);
                    requests[at] += row.Requests;
                    errors[at] += row.Errors;
                }
                return new Series(from, buckets.Minutes, requests, errors, null);
            },
            cancel);
    }
}
