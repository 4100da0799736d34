using Cordon.Domain.Accounts;
using Microsoft.Data.Sqlite;

namespace Cordon.Benchmarks;

/// <summary>Many accounts of a year: a few common plans, countries and mail domains and many rare ones; ids ascend with the day of the first request.</summary>
internal static class SampleAccounts
{
    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Countries = ["US", "US", "US", "US", "IN", "IN", "BR", "DE", "DE", "JP", "FR", "GB", "MX", "ID", "PL", "SE"];
    private static readonly string[] Given = ["Mara", "Noor", "Idris", "Tomas", "Lena", "Sam", "Aiko", "Ada", "Milan", "Zoe", "Omar", "Ines", "Pavel", "Ruth", "Ugo", "Wei"];
    private static readonly string[] Family = ["Lind", "Okafor", "Silva", "Novak", "Meyer", "Tanaka", "Haddad", "Costa", "Kumar", "Olsen", "Petrov", "Rossi", "Sato", "Tran", "Weber", "Yilmaz"];

    public static void Fill(string folder, int count)
    {
        var random = new Random(11);
        using var connection = new SqliteConnection($"Data Source={folder}/cordon.db");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var account = Prepare(connection,
            "INSERT INTO Accounts (Id, ExternalId, Kind, Username, DisplayName, Email, EmailDomain, EmailVerified, Plan, Country, CreatedAt, FirstSeenAt, LastSeenAt, Requests, LearnedAt, ActivityVersion, DetectedVersion, FlagScore) " +
            "VALUES ($0, $1, 'Registered', $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, $11, $8, 1, 1, 0)", 12);
        using var term = Prepare(connection, "INSERT INTO AccountTerms (AccountId, Term) VALUES ($0, $1)", 2);
        for (var i = 1; i <= count; i++)
        {
            var name = $"{Given[random.Next(16)]} {Family[random.Next(16)]}";
            var user = $"{name.Replace(' ', '.').ToLowerInvariant()}{random.Next(100_000)}";
            var domain = random.Next(10) switch { < 4 => "mailhub.example", < 6 => "quickmail.example", _ => $"company{random.Next(20_000)}.example" };
            var plan = random.Next(1_000) switch { 0 => "enterprise", < 50 => "team", < 250 => "paid", _ => "free" };
            var country = random.Next(2_000) == 0 ? "IS" : Countries[random.Next(Countries.Length)];
            var first = Start.AddMinutes(525_600.0 * i / count);
            var last = first.AddMinutes(random.NextDouble() * (525_600 - 525_600.0 * i / count));
            var requests = (long)Math.Exp(random.NextDouble() * 10);
            Run(account, i, $"A-{i:0000000}", user, name, $"{user}@{domain}", domain, plan, country, first.UtcTicks, first.UtcTicks, last.UtcTicks, requests);
            foreach (var word in AccountTerms.Of($"A-{i:0000000}", user, name, $"{user}@{domain}")) Run(term, i, word);
        }
        transaction.Commit();
        using var analyze = connection.CreateCommand();
        analyze.CommandText = "PRAGMA analysis_limit=1000; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);";
        analyze.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.AddWithValue($"${i}", DBNull.Value);
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
