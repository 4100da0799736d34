using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Activity;

/// <summary>Which part of the requests of a span flagged accounts made.</summary>
/// <param name="To">The last minute, inclusive; at most <see cref="GetStretchShareHandler.MaxHours"/> behind <paramref name="From"/>.</param>
public sealed record GetStretchShare(DateTimeOffset From, DateTimeOffset To);

/// <param name="Accounts">Flagged accounts that each made at least one in a hundred of the requests.</param>
/// <param name="Made">Requests of these.</param>
/// <param name="All">Accounts there are; counted up to 10,000, as everywhere.</param>
/// <param name="Requests">Of all accounts.</param>
public sealed record StretchShare(int Accounts, long Made, BoundedCount All, long Requests);

public sealed class GetStretchShareHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxHours = 24;

    // Those with the highest scores: some thousand minutes of each at most are added up.
    private const int MostAccounts = 50;

    /// <returns>The share; null inside where the span is too long to be added up for a page. Or <c>permission.missing</c>.</returns>
    public async Task<Outcome<StretchShare?>> HandleAsync(GetStretchShare query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (query.To - query.From > TimeSpan.FromHours(MaxHours)) return (StretchShare?)null;
        return await store.ReadAsync<Outcome<StretchShare?>>(
            async (db, ct) =>
            {
                var (from, to) = (query.From, query.To);
                var ids = await db.Accounts.Where(a => a.FlagScore > 0).OrderByDescending(a => a.FlagScore).ThenByDescending(a => a.Id).Select(a => a.Id).Take(MostAccounts)
                    .TagWith(nameof(GetStretchShare)).ToListAsync(ct);
                var requests = await db.ServiceMinutes.Where(m => m.MinuteAt >= from && m.MinuteAt <= to).SumAsync(m => m.Requests, ct);
                var each = await db.ActivityMinutes.Where(m => ids.Contains(m.AccountId) && m.MinuteAt >= from && m.MinuteAt <= to).GroupBy(m => m.AccountId).Select(g => g.Sum(m => (long)m.Requests))
                    .TagWith(nameof(GetStretchShare)).ToListAsync(ct);
                var all = await db.Accounts.Select(a => a.Id).Take(BoundedCount.Look).CountAsync(ct);
                var greater = each.Where(made => made * 100 >= requests && made > 0).ToList();
                return new StretchShare(greater.Count, greater.Sum(), new(all), requests);
            },
            cancel);
    }
}
