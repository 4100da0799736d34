using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Data.Covering;

/// <summary>Whom a ban covers: the one query, in words that both databases know, that the preview counts with and that coverage is written by.</summary>
/// <remarks>The same rule as <see cref="Reach"/>, where it is written as people read it; a test draws worlds and holds the two together.</remarks>
public static class CoverageQuery
{
    /// <summary>Who is covered at a time, by the times of stored bans.</summary>
    public static IQueryable<CoveredRow> At(CordonDb db, DateTimeOffset at) =>
        db.Database.SqlQueryRaw<CoveredRow>(Rows(BanSource.Stored, ByTime, null, ExemptByTime), db.InstantOf(at));

    /// <summary>Whom bans in force mean now, or one that is about to begin, whoever is covered already.</summary>
    public static IQueryable<CoveredRow> Now(CordonDb db, BanId ban) => db.Database.SqlQueryRaw<CoveredRow>(Rows(BanSource.Stored, $"b.Id = {Number(ban.Value)}", null, ExemptByState));

    /// <summary>Whom a ban would cover that nobody has proposed yet. Nobody is exempt from it.</summary>
    /// <param name="accounts">Those it names itself.</param>
    /// <param name="at">When it would begin.</param>
    /// <param name="scope">Only these accounts are looked at; null: all.</param>
    public static IQueryable<CoveredRow> Of(CordonDb db, IStoreDialect dialect, BanRule rule, IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<IncidentId> incidents, DateTimeOffset at,
        CoverageScope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        var source = BanSource.Of(rule, incidents, dialect.IdList("{1}"));
        return db.Database.SqlQueryRaw<CoveredRow>(Rows(source, "1 = 1", scope, null), db.InstantOf(at), IdsOf(accounts));
    }

    internal static string IdsOf(IEnumerable<AccountId> accounts) => $"[{string.Join(',', accounts.Select(a => a.Value))}]";

    // {0} is the time.
    private const string ByTime =
        """
        b.FromAt <= {0} AND (b.UntilAt IS NULL OR b.UntilAt > {0}) AND (b.EndedAt IS NULL OR b.EndedAt > {0})
        AND (b.ApprovedAt <= {0} OR (b.EmergencyAt <= {0} AND b.EmergencyEndsAt > {0}))
        """;

    private const string ExemptByTime = "e.FromAt <= {0} AND (e.UntilAt IS NULL OR e.UntilAt > {0}) AND (e.EndedAt IS NULL OR e.EndedAt > {0})";

    /// <summary>What is carried out: a state moves forward only, whatever the clock does.</summary>
    internal const string ByState = "b.State = 'InForce'";

    internal const string ExemptByState = "e.EndedAt IS NULL";

    /// <summary>A row a ban and account, with the surest affiliation that it came through.</summary>
    /// <param name="ways">Also tells <c>Grade</c>, and by how many <c>Ways</c> the ban reaches the account.</param>
    internal static string Rows(BanSource source, string inForce, CoverageScope? scope, string? exempt, bool ways = false) =>
        $"""
        SELECT x.BanId, x.AccountId, x.AffiliationId{(ways ? ", x.Grade, x.Ways" : "")} FROM (
            SELECT r.BanId, r.AccountId, r.AffiliationId{(ways ? ", r.Grade, COUNT(*) OVER (PARTITION BY r.BanId, r.AccountId) AS Ways" : "")}, ROW_NUMBER() OVER (PARTITION BY r.BanId, r.AccountId ORDER BY r.Grade, r.Doubt, r.AffiliationId) AS Place FROM (
                {Reached(source, Scoped(inForce, scope, "f.AccountId"), Scoped(inForce, scope, "n.AccountId"))}
            ) r{(exempt is null ? "" : $" WHERE NOT EXISTS (SELECT 1 FROM Exemptions e WHERE e.BanId = r.BanId AND e.AccountId = r.AccountId AND {exempt})")}
        ) x WHERE x.Place = 1
        """;

    /// <summary>That a row of coverage, called <c>Coverage</c>, does not hold any more: its account is exempt, or the affiliation it came through no longer counts, whatever other one may.</summary>
    internal static string NoLonger() =>
        $"""
        (EXISTS (SELECT 1 FROM Exemptions e WHERE e.BanId = Coverage.BanId AND e.AccountId = Coverage.AccountId AND {ExemptByState}) OR NOT EXISTS (
            {Reached(BanSource.Stored, $"b.Id = Coverage.BanId AND f.Id = Coverage.AffiliationId AND f.AccountId = Coverage.AccountId AND {ByState}", $"b.Id = Coverage.BanId AND n.AccountId = Coverage.AccountId AND Coverage.AffiliationId IS NULL AND {ByState}")}
        ))
        """;

