using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Who was flagged since an instant, for the overview.</summary>
/// <param name="Since">Exclusive; as <see cref="MarkVisitHandler"/> tells it; null for all that stands.</param>
public sealed record GetNewFlags(DateTimeOffset? Since);

/// <param name="Accounts">Accounts with a flag that was not there before.</param>
/// <param name="Flagged">Accounts with any flag that stands and is not dismissed.</param>
/// <param name="Top">Of the new ones those with the highest scores, at most <see cref="GetNewFlagsHandler.MostShown"/>.</param>
public sealed record NewFlags(BoundedCount Accounts, BoundedCount Flagged, IReadOnlyList<FlaggedAccount> Top);

/// <param name="Account">External id.</param>
/// <param name="Reason">Of its clearest flag.</param>
/// <param name="Rules">All it is flagged for, the clearest first.</param>
/// <param name="FlaggedAt">Since when it has a flag that it did not have before.</param>
/// <param name="Requests">Since it was first seen.</param>
/// <param name="From">The first hour of <paramref name="RequestsPerHour"/>: 48 hours, of which the last holds the end of the clearest flag's window.</param>
public sealed record FlaggedAccount(long Id, string Account, double Score, string Reason, IReadOnlyList<string> Rules, DateTimeOffset FlaggedAt, long Requests, DateTimeOffset From, IReadOnlyList<long> RequestsPerHour);

public sealed class GetNewFlagsHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostShown = 5, Hours = 48;

    public async Task<Outcome<NewFlags>> HandleAsync(GetNewFlags query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<NewFlags>>(
            async (db, ct) =>
            {
                var news = FlagScores.Open(db);
                if (query.Since is { } since) news = news.Where(f => f.FirstFoundAt > since);
                // So many flags are of at least so many accounts as are counted; the newest first, as their index holds them.
                var count = await news.OrderByDescending(f => f.FirstFoundAt).Take(BoundedCount.Look * Detectors.All.Count).Select(f => f.AccountId).Distinct()
                    .TagWith(nameof(GetNewFlags)).CountAsync(ct);
                var flagged = await db.Accounts.Where(a => a.FlagScore > 0).Take(BoundedCount.Look).CountAsync(ct);
                var top = await db.Accounts.Where(a => a.FlagScore > 0 && news.Any(f => f.AccountId == a.Id)).OrderByDescending(a => a.FlagScore).ThenByDescending(a => a.Id).Take(MostShown)
                    .Select(a => new { a.Id, a.ExternalId, a.FlagScore, a.Requests }).TagWith(nameof(GetNewFlags)).ToListAsync(ct);
                var ids = top.ConvertAll(a => a.Id);
                var flags = (await FlagScores.Open(db).Where(f => ids.Contains(f.AccountId)).ToListAsync(ct))
                    .OrderByDescending(f => f.Score).ThenBy(f => FlagScores.Rank(f.Rule)).ToLookup(f => f.AccountId);
                var shown = new List<FlaggedAccount>();
                foreach (var account in top)
                {
                    var best = flags[account.Id].FirstOrDefault();
                    if (best is null) continue;
                    var to = Hour(best.ToAt).AddHours(1);
                    shown.Add(new(account.Id.Value, account.ExternalId, account.FlagScore, best.Reason, [.. flags[account.Id].Select(f => f.Rule)],
                        flags[account.Id].Max(f => f.FirstFoundAt), account.Requests, to.AddHours(-Hours),
                        await PerHourAsync(db, account.Id, to.AddHours(-Hours), to, ct)));
                }
                return new NewFlags(new(Math.Min(count, BoundedCount.Look)), new(flagged), shown);
            },
            cancel);
    }

    private static DateTimeOffset Hour(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);

    // At most a row a minute and import of two days.
    private static async Task<long[]> PerHourAsync(CordonDb db, AccountId account, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var hours = new long[Hours];
        foreach (var minute in await db.ActivityMinutes.Where(m => m.AccountId == account && m.MinuteAt >= from && m.MinuteAt < to).Select(m => new { m.MinuteAt, m.Requests }).ToListAsync(cancel))
            hours[(minute.MinuteAt.UtcTicks - from.UtcTicks) / TimeSpan.TicksPerHour] += minute.Requests;
        return hours;
    }
}
