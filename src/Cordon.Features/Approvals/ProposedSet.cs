using System.Globalization;
using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Approvals;

/// <summary>The accounts that a proposal is about, as it would be now: whom a ban covers, a lift frees or an exemption lets go.</summary>
internal static class ProposedSet
{
    /// <param name="at">When it would take effect.</param>
    public static async Task<IQueryable<long>> NowAsync(CordonDb db, IStoreDialect dialect, Proposal proposal, Ban ban, DateTimeOffset at, CancellationToken cancel) => proposal.Kind switch
    {
        ProposalKind.Ban => (await CoveredAsync(db, dialect, ban, at, cancel)).Select(r => r.AccountId),
        ProposalKind.Lift => Freed(db, ban),
        _ => db.Database.SqlQueryRaw<long>(StillCovered(proposal)),
    };

    /// <summary>Whom a ban would cover if it began now, or covers already.</summary>
    public static async Task<IQueryable<CoveredRow>> CoveredAsync(CordonDb db, IStoreDialect dialect, Ban ban, DateTimeOffset at, CancellationToken cancel)
    {
        // Its own time counts where it has begun, or begins later; one that waits begins with its approval, and reaches those who joined until then.
        if (ban.State == BanState.InForce || ban.Target == BanTarget.Accounts || ban.FromAt >= at) return CoverageQuery.Now(db, ban.Id);
        var accounts = await db.BanAccounts.Where(a => a.BanId == ban.Id).Select(a => a.AccountId).TagWith(nameof(ProposedSet)).ToListAsync(cancel);
        var incidents = await db.BanIncidents.Where(i => i.BanId == ban.Id).Select(i => i.IncidentId).TagWith(nameof(ProposedSet)).ToListAsync(cancel);
        return CoverageQuery.Of(db, dialect, ban.Rule, accounts, incidents, at);
    }

    /// <summary>Whom the end of a ban frees: those that it covers and no other ban does.</summary>
    public static IQueryable<long> Freed(CordonDb db, Ban ban) => db.Database.SqlQueryRaw<long>(FreedBy(ban));

    /// <summary>Whom it covers and other bans go on covering.</summary>
    public static IQueryable<long> StayBanned(CordonDb db, Ban ban) => db.Database.SqlQueryRaw<long>(CoveredByOthers(ban));

    /// <summary>Writes down who a lift frees, as it is proposed.</summary>
    public static Task<int> WriteFreedAsync(CordonDb db, Proposal lift, Ban ban, CancellationToken cancel)
    {
        var statement = $"INSERT INTO ProposalAccounts (ProposalId, AccountId) SELECT {Number(lift.Id.Value)}, f.Value FROM ({FreedBy(ban)}) f";
        return db.Database.ExecuteSqlRawAsync(statement, cancel);
    }

    /// <summary>As it was when it was proposed.</summary>
    public static IQueryable<long> Then(CordonDb db, Proposal proposal) => db.Database.SqlQueryRaw<long>(Proposed(proposal));

    public static async Task<string> DigestAsync(IQueryable<long> accounts, CancellationToken cancel) => AccountsDigest.Of(await accounts.OrderBy(id => id).TagWith(nameof(ProposedSet)).ToListAsync(cancel));

    /// <summary>What the accounts come to now, and by how much that differs from what was proposed.</summary>
    public static async Task<SetNow> CompareAsync(CordonDb db, IStoreDialect dialect, Proposal proposal, Ban ban, DateTimeOffset at, CancellationToken cancel)
    {
        var now = await NowAsync(db, dialect, proposal, ban, at, cancel);
        var accounts = await now.OrderBy(id => id).TagWith(nameof(ProposedSet)).ToListAsync(cancel);
        var digest = AccountsDigest.Of(accounts);
        if (digest == proposal.Digest) return new(digest, accounts.Count, 0, 0);
        var then = await Then(db, proposal).OrderBy(id => id).TagWith(nameof(ProposedSet)).ToListAsync(cancel);
        var both = Common(then, accounts);
        return new(digest, accounts.Count, accounts.Count - both, then.Count - both);
    }

    // Both ascending: one walk, however many there are.
    private static int Common(List<long> one, List<long> other)
    {
        var common = 0;
        for (int i = 0, j = 0; i < one.Count && j < other.Count;)
        {
            if (one[i] == other[j]) (i, j, common) = (i + 1, j + 1, common + 1);
            else if (one[i] < other[j]) i++;
            else j++;
        }
        return common;
    }

    private static string FreedBy(Ban ban) =>
        $"SELECT c.AccountId AS Value FROM Coverage c WHERE c.BanId = {Number(ban.Id.Value)} AND c.EndedAt IS NULL AND NOT EXISTS (SELECT 1 FROM Coverage o WHERE o.AccountId = c.AccountId AND o.BanId <> {Number(ban.Id.Value)} AND o.EndedAt IS NULL)";

    private static string CoveredByOthers(Ban ban) =>
        $"SELECT c.AccountId AS Value FROM Coverage c WHERE c.BanId = {Number(ban.Id.Value)} AND c.EndedAt IS NULL AND EXISTS (SELECT 1 FROM Coverage o WHERE o.AccountId = c.AccountId AND o.BanId <> {Number(ban.Id.Value)} AND o.EndedAt IS NULL)";

    private static string Proposed(Proposal proposal) => $"SELECT p.AccountId AS Value FROM ProposalAccounts p WHERE p.ProposalId = {Number(proposal.Id.Value)}";

    private static string StillCovered(Proposal proposal) =>
        $"SELECT p.AccountId AS Value FROM ProposalAccounts p JOIN Coverage c ON c.AccountId = p.AccountId AND c.BanId = {Number(proposal.BanId.Value)} AND c.EndedAt IS NULL WHERE p.ProposalId = {Number(proposal.Id.Value)}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Digest">Of the accounts as they are now; <paramref name="Accounts"/>: how many.</param>
/// <param name="Added">Came since it was proposed; <paramref name="Removed"/>: went.</param>
internal sealed record SetNow(string Digest, int Accounts, int Added, int Removed)
{
    /// <summary>Whether more came and went than a proposal bears.</summary>
    /// <param name="most">In percent of those proposed.</param>
    public bool IsDrifted(Proposal proposal, double most) => (Added + Removed) * 100.0 > most * proposal.Accounts;
}
