using System.Globalization;
using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Exemptions;

/// <summary>Writes exemptions and their ends for whole groups, and lets coverage follow.</summary>
internal static class ExemptionWriter
{
    // Beyond, the accounts no longer stand in the statement: the whole ban is looked at.
    private const int MostNamed = 1_000;

    /// <summary>Exempts those of the proposal whom the ban covers still. The proposal is saved before.</summary>
    public static async Task<CoverageChange> ExemptAsync(WriteUnit unit, Proposal proposal, CancellationToken cancel)
    {
        var still = $"FROM ProposalAccounts p JOIN Coverage c ON c.AccountId = p.AccountId AND c.BanId = {Number(proposal.BanId.Value)} AND c.EndedAt IS NULL WHERE p.ProposalId = {Number(proposal.Id.Value)}";
        var read = $"SELECT p.AccountId AS Value {still}";
        var accounts = await unit.Db.Database.SqlQueryRaw<long>(read).OrderBy(id => id).Take(MostNamed + 1).TagWith(nameof(ExemptionWriter)).ToListAsync(cancel);
        var insert = $"INSERT INTO Exemptions (BanId, AccountId, ProposalId, FromAt, UntilAt) SELECT {Number(proposal.BanId.Value)}, p.AccountId, {Number(proposal.Id.Value)}, {{0}}, {(proposal.UntilAt is null ? "NULL" : "{1}")} {still}";
        object[] times = proposal.UntilAt is { } until ? [unit.Db.InstantOf(unit.At), unit.Db.InstantOf(until)] : [unit.Db.InstantOf(unit.At)];
        await unit.Db.Database.ExecuteSqlRawAsync(insert, times, cancel);
        return await FollowAsync(unit, proposal.BanId, accounts.ConvertAll(id => new AccountId(id)), EnforcementCause.Exempted, cancel);
    }

    /// <summary>Ends the exemptions from a ban whose time has come.</summary>
    /// <returns>How many, and what that changed.</returns>
    public static async Task<(int Ended, CoverageChange Change)> EndAsync(WriteUnit unit, BanId ban, CancellationToken cancel)
    {
        var over = unit.Db.Exemptions.Where(e => e.BanId == ban && e.EndedAt == null && e.UntilAt <= unit.At);
        var accounts = await over.OrderBy(e => e.AccountId).Select(e => e.AccountId).Take(MostNamed + 1).TagWith(nameof(ExemptionWriter)).ToListAsync(cancel);
        var ended = await over.ExecuteUpdateAsync(set => set.SetProperty(e => e.EndedAt, unit.At), cancel);
        return (ended, ended == 0 ? CoverageChange.None : await FollowAsync(unit, ban, accounts, EnforcementCause.ExemptionEnded, cancel));
    }

    private static async Task<CoverageChange> FollowAsync(WriteUnit unit, BanId ban, List<AccountId> accounts, EnforcementCause cause, CancellationToken cancel) =>
        await CoverageWriter.RefreshAsync(unit, new CoverageScope(Bans: [ban], Accounts: accounts.Count > MostNamed ? null : accounts), cause, cancel) ?? CoverageChange.None;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
