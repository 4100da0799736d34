using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cordon.Testing;
using Microsoft.Data.Sqlite;

namespace Cordon.Cli.Tests;

public sealed class KilledImportTests : IDisposable
{
    private const int Kills = 10, Lines = 60_000;
    private static readonly string[] Small = ["--set", "Cordon:Ingest:ChunkLines=1000"];

    private readonly CommandLine _whole = new(), _killed = new();

    // Wherever the process dies, what the next one finds must lead to the same end: so the moments may be any, and are.
    [Fact]
    public async Task Ten_kills_at_any_moment_lead_to_the_rows_of_an_import_that_was_never_killed()
    {
        var content = SampleLines.Log(TestApp.Noon.AddDays(-3), Lines, 300);
        await _whole.RunAsync("migrate");
        Assert.Equal(0, (await _whole.RunAsync(["import", "requests", _whole.WriteFile("night.log", content), .. Small])).Code);
        await _killed.RunAsync("migrate");
        var log = _killed.WriteFile("night.log", content);

        var random = new Random(3);
        for (var kill = 0; kill < Kills; kill++) await KillAsync(log, random.Next(4), random.Next(1_500_000));
        var result = (await _killed.RunAsync(["import", "requests", log, "--json", .. Small])).Json;

        Assert.Equal(Lines, result.GetProperty("accepted").GetInt32());
        Assert.Equal(Rows(_whole), Rows(_killed));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(_killed.Folder, "evidence"), "*", SearchOption.AllDirectories), file => !file.Contains(".incoming", StringComparison.Ordinal));
        Assert.Equal("ok|", Ask(_killed, "PRAGMA integrity_check"));
        Assert.Equal("", Ask(_killed, "SELECT * FROM pragma_foreign_key_check"));
    }

    /// <summary>Kills the process once so many more chunks are stored, after a while of spinning, or when it ends by itself.</summary>
    private async Task KillAsync(string log, int chunks, int spins)
    {
        var before = Chunks();
        using var process = _killed.Start("Development", ["import", "requests", log, .. Small]);
        var ended = CommandLine.EndAsync(process);
        while (!process.WaitForExit(1) && Chunks() < before + chunks) ;
        Thread.SpinWait(spins);
        if (!process.HasExited) process.Kill();
        await ended;
    }

    private long Chunks() => long.TryParse(Ask(_killed, "SELECT NextChunk FROM Imports").TrimEnd((char)124), CultureInfo.InvariantCulture, out var chunks) ? chunks : 0;

    private static string Rows(CommandLine cordon)
    {
        string[] tables =
        [
            "SELECT m.Id, a.ExternalId, m.MinuteAt, m.Chunk, m.Requests, m.Bytes, m.Detail FROM ActivityMinutes m JOIN Accounts a ON a.Id = m.AccountId ORDER BY m.Id",
            "SELECT MinuteAt, Chunk, Requests, Bytes FROM ServiceMinutes ORDER BY 1, 2",
            "SELECT Id, ExternalId, Requests, FirstSeenAt, LastSeenAt FROM Accounts ORDER BY 1",
            "SELECT AccountId, Term FROM AccountTerms ORDER BY 1, 2",
            "SELECT \"Key\", Method, Template FROM Routes ORDER BY 1",
            "SELECT \"Key\", Text FROM UserAgents ORDER BY 1",
            "SELECT State, Lines, Accepted, Rejected, AccountsCreated, NextChunk FROM Imports",
            "SELECT State FROM Jobs",
            "SELECT Sha256, SizeBytes FROM Evidence",
        ];
        return string.Join('\n', tables.Select(table => Ask(cordon, table)).Select(rows => $"{rows.Length} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(rows)))}"));
    }

    private static string Ask(CommandLine cordon, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(cordon.Folder, "cordon.db")};Pooling=False;Mode=ReadWrite");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var text = new StringBuilder();
        while (reader.Read())
            for (var i = 0; i < reader.FieldCount; i++)
                text.Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)).Append('|');
        return text.ToString();
    }

    public void Dispose()
    {
        _whole.Dispose();
        _killed.Dispose();
    }
}
