using System.Diagnostics;
using System.Globalization;
using Cordon.Domain.Imports;
using Cordon.Features.Imports;
using Cordon.Features.Ingest.Requests;
using Cordon.Features.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>A whole import against the limit of it: a bare parser over the same file, and a bare insert of the same rows into the same tables.</summary>
internal static class ImportSpeed
{
    private static readonly string[] Tables = ["Accounts", "AccountTerms", "ActivityMinutes", "ServiceMinutes", "Routes", "UserAgents"];

    public static async Task RunAsync(string[] args)
    {
        var lines = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var log = Path.GetTempFileName();
        try
        {
            SampleLog.Write(log, lines, accounts: 20_000);
            await ImportAsync(log, measure: false);                                 // warm
            var ratios = new List<double>();
            for (var round = 0; round < 3; round++) ratios.Add(await RoundAsync(log, lines));
            ratios.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"import-speed: median ratio {ratios[1]:0.00} of the limit (must be at least 0.50)"));
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static async Task<double> RoundAsync(string log, int lines)
    {
        var (seconds, rows) = await ImportAsync(log, measure: true);
        var parse = Parse(log);
        var insert = await InsertAsync(rows);
        var count = rows.Values.Sum(r => r.Count);
        var limit = parse + insert;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"import {seconds:0.00} s ({lines / seconds:N0} lines/s) · limit {limit:0.00} s: parse {parse:0.00} s ({lines / parse:N0} lines/s), insert {insert:0.00} s ({count:N0} rows, {count / insert:N0}/s) · ratio {limit / seconds:0.00}"));
        return limit / seconds;
    }

    private static async Task<(double Seconds, Dictionary<string, List<object?[]>> Rows)> ImportAsync(string log, bool measure)
    {
        await using var store = await Store.CreateAsync();
        await using var scope = store.Services.CreateAsyncScope();
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var outcome = await scope.ServiceProvider.GetRequiredService<RunImportHandler>()
            .HandleAsync(new RunImport(ImportKind.Requests, log, "sample.log", IdentifyBy.User, "benchmark"), new Progress<JobProgress>(), CancellationToken.None);
        var seconds = watch.Elapsed.TotalSeconds;
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.ToString());
        if (!measure) return (seconds, []);
        await using var connection = new SqliteConnection($"Data Source={store.Folder}/cordon.db");
        await connection.OpenAsync();
        return (seconds, Tables.ToDictionary(table => table, table => Read(connection, table)));
    }

    private static double Parse(string log)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        using var file = File.OpenRead(log);
        var reader = new LineReader(file);
        var parser = new RequestLineParser();
        long bytes = 0;
        while (reader.TryRead(out var line))
            if (parser.TryParse(line, out var request, out _)) bytes += request.Bytes;
        if (bytes == 0) throw new InvalidOperationException("Nothing was parsed.");
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>One transaction, one prepared command a table, reused parameters; the schema with all its indexes.</summary>
    private static async Task<double> InsertAsync(Dictionary<string, List<object?[]>> rows)
    {
        await using var store = await Store.CreateAsync();
        await using var connection = new SqliteConnection($"Data Source={store.Folder}/cordon.db;Foreign Keys=True");
        await connection.OpenAsync();
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await using var transaction = connection.BeginTransaction();
        foreach (var (table, all) in rows)
        {
            if (all.Count == 0) continue;
            await using var command = connection.CreateCommand();
            var places = Enumerable.Range(0, all[0].Length).Select(i => $"$p{i}").ToArray();
            command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", places)})";
            var parameters = places.Select(place => command.Parameters.AddWithValue(place, DBNull.Value)).ToArray();
            command.Prepare();
            foreach (var row in all)
            {
                for (var i = 0; i < row.Length; i++) parameters[i].Value = row[i] ?? DBNull.Value;
                command.ExecuteNonQuery();
            }
        }
        transaction.Commit();
        return watch.Elapsed.TotalSeconds;
    }

    private static List<object?[]> Read(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(row);
        }
        return rows;
    }
}
