using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Cordon.Benchmarks;

/// <summary>A platform whose one organization has a great many people, and the rows that a ban of it comes to, by statements alone.</summary>
internal static class SampleBan
{
    public static void Fill(string folder, int accounts, int people)
    {
        using var connection = Open(folder);
        Run(connection, "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; BEGIN");
        Run(connection, $"INSERT INTO Organizations (Id, Name, NameKey, LearnedAt, Version) VALUES (1, 'Northlight Data', 'northlight data', {At}, 0), (2, 'Harbour Works', 'harbour works', {At}, 0)");
        Run(connection, "INSERT INTO OrganizationAncestors (OrganizationId, AncestorId, Depth) SELECT Id, Id, 0 FROM Organizations");
        Run(connection, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Text(accounts)})
            INSERT INTO Accounts (Id, ExternalId, Kind, Username, Email, EmailDomain, EmailVerified, Plan, Country, FirstSeenAt, LastSeenAt, Requests, ActivityVersion, DetectedVersion, FlagScore, LearnedAt)
            SELECT i, 'A-' || i, 'Registered', 'u' || i, 'u' || i || '@studio.example', 'studio.example', 1, CASE i % 3 WHEN 0 THEN 'paid' WHEN 1 THEN 'team' ELSE 'free' END, CASE i % 4 WHEN 0 THEN 'DE' WHEN 1 THEN 'FR' WHEN 2 THEN 'US' ELSE 'JP' END,
                {At}, {At} - (i % 90) * 864000000000, i % 1000, 0, 0, CASE WHEN i % 50 = 0 THEN 0.9 ELSE 0 END, {At} FROM n
            """);
        // Spread over the platform, as staff are: four in five confirmed, the rest suspected at all kinds of confidence; and one in ten of them at a second company too.
        Run(connection, $"""
            INSERT INTO Affiliations (AccountId, OrganizationId, State, Confidence, EverConfidence, Kinds, LastSightedAt, Review, DecidedStrength, LearnedAt, Version)
            SELECT Id, 1, CASE WHEN n % 5 = 0 THEN 'Suspected' ELSE 'Confirmed' END, 0.5 + (n % 50) / 100.0, 0.95, 1 + (n % 4), {At}, 'None', 4, {At}, 1
            FROM (SELECT Id, ROW_NUMBER() OVER (ORDER BY Id) AS n FROM Accounts WHERE Id % {Text(accounts / people)} = 0)
            """);
        Run(connection, $"""
            INSERT INTO Affiliations (AccountId, OrganizationId, State, Confidence, EverConfidence, Kinds, LastSightedAt, Review, DecidedStrength, LearnedAt, Version)
            SELECT AccountId, 2, 'Confirmed', 0.9, 0.95, 1, {At}, 'None', 4, {At}, 1 FROM Affiliations WHERE Id % 10 = 0
            """);
        Run(connection, "COMMIT; ANALYZE");
    }

    /// <summary>The rows of a ban that comes into force.</summary>
    public static void ApplyBare(string folder)
    {
        using var connection = Open(folder);
        Run(connection, "PRAGMA foreign_keys=ON; BEGIN IMMEDIATE");
        Run(connection, $"INSERT INTO Coverage (BanId, AccountId, AffiliationId, SinceAt, Round) SELECT 1, AccountId, Id, {At}, 1 FROM Affiliations WHERE OrganizationId = 1 ORDER BY AccountId");
        Run(connection, $"INSERT INTO EnforcementChanges (Sequence, At, AccountId, State, BanId, Cause) SELECT Id, {At}, AccountId, 'Banned', 1, 'BanApplied' FROM Coverage WHERE BanId = 1");
        Run(connection, "COMMIT");
    }

    /// <summary>The rows of its lift, behind <see cref="ApplyBare"/>.</summary>
    public static void LiftBare(string folder)
    {
        using var connection = Open(folder);
        Run(connection, "PRAGMA foreign_keys=ON; BEGIN IMMEDIATE");
        Run(connection, $"UPDATE Coverage SET EndedAt = {At}, EndedInRound = 2 WHERE BanId = 1 AND EndedAt IS NULL");
        Run(connection, $"INSERT INTO EnforcementChanges (Sequence, At, AccountId, State, BanId, Cause) SELECT Id + 10000000, {At}, AccountId, 'Allowed', 1, 'BanLifted' FROM Coverage WHERE BanId = 1");
        Run(connection, "COMMIT");
    }

    private static string At { get; } = Text(SampleAccounts.Start.UtcTicks);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection($"Data Source={folder}/cordon.db");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (statement, 600);
        command.ExecuteNonQuery();
    }
}
