using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Data.Covering;

/// <summary>Whom a ban would cover that nobody has proposed yet, with what its preview tells of each: one pass over <see cref="CoverageQuery"/>.</summary>
public static class PreviewQuery
{
    /// <param name="now">Accounts are told by when they were last active before it.</param>
    /// <param name="scope">Only these accounts are looked at; null: all.</param>
    public static IQueryable<PreviewRow> Of(CordonDb db, IStoreDialect dialect, BanRule rule, IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<IncidentId> incidents, DateTimeOffset at,
        DateTimeOffset now, CoverageScope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(rule);
        var rows = CoverageQuery.Rows(BanSource.Of(rule, incidents, dialect.IdList("{1}")), "1 = 1", scope, null);
        var statement = Told.Replace("{rows}", rows, StringComparison.Ordinal)
            .Replace("{exempt}", rule.Organization is { } id ? $"CASE WHEN EXISTS ({ExemptFromOthers} AND b.OrganizationId = {CoverageQuery.Number(id.Value)}) THEN 1 ELSE 0 END" : "0", StringComparison.Ordinal);
        return db.Database.SqlQueryRaw<PreviewRow>(statement, db.InstantOf(at), CoverageQuery.IdsOf(accounts), db.InstantOf(now.AddDays(-1)), db.InstantOf(now.AddDays(-7)), db.InstantOf(now.AddDays(-30)),
            db.InstantOf(Domain.Accounts.Account.NotSeen));
    }

    /// <summary>The same accounts, with what carries the affiliation each is reached through.</summary>
    public static IQueryable<SupportRow> Supports(CordonDb db, IStoreDialect dialect, BanRule rule, IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<IncidentId> incidents, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        var rows = CoverageQuery.Rows(BanSource.Of(rule, incidents, dialect.IdList("{1}")), "1 = 1", null, null, ways: true);
        var statement = $"SELECT q.Grade, q.Ways, f.Kinds, f.Confidence, f.DecidedByName FROM ({rows}) q JOIN Affiliations f ON f.Id = q.AffiliationId";
        return db.Database.SqlQueryRaw<SupportRow>(statement, db.InstantOf(at), CoverageQuery.IdsOf(accounts));
    }

    /// <summary>Those whom only a suspicion brings in, with any threshold that a rule may have.</summary>
    public static IQueryable<SuspectedRow> Suspected(CordonDb db, IStoreDialect dialect, BanRule rule, IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<IncidentId> incidents, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(rule);
        var widest = CoverageQuery.Rows(BanSource.Of(rule with { Threshold = BanRule.LeastThreshold }, incidents, dialect.IdList("{1}")), "1 = 1", null, null);
        var otherwise = CoverageQuery.Rows(BanSource.Of(rule with { Threshold = null }, incidents, dialect.IdList("{1}")), "1 = 1", null, null);
        // The surest way in is told: a suspicion hides an ended affiliation, and nothing else that counts.
        var statement = "SELECT f.Confidence, CASE WHEN a.FlagScore > 0 THEN 1 ELSE 0 END AS Flagged FROM (" + widest
            + ") q JOIN Affiliations f ON f.Id = q.AffiliationId AND f.State = 'Suspected' JOIN Accounts a ON a.Id = q.AccountId"
            + (rule.FormerMembers ? $" WHERE q.AccountId NOT IN (SELECT z.AccountId FROM ({otherwise}) z)" : "");
        return db.Database.SqlQueryRaw<SuspectedRow>(statement, db.InstantOf(at), CoverageQuery.IdsOf(accounts));
    }

    private const string ExemptFromOthers = "SELECT 1 FROM Exemptions e JOIN Bans b ON b.Id = e.BanId WHERE e.AccountId = q.AccountId AND e.EndedAt IS NULL AND b.State = 'InForce'";

    // "Plan" is a word of one of the databases.
    private const string Told =
        """
        SELECT q.AccountId, CASE f.State WHEN 'Confirmed' THEN 1 WHEN 'Suspected' THEN 2 WHEN 'Ended' THEN 3 ELSE 0 END AS Grade, COALESCE(f.Confidence, 0) AS Confidence, COALESCE(f.Kinds, 0) AS Kinds,
            a."Plan" AS PlanName, a.Country,
            CASE WHEN a.LastSeenAt >= {2} THEN 0 WHEN a.LastSeenAt >= {3} THEN 1 WHEN a.LastSeenAt >= {4} THEN 2 WHEN a.LastSeenAt > {5} THEN 3 ELSE 4 END AS Seen,
            CASE WHEN a.FlagScore > 0 THEN 1 ELSE 0 END AS Flagged,
            CASE WHEN EXISTS (SELECT 1 FROM Coverage c WHERE c.AccountId = q.AccountId AND c.EndedAt IS NULL) THEN 1 ELSE 0 END AS Banned,
            {exempt} AS Exempt,
            CASE WHEN EXISTS (SELECT 1 FROM AccountPayments p WHERE p.AccountId = q.AccountId) THEN 1 ELSE 0 END AS Paying
        FROM ({rows}) q JOIN Accounts a ON a.Id = q.AccountId LEFT JOIN Affiliations f ON f.Id = q.AffiliationId
        """;
}

/// <param name="Grade">0 named by the ban itself, 1 confirmed, 2 suspected, 3 ended.</param>
/// <param name="Confidence">Of the affiliation it is reached through; 0 where there is none.</param>
/// <param name="Kinds">A bit for each kind of signal that stands.</param>
/// <param name="Seen">Last active: 0 within a day, 1 a week, 2 thirty days, 3 before, 4 never.</param>
/// <param name="Flagged">1 or 0, as are the others: covered by any ban now; exempt from another ban of this target; with a payment identity.</param>
public sealed record PreviewRow(long AccountId, int Grade, double Confidence, int Kinds, string? PlanName, string? Country, int Seen, int Flagged, int Banned, int Exempt, int Paying);

/// <param name="Ways">By how many affiliations the ban reaches the account; being named counts as one.</param>
public sealed record SupportRow(int Grade, int Ways, int Kinds, double Confidence, string? DecidedByName);

public sealed record SuspectedRow(double Confidence, int Flagged);
