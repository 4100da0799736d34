using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain.Imports;
using Cordon.Features.Detection;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>Detection over many condensed rows, against reading the same rows bare in the same run; and its peak memory over a tenth of them.</summary>
internal static class Detection
{
    private const string Child = "child";
    private const int Accounts = 20_000, LogLines = 1_000_000;

    public static async Task RunAsync(string[] args)
    {
        if (args is [Child, var folder])
        {
            await DetectAsync(folder);
            return;
        }
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000_000;
        var small = await MeasureAsync(rows / 10, bare: false);
        var large = await MeasureAsync(rows, bare: true);
        var (speed, limit) = (large.Rows / large.Seconds, large.Rows / large.BareSeconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"detection: {large.Rows:N0} rows of {Accounts:N0} accounts in {large.Seconds:0.0} s ({speed:N0} rows/s), read bare in {large.BareSeconds:0.0} s ({limit:N0} rows/s), " +
            $"ratio {speed / limit:0.00} (must be at least 0.33); {large.Flags:N0} flags written"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"detection memory: {small.Rows:N0} rows peak {small.Peak / 1048576.0:0} MB, {large.Rows:N0} rows peak {large.Peak / 1048576.0:0} MB, ratio {(double)large.Peak / small.Peak:0.00} (must be at most 1.20)"));
    }

    private static async Task<Result> MeasureAsync(int rows, bool bare)
    {
        await using var store = await Store.CreateAsync();
        var filled = await FillAsync(store, rows);
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(Detection).Assembly.Location);
        foreach (var argument in new[] { "detection", Child, store.Folder }) start.ArgumentList.Add(argument);
        // Read once before either is timed, so that both find the file in the system's cache.
        var bareSeconds = bare ? Math.Min(ReadBare(store.Folder, filled), ReadBare(store.Folder, filled)) : 0;
        using var process = Process.Start(start)!;
        var output = (await process.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException("The detecting process failed.");
        return new(filled, double.Parse(output[0], CultureInfo.InvariantCulture), bareSeconds, long.Parse(output[1], CultureInfo.InvariantCulture), long.Parse(output[2], CultureInfo.InvariantCulture));
    }

    private static async Task DetectAsync(string folder)
    {
        await using var store = Store.Open(folder);
        await using var scope = store.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<RunDetectionHandler>().HandleAsync(new RunDetection(), new Progress<JobProgress>(), CancellationToken.None);
        var result = outcome.Value;
        var flags = await store.Services.GetRequiredService<CordonStore>().ReadAsync((db, ct) => db.Flags.LongCountAsync(ct), CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Seconds} {Peaks.OfThisProcess()} {flags}"));
    }

    /// <summary>Every row with every column, by account and minute as detection reads them, straight from the driver.</summary>
    private static double ReadBare(string folder, long expected)
    {
        using var connection = new SqliteConnection($"Data Source={folder}/cordon.db;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT AccountId, MinuteAt, ImportId, Requests, NotFound, Denied, Parts, Referred, Queried, Resources, Detail FROM ActivityMinutes ORDER BY AccountId, MinuteAt";
        var watch = Stopwatch.StartNew();
        using DbDataReader reader = command.ExecuteReader();
        var (rows, sum) = (0L, 0L);
        while (reader.Read())
        {
            for (var column = 0; column < 10; column++) sum += reader.GetInt64(column);
            sum += reader.GetFieldValue<byte[]>(10).Length;
            rows++;
        }
        return rows == expected && sum != 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{rows} rows were read.");
    }

    /// <summary>Imports a log, then repeats its rows later in time until there are enough: each account's rows lie all over the table, as in years of imports.</summary>
    private static async Task<long> FillAsync(Store store, int rows)
    {
        var log = Path.GetTempFileName();
        try
        {
            SampleLog.Write(log, Math.Min(LogLines, rows * 2), Accounts);
            await using var scope = store.Services.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<RunImportHandler>()
                .HandleAsync(new RunImport(ImportKind.Requests, log, "sample.log", IdentifyBy.User, "benchmark"), new Progress<JobProgress>(), CancellationToken.None);
            if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.ToString());
        }
        finally
        {
            File.Delete(log);
        }
        using var connection = new SqliteConnection($"Data Source={store.Folder}/cordon.db");
        connection.Open();
        var first = Scalar(connection, "SELECT count(*) FROM ActivityMinutes");
        var span = Scalar(connection, "SELECT max(MinuteAt) - min(MinuteAt) FROM ActivityMinutes") + TimeSpan.TicksPerDay;
        const string columns = "Chunk, Requests, Bytes, ClientErrors, NotFound, Denied, ServerErrors, Parts, Referred, Queried, Resources, Agents, Networks, Detail";
        var last = Scalar(connection, "SELECT max(Id) FROM ActivityMinutes");
        var count = first;
        for (var copy = 1; count < rows; copy++)
        {
            using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = $"INSERT INTO ActivityMinutes (AccountId, MinuteAt, ImportId, {columns}) SELECT AccountId, MinuteAt - {copy * span}, ImportId, {columns} " +
                $"FROM ActivityMinutes WHERE Id <= {last} ORDER BY Id LIMIT {rows - count}";
            count += command.ExecuteNonQuery();
        }
        Scalar(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return Scalar(connection, "SELECT count(*) FROM ActivityMinutes");
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private sealed record Result(long Rows, double Seconds, double BareSeconds, long Peak, long Flags);
}
