using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Data.Covering;

/// <summary>Writes down whom a proposed ban names and covers: a statement each, whatever the number of accounts.</summary>
public static class ProposalWriter
{
    /// <returns>How many.</returns>
    public static Task<int> NameAsync(WriteUnit unit, BanId ban, IReadOnlyCollection<AccountId> accounts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var statement = $"INSERT INTO BanAccounts (BanId, AccountId) SELECT {{0}}, s.Id FROM {unit.Dialect.IdList("{1}")} s";
        return unit.Db.Database.ExecuteSqlRawAsync(statement, [ban.Value, CoverageQuery.IdsOf(accounts)], cancel);
    }

    /// <summary>Keeps whom the ban would cover, as the proposer saw it.</summary>
    /// <returns>How many.</returns>
    public static Task<int> KeepAsync(WriteUnit unit, ProposalId proposal, BanRule rule, IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<IncidentId> incidents, DateTimeOffset at, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var rows = CoverageQuery.Rows(BanSource.Of(rule, incidents, unit.Dialect.IdList("{1}")), "1 = 1", null, null);
        var statement = "INSERT INTO ProposalAccounts (ProposalId, AccountId) SELECT {2}, q.AccountId FROM (" + rows + ") q";
        return unit.Db.Database.ExecuteSqlRawAsync(statement, [unit.Db.InstantOf(at), CoverageQuery.IdsOf(accounts), proposal.Value], cancel);
    }
}
