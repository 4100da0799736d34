using System.Diagnostics;
using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>A first run of linking over many accounts, against reading the same links bare and a bare union-find over them in the same run; then a run over a thousand new links.</summary>
internal static class Linking
{
    private const string Child = "child";
    private const int NewLinks = 1_000, Rounds = 3;

    public static async Task RunAsync(string[] args)
    {
        if (args is [Child, var folder])
        {
            await LinkAsync(folder);
            return;
        }
        var accounts = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        await MeasureAsync("usual", folder => SampleLinks.FillUsual(folder, accounts), "must be at most 3.00");
        await MeasureAsync("nobody alone", folder => SampleLinks.FillShared(folder, accounts), "no bound");
    }

    private static async Task MeasureAsync(string world, Action<string> fill, string bound)
    {
        await using var filled = await Store.CreateAsync();
        fill(filled.Folder);
        var rounds = new List<Round>();
        for (var i = 0; i < Rounds; i++) rounds.Add(await RoundAsync(filled.Folder));
        foreach (var r in rounds)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {r.Seconds:0.00} s, bare {r.BareSeconds:0.00} s, ratio {r.Ratio:0.00}; {NewLinks:N0} new links {r.NextSeconds:0.00} s"));
        var middle = rounds.OrderBy(r => r.Ratio).ElementAt(Rounds / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"linking, {world}: {middle.Links:N0} links, {middle.Members:N0} accounts in {middle.Clusters:N0} clusters, in {middle.Seconds:0.00} s; read and joined bare in {middle.BareSeconds:0.00} s; " +
            $"median ratio {middle.Ratio:0.00} ({bound}); peak {rounds.Max(r => r.Peak) / 1048576:0} MB (must be under 2,048 MB)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"linking, {world}, {NewLinks:N0} new links: {rounds.Max(r => r.NextSeconds):0.00} s at most (must be under 1 s); {middle.Looked:N0} accounts looked at, {middle.Changed:N0} in another cluster"));
    }

    /// <summary>Over a copy, so that each round is a first run.</summary>
    private static async Task<Round> RoundAsync(string filled)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-bench-").FullName;
        try
        {
            File.Copy(Path.Combine(filled, "cordon.db"), Path.Combine(folder, "cordon.db"));
            // Read once before either is timed, so that both find the file in the system's cache.
            Bare(folder);
            var bare = Bare(folder);
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(Linking).Assembly.Location);
            foreach (var argument in new[] { "linking", Child, folder }) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var output = (await process.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException("The linking process failed.");
            var figures = Array.ConvertAll(output, text => double.Parse(text, CultureInfo.InvariantCulture));
            return new(bare.Links, bare.Seconds, figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], figures[6]);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task LinkAsync(string folder)
    {
        await WarmAsync();
        await using var store = Store.Open(folder);
        await using var scope = store.Services.CreateAsyncScope();
        var first = await RunAsync(scope.ServiceProvider);
        var peak = Peaks.OfThisProcess();
        var (members, clusters) = await scope.ServiceProvider.GetRequiredService<CordonStore>()
            .ReadAsync(async (db, ct) => (await db.ClusterMembers.CountAsync(ct), await db.Clusters.CountAsync(ct)), CancellationToken.None);
        SampleLinks.Add(folder, NewLinks);
        var next = await RunAsync(scope.ServiceProvider);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first.Seconds} {peak} {members} {clusters} {next.Seconds} {next.Accounts} {next.Changed}"));
    }

    /// <summary>Both kinds of run over a small store: what starting a program takes is not asked here.</summary>
    private static async Task WarmAsync()
    {
        await using var store = await Store.CreateAsync();
        SampleLinks.FillUsual(store.Folder, 5_000);
        await using var scope = store.Services.CreateAsyncScope();
        await RunAsync(scope.ServiceProvider);
        SampleLinks.Add(store.Folder, 10);
        await RunAsync(scope.ServiceProvider);
    }

    private static async Task<LinkingResult> RunAsync(IServiceProvider services) =>
        (await services.GetRequiredService<RunLinkingHandler>().HandleAsync(new RunLinking(), new Progress<JobProgress>(), CancellationToken.None)).Value;

    /// <summary>Every link straight from the driver, by payment identity, and each account joined with the one before on the same identity.</summary>
    private static (double Seconds, long Links) Bare(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder}/cordon.db;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT PaymentIdentityId, AccountId FROM AccountPayments ORDER BY PaymentIdentityId, AccountId";
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var parents = Array.Empty<int>();
        var (links, card, last) = (0L, 0L, 0);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (id, account) = (reader.GetInt64(0), (int)reader.GetInt64(1));
            if (account >= parents.Length)
            {
                var before = parents.Length;
                Array.Resize(ref parents, Math.Max(2 * before, account + 1));
                for (var i = before; i < parents.Length; i++) parents[i] = i;
            }
            if (id == card) parents[Root(account)] = Root(last);
            (card, last) = (id, account);
            links++;
        }
        return (watch.Elapsed.TotalSeconds, links);

        int Root(int of)
        {
            while (parents[of] != of) of = parents[of] = parents[parents[of]];
            return of;
        }
    }

    private sealed record Round(long Links, double BareSeconds, double Seconds, double Peak, double Members, double Clusters, double NextSeconds, double Looked, double Changed)
    {
        public double Ratio => Seconds / BareSeconds;
    }
}
