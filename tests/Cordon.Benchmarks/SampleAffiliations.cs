using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Cordon.Benchmarks;

/// <summary>Accounts of a platform with what attribution rests on: three in ten have mail at one of two thousand organizations, one in ten a dated signal, one in ten a bill.</summary>
internal static class SampleAffiliations
{
    private const int Organizations = 2_000;

    public static void Fill(string folder, int accounts)
    {
        using var connection = new SqliteConnection($"Data Source={folder}/cordon.db");
        connection.Open();
        Run(connection, "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; BEGIN");
        Run(connection, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Organizations})
            INSERT INTO Organizations (Id, Name, NameKey, LearnedAt, Version) SELECT i, 'Company ' || i, 'company ' || i, {At}, 0 FROM n
            """);
        Run(connection, $"INSERT INTO OrganizationDomains (OrganizationId, Domain, Host) SELECT Id, 'company' || Id || '.example', 'company' || Id || '.example' FROM Organizations");
        Run(connection, "INSERT INTO OrganizationAncestors (OrganizationId, AncestorId, Depth) SELECT Id, Id, 0 FROM Organizations");
        Run(connection, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {accounts.ToString(CultureInfo.InvariantCulture)}),
            m AS (SELECT i, CASE WHEN i % 10 < 3 THEN 'company' || (1 + (i * 7919) % {Organizations}) || '.example' WHEN i % 10 = 3 THEN 'own' || i || '.example' ELSE 'gmail.com' END AS Host FROM n)
            INSERT INTO Accounts (Id, ExternalId, Kind, Username, DisplayName, Email, EmailDomain, EmailVerified, FirstSeenAt, LastSeenAt, Requests, ActivityVersion, DetectedVersion, FlagScore, LearnedAt)
            SELECT i, 'A-' || i, 'Registered', 'u' || i, 'Person ' || i, 'u' || i || '@' || Host, Host, i % 8 <> 0, {At}, {At}, 0, 0, 0, 0, {At} FROM m
            """);
        Run(connection, $"""
            INSERT INTO Signals (AccountId, OrganizationId, Kind, Value, Source, FirstObservedAt, ObservedAt, Derived, LearnedAt)
            SELECT Id, 1 + (Id * 7919) % {Organizations}, CASE Id % 3 WHEN 0 THEN 'VerifiedMail' WHEN 1 THEN 'PublicProfile' ELSE 'SsoTenant' END, EmailDomain, 'file', {At} - (Id % 700) * 864000000000, {At} - (Id % 700) * 864000000000, 0, {At}
            FROM Accounts WHERE Id % 10 = 1
            """);
        Run(connection, $"INSERT INTO PaymentIdentities (Id, Kind, FingerprintHash, Funding, DescribedAt, FirstSeenAt, LastSeenAt) SELECT Id, 'Card', printf('%064d', Id), 'Credit', {At}, {At}, {At} FROM Accounts WHERE Id % 10 = 2");
        Run(connection, $"""
            INSERT INTO BillingDetails (AccountId, PaymentIdentityId, Digest, Name, Email, FirstSeenAt, LastSeenAt)
            SELECT Id, Id, printf('%064d', Id), CASE WHEN Id % 40 = 2 THEN 'Company ' || (1 + Id % {Organizations}) || ' Ltd' ELSE 'Person ' || Id END, Email, {At}, {At} FROM Accounts WHERE Id % 10 = 2
            """);
        Run(connection, "COMMIT; ANALYZE");
    }

    /// <summary>The rows that attribution writes, by statements alone and without judging anything: signals of mail, and an affiliation with its first version for each account and organization.</summary>
    public static void WriteBare(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder}/cordon.db");
        connection.Open();
        Run(connection, "PRAGMA foreign_keys=ON; BEGIN IMMEDIATE");
        Run(connection, "INSERT INTO OrganizationHosts (Host, OrganizationId, Listed, BearsName, IsShared, Accounts) SELECT d.Host, d.OrganizationId, 1, 1, 0, COUNT(*) FROM Accounts a JOIN OrganizationDomains d ON d.Host = a.EmailDomain GROUP BY d.Host, d.OrganizationId");
        Run(connection, $"""
            INSERT INTO Signals (AccountId, OrganizationId, Kind, Value, Source, FirstObservedAt, ObservedAt, Derived, LearnedAt)
            SELECT a.Id, h.OrganizationId, 'VerifiedMail', h.Host, 'cordon', {At}, {At}, 1, {At} FROM Accounts a JOIN OrganizationHosts h ON h.Host = a.EmailDomain
            """);
        Run(connection, $"""
            INSERT INTO Affiliations (AccountId, OrganizationId, State, Confidence, EverConfidence, Kinds, LastSightedAt, Review, DecidedStrength, LearnedAt, Version)
            SELECT DISTINCT AccountId, OrganizationId, 'Suspected', 0.9, 0.9, 1, {At}, 'Undecided', 0, {At}, 1 FROM Signals ORDER BY AccountId
            """);
        Run(connection, """
            INSERT INTO AffiliationVersions (AffiliationId, AccountId, OrganizationId, State, Confidence, At, DecidedStrength)
            SELECT Id, AccountId, OrganizationId, State, Confidence, LearnedAt, 0 FROM Affiliations
            """);
        Run(connection, "COMMIT");
    }

    private static string At { get; } = SampleAccounts.Start.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (statement, 600);
        command.ExecuteNonQuery();
    }
}