    private static string Reached(BanSource source, string affiliated, string named) =>
        $"""
        SELECT b.Id AS BanId, f.AccountId, f.Id AS AffiliationId, CASE f.State WHEN 'Confirmed' THEN 1 WHEN 'Suspected' THEN 2 ELSE 3 END AS Grade, 1 - f.Confidence AS Doubt
        FROM {source.Bans} b JOIN Organizations t ON t.Id = b.OrganizationId
            JOIN OrganizationAncestors o ON o.AncestorId = COALESCE(t.RootId, t.Id) AND (b.Subsidiaries = 1 OR o.Depth = 0)
            JOIN Affiliations f ON f.OrganizationId = o.OrganizationId
        WHERE {affiliated} AND (b.Joiners = 1 OR f.LearnedAt <= b.FromAt)
            AND (f.State = 'Confirmed' OR (f.State = 'Suspected' AND f.Confidence >= b.Threshold)
                OR (f.State = 'Ended' AND b.FormerMembers = 1 AND EXISTS (SELECT 1 FROM {source.Incidents} w JOIN Incidents i ON i.Id = w.IncidentId
                    WHERE w.BanId = b.Id AND (f.ValidFrom IS NULL OR f.ValidFrom < i.ToAt) AND (f.ValidTo IS NULL OR f.ValidTo > i.FromAt))))
        UNION ALL
        SELECT b.Id, n.AccountId, NULL, 0, 0 FROM {source.Bans} b JOIN {source.Accounts} n ON n.BanId = b.Id WHERE {named}
        """;

    private static string Scoped(string inForce, CoverageScope? scope, string account) =>
        scope is null ? inForce : $"{inForce}{scope.OfBans("b.Id")}{scope.OfAccounts(account)}";

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <param name="AffiliationId">Null where the ban names the account itself.</param>
public sealed record CoveredRow(long BanId, long AccountId, long? AffiliationId);

/// <summary>Where the query finds bans, the accounts they name and their incidents: in the tables, or in what is being written.</summary>
internal sealed record BanSource(string Bans, string Accounts, string Incidents)
{
    public static readonly BanSource Stored = new("Bans", "BanAccounts", "BanIncidents");

    /// <param name="accounts">A table of one column, <c>Id</c>.</param>
    public static BanSource Of(BanRule rule, IReadOnlyCollection<IncidentId> incidents, string accounts)
    {
        static string Bit(bool value) => value ? "1" : "0";
        // Cast, because a literal alone has no type on one database and an affinity of its own on the other.
        var organization = $"CAST({(rule.Organization is { } id ? CoverageQuery.Number(id.Value) : "NULL")} AS bigint)";
        var threshold = $"CAST({(rule.Threshold is { } least ? least.ToString("R", CultureInfo.InvariantCulture) : "NULL")} AS float)";
        var ids = incidents.Count == 0 ? "-1" : string.Join(", ", incidents.Select(i => CoverageQuery.Number(i.Value)));
        return new(
            $"(SELECT 0 AS Id, {organization} AS OrganizationId, {Bit(rule.Subsidiaries)} AS Subsidiaries, {threshold} AS Threshold, {Bit(rule.FormerMembers)} AS FormerMembers, {Bit(rule.Joiners)} AS Joiners, {{0}} AS FromAt)",
            $"(SELECT 0 AS BanId, s.Id AS AccountId FROM {accounts} s)",
            $"(SELECT 0 AS BanId, k.Id AS IncidentId FROM Incidents k WHERE k.Id IN ({ids}))");
    }
}

/// <summary>Which bans, and which accounts, a change of coverage looks at; whatever is not named is not narrowed.</summary>
public sealed record CoverageScope(IReadOnlyCollection<BanId>? Bans = null, IReadOnlyCollection<AccountId>? Accounts = null, AccountId? After = null, AccountId? To = null)
{
    public static readonly CoverageScope Everybody = new();

    public static CoverageScope Of(BanId ban) => new(Bans: [ban]);

    // A longer list in a statement is more than a database likes; looking at those between them, too, changes nothing.
    private const int MostNamed = 2_000;

    /// <summary>The accounts of one decision or chunk.</summary>
    public static CoverageScope Of(IReadOnlyCollection<AccountId> accounts) =>
        accounts.Count <= MostNamed ? new(Accounts: accounts) : new(After: new(accounts.Min(a => a.Value) - 1), To: new(accounts.Max(a => a.Value)));

    internal string OfBans(string column) => Bans is null ? "" : $" AND {column} IN ({List(Bans.Select(b => b.Value))})";

    internal string OfAccounts(string column)
    {
        var list = Accounts is null ? "" : $" AND {column} IN ({List(Accounts.Select(a => a.Value))})";
        var after = After is { } from ? $" AND {column} > {CoverageQuery.Number(from.Value)}" : "";
        var to = To is { } last ? $" AND {column} <= {CoverageQuery.Number(last.Value)}" : "";
        return list + after + to;
    }

    private static string List(IEnumerable<long> ids) => string.Join(", ", ids.Distinct().Order().Select(CoverageQuery.Number).DefaultIfEmpty("-1"));
}
