using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>How bans stand, in numbers of lists that can be opened; and what waits for whoever asks.</summary>
public sealed record GetBanStanding;

/// <param name="ForYou">Proposals that whoever asks can decide or sign now: none of their own.</param>
/// <param name="ReviewDue">Bans whose day of review has come, of which <paramref name="ReviewDueYours"/> are the asker's own.</param>
/// <param name="Covered">What the bans in force cover, each counted by itself: an account that two cover counts twice.</param>
public sealed record BanStanding(int ForYou, int InForce, long Covered, int Scheduled, int Waiting, int ReviewDue, int ReviewDueYours);

public sealed class GetBanStandingHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    /// <returns>The numbers; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<BanStanding>> HandleAsync(GetBanStanding query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await store.ReadAsync<Outcome<BanStanding>>(
            async (db, ct) =>
            {
                var forYou = ListApprovalsHandler.ForMe(db, actor) is { } mine ? await mine.TagWith(nameof(GetBanStanding)).CountAsync(ct) : 0;
                var inForce = await ListBansHandler.Of(db.Bans, BanStage.InForce, today).GroupBy(b => b.State).Select(g => new { Count = g.Count(), Covered = g.Sum(b => (long)b.Covered) }).TagWith(nameof(GetBanStanding)).SingleOrDefaultAsync(ct);
                var scheduled = await ListBansHandler.Of(db.Bans, BanStage.Scheduled, today).TagWith(nameof(GetBanStanding)).CountAsync(ct);
                var waiting = await ListBansHandler.Of(db.Bans, BanStage.Waiting, today).TagWith(nameof(GetBanStanding)).CountAsync(ct);
                var due = ListBansHandler.Of(db.Bans, BanStage.ReviewDue, today);
                return new BanStanding(forYou, inForce?.Count ?? 0, inForce?.Covered ?? 0, scheduled, waiting, await due.TagWith(nameof(GetBanStanding)).CountAsync(ct),
                    await due.TagWith(nameof(GetBanStanding)).CountAsync(b => b.Owner == actor.Id, ct));
            },
            cancel);
    }
}
