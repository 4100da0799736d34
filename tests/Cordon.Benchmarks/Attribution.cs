using System.Diagnostics;
using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Features.Attribution;
using Cordon.Features.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>A first run of attribution over many accounts, against bare statements that write as many rows in the same run; then a run over the same facts; and its memory against a tenth of the accounts.</summary>
internal static class Attribution
{
    private const string Child = "child";

    public static async Task RunAsync(string[] args)
    {
        if (args is [Child, var folder])
        {
            await AttributeAsync(folder);
            return;
        }
        var accounts = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var few = await MeasureAsync(accounts / 10);
        var many = await MeasureAsync(accounts);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"attribution: peak {few.Peak / 1048576:0} MB at {accounts / 10:N0} accounts, {many.Peak / 1048576:0} MB at {accounts:N0}: {many.Peak / few.Peak:0.00} (flat: under 1.50)"));
    }

    private static async Task<Round> MeasureAsync(int accounts)
    {
        await using var filled = await Store.CreateAsync();
        SampleAffiliations.Fill(filled.Folder, accounts);
        var bare = await OverCopyAsync(filled.Folder, folder =>
        {
            var watch = Stopwatch.StartNew();
            SampleAffiliations.WriteBare(folder);
            return Task.FromResult(watch.Elapsed.TotalSeconds);
        });
        var round = await OverCopyAsync(filled.Folder, RunChildAsync);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"attribution: {accounts:N0} accounts, {round.Signals:N0} signals, {round.Affiliations:N0} affiliations in {round.Seconds:0.0} s; as many rows by bare statements in {bare:0.0} s; ratio {round.Seconds / bare:0.0}; " +
            $"{accounts / round.Seconds:N0} accounts a second (minutes, not hours, for 1,000,000: at least 1,700); the same facts again {round.Again:0.0} s; peak {round.Peak / 1048576:0} MB"));
        return round;
    }

    private static async Task<T> OverCopyAsync<T>(string filled, Func<string, Task<T>> run)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-bench-").FullName;
        try
        {
            SqliteConnection.ClearAllPools();
            File.Copy(Path.Combine(filled, "cordon.db"), Path.Combine(folder, "cordon.db"));
            return await run(folder);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Round> RunChildAsync(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(Attribution).Assembly.Location);
        foreach (var argument in new[] { "attribution", Child, folder }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = (await process.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException("The attributing process failed.");
        var figures = Array.ConvertAll(output, text => double.Parse(text, CultureInfo.InvariantCulture));
        return new(figures[0], figures[1], figures[2], figures[3], figures[4]);
    }

    private static async Task AttributeAsync(string folder)
    {
        await using var store = Store.Open(folder);
        await using var scope = store.Services.CreateAsyncScope();
        var first = await RunAsync(scope.ServiceProvider);
        var peak = Peaks.OfThisProcess();
        var (signals, affiliations) = await scope.ServiceProvider.GetRequiredService<CordonStore>()
            .ReadAsync(async (db, ct) => (await db.Signals.CountAsync(ct), await db.Affiliations.CountAsync(ct)), CancellationToken.None);
        var again = await RunAsync(scope.ServiceProvider);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first.Seconds} {peak} {signals} {affiliations} {again.Seconds}"));
    }

    private static async Task<AttributionResult> RunAsync(IServiceProvider services) =>
        (await services.GetRequiredService<RunAttributionHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None)).Value;

    private sealed record Round(double Seconds, double Peak, double Signals, double Affiliations, double Again);
}
