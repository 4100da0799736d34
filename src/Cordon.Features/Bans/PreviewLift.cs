using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>What the end of a ban would do, before anybody proposes it.</summary>
public sealed record PreviewLift(BanId Ban);

/// <param name="Frees">How many accounts no other ban covers; <paramref name="Digest"/> names them.</param>
/// <param name="StaysBanned">How many other bans go on covering, and <paramref name="By"/> which, the ban of most accounts first.</param>
/// <param name="Exemptions">Exemptions from it that no longer say anything.</param>
/// <param name="Waiting">Proposals about it that lapse with it: exemptions.</param>
/// <param name="ReviewOn">The review that is no longer due.</param>
/// <param name="FirstFreed">Some of those freed, as they are called on the platform.</param>
public sealed record LiftPreview(BanId Ban, BanState State, int Covered, int Frees, string Digest, int StaysBanned, IReadOnlyList<StayBannedBy> By, int Exemptions, int Waiting, DateOnly? ReviewOn, string? Owner, IReadOnlyList<string> FirstFreed);

/// <param name="Accounts">Of those that the lift would not free.</param>
public sealed record StayBannedBy(BanId Ban, int Accounts);

public sealed class PreviewLiftHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostNames = 8, MostBans = 20;

    /// <returns>The preview; or <c>permission.missing</c>, <c>ban.not-found</c>, <c>ban.not-in-force</c>.</returns>
    public async Task<Outcome<LiftPreview>> HandleAsync(PreviewLift query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<LiftPreview>>(
            async (db, ct) =>
            {
                if (await db.Bans.TagWith(nameof(PreviewLift)).SingleOrDefaultAsync(b => b.Id == query.Ban, ct) is not { } ban) return BanRefusals.NotFound;
                if (ban.State is not (BanState.InForce or BanState.Scheduled)) return BanRefusals.NotInForce;
                var freed = await ProposedSet.Freed(db, ban).OrderBy(id => id).TagWith(nameof(PreviewLift)).ToListAsync(ct);
                var stay = await ProposedSet.StayBanned(db, ban).TagWith(nameof(PreviewLift)).CountAsync(ct);
                var exemptions = await db.Exemptions.Where(e => e.BanId == ban.Id && e.EndedAt == null).TagWith(nameof(PreviewLift)).CountAsync(ct);
                var waiting = await db.Proposals.Where(p => p.BanId == ban.Id && p.State == ProposalState.Waiting && p.Kind == ProposalKind.Exemption).TagWith(nameof(PreviewLift)).CountAsync(ct);
                return new LiftPreview(ban.Id, ban.State, ban.Covered, freed.Count, AccountsDigest.Of(freed), stay, await OthersAsync(db, ban, ct), exemptions, waiting, ban.ReviewOn, ban.OwnerName, await NamesAsync(db, freed, ct));
            },
            cancel);
    }

    private static async Task<IReadOnlyList<StayBannedBy>> OthersAsync(CordonDb db, Ban ban, CancellationToken cancel)
    {
        var id = ban.Id.Value.ToString(CultureInfo.InvariantCulture);
        var statement = $"SELECT o.BanId AS Ban, COUNT(*) AS Accounts FROM Coverage c JOIN Coverage o ON o.AccountId = c.AccountId AND o.BanId <> {id} AND o.EndedAt IS NULL WHERE c.BanId = {id} AND c.EndedAt IS NULL GROUP BY o.BanId";
        var rows = await db.Database.SqlQueryRaw<OtherBan>(statement).OrderByDescending(o => o.Accounts).ThenBy(o => o.Ban).Take(MostBans).TagWith(nameof(PreviewLift)).ToListAsync(cancel);
        return [.. rows.Select(o => new StayBannedBy(new(o.Ban), o.Accounts))];
    }

    internal static async Task<IReadOnlyList<string>> NamesAsync(CordonDb db, IEnumerable<long> accounts, CancellationToken cancel)
    {
        var ids = accounts.Take(MostNames).Select(id => new AccountId(id)).ToList();
        return ids.Count == 0 ? [] : await db.Accounts.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).Select(a => a.ExternalId).TagWith(nameof(PreviewLift)).ToListAsync(cancel);
    }

    private sealed record OtherBan(long Ban, int Accounts);
}
