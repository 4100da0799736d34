using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>How many accounts a ban covered, day by day, and whenever that changed.</summary>
public sealed record GetBanReach(BanId Ban);

/// <param name="Days">From the day it first covered anybody until today, or until the last that it covered anybody; the newest <see cref="GetBanReachHandler.MostDays"/>.</param>
/// <param name="Changes">The latest first, at most <see cref="GetBanReachHandler.MostChanges"/>.</param>
public sealed record BanReach(IReadOnlyList<ReachDay> Days, IReadOnlyList<ReachChange> Changes);

/// <param name="Covered">At the end of the day of UTC; today: now.</param>
/// <param name="Most">At any instant of the day: a ban may be over by its evening.</param>
/// <param name="Came">Accounts that it came to cover on this day, and that it covers no longer.</param>
public sealed record ReachDay(DateOnly On, int Covered, int Most, int Came, int Went);

public sealed record ReachChange(DateTimeOffset At, int Came, int Went);

public sealed class GetBanReachHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    public const int MostDays = 366, MostChanges = 20;

    /// <returns>The days; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<BanReach>> HandleAsync(GetBanReach query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await store.ReadAsync<Outcome<BanReach>>(
            async (db, ct) =>
            {
                // A round has one instant, so there are as many groups as rounds, however many accounts.
                var came = await db.Coverage.Where(c => c.BanId == query.Ban).GroupBy(c => c.SinceAt).Select(g => new { g.Key, Count = g.Count() }).TagWith(nameof(GetBanReach)).ToListAsync(ct);
                var went = await db.Coverage.Where(c => c.BanId == query.Ban && c.EndedAt != null).GroupBy(c => c.EndedAt!.Value).Select(g => new { g.Key, Count = g.Count() }).TagWith(nameof(GetBanReach)).ToListAsync(ct);
                return Of([.. came.Select(c => (c.Key, c.Count)), .. went.Select(w => (w.Key, -w.Count))], today);
            },
            cancel);
    }

    /// <param name="rounds">When, and by how many it grew (or shrank, where negative).</param>
    internal static BanReach Of(IReadOnlyList<(DateTimeOffset At, int By)> rounds, DateOnly today)
    {
        if (rounds.Count == 0) return new([], []);
        var changes = rounds.GroupBy(r => r.At).OrderByDescending(g => g.Key).Take(MostChanges).Select(g => new ReachChange(g.Key, g.Where(r => r.By > 0).Sum(r => r.By), -g.Where(r => r.By < 0).Sum(r => r.By))).ToList();
        var byDay = rounds.GroupBy(r => DateOnly.FromDateTime(r.At.UtcDateTime)).ToDictionary(g => g.Key, g => g.GroupBy(r => r.At).OrderBy(i => i.Key).Select(i => (Came: i.Where(r => r.By > 0).Sum(r => r.By), Went: -i.Where(r => r.By < 0).Sum(r => r.By))).ToList());
        var days = new List<ReachDay>();
        var (first, last) = (byDay.Keys.Min(), byDay.Keys.Max());
        var covered = 0;
        for (var day = first; day <= last || (covered > 0 && day <= today); day = day.AddDays(1))
        {
            var (most, instants) = (covered, byDay.GetValueOrDefault(day) ?? []);
            foreach (var (came, went) in instants) most = Math.Max(most, covered += came - went);
            days.Add(new(day, covered, most, instants.Sum(i => i.Came), instants.Sum(i => i.Went)));
        }
        return new(days.Count <= MostDays ? days : days.GetRange(days.Count - MostDays, MostDays), changes);
    }
}
