using System.Diagnostics;
using System.Globalization;
using Cordon.Domain.Evidence;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Data.Storing;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>A log of 2 GB opened, scrolled to its end and searched: how long until lines are there, and how much the process grows.</summary>
internal static class EvidenceLines
{
    private const double MostSeconds = 0.5, MostGrowth = 64;
    private const int BlockLines = 2_000_000;

    public static async Task RunAsync(string[] args)
    {
        var wanted = (args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 2) * 1e9;
        await using var store = await Store.CreateAsync();
        await using var scope = store.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var log = Path.Combine(store.Folder, "large.log");
        Write(log, (long)wanted);
        var item = await SealAsync(services, log);
        File.Delete(log);

        // Everything is compiled and the garbage of sealing is gone before memory is looked at.
        var (read, search) = (services.GetRequiredService<ReadEvidenceLinesHandler>(), services.GetRequiredService<SearchEvidenceLinesHandler>());
        var small = Path.Combine(store.Folder, "small.log");
        SampleLog.Write(small, 20_000, accounts: 1_000);
        var warm = await SealAsync(services, small);
        await read.HandleAsync(new(warm.Id, 0), null, CancellationToken.None);
        await search.HandleAsync(new(warm.Id, new([], Text: "/images/777")), null, CancellationToken.None);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true);
        var before = Resident();
        var (peak, stop) = (before, new CancellationTokenSource());
        var watching = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, Resident());
                await Task.Delay(20);
            }
        });

        var first = await TimeAsync(() => read.HandleAsync(new(item.Id, 0), null, CancellationToken.None));
        var last = await TimeAsync(() => read.HandleAsync(new(item.Id, long.MaxValue, Backwards: true), null, CancellationToken.None));
        for (var i = 0; i < 200; i++) await read.HandleAsync(new(item.Id, (long)(wanted * i / 200)), null, CancellationToken.None);
        FoundEvidenceLines? found = null;
        var searched = await TimeAsync(async () => found = (await search.HandleAsync(new(item.Id, new([], Text: "/images/77777")), null, CancellationToken.None)).Value);
        var seal = await services.GetRequiredService<WatchSealHandler>().HandleAsync(new(item.Id), null, CancellationToken.None);
        await stop.CancelAsync();
        await watching;
        var growth = (peak - before) / 1048576.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"evidence-lines: {item.SizeBytes / 1e9:0.0} GB; first lines {first:0.000} s, last lines {last:0.000} s (must be at most {MostSeconds}); searched in {searched:0.0} s, {found!.Count:N0} lines found; seal {seal.Value.Standing}; " +
            $"memory grew by {growth:0} MB at most (must be less than {MostGrowth:0}){(first <= MostSeconds && last <= MostSeconds && growth < MostGrowth ? "" : " FAILED")}"));
    }

    private static void Write(string path, long bytes)
    {
        SampleLog.Write(path, BlockLines, accounts: 20_000);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var block = file.Length;
        var buffer = new byte[1 << 20];
        for (long from = 0; file.Length < bytes; from += buffer.Length)
        {
            file.Position = from % block / buffer.Length * buffer.Length;
            file.ReadExactly(buffer);
            file.Position = file.Length;
            file.Write(buffer);
        }
    }

    private static async Task<EvidenceItem> SealAsync(IServiceProvider services, string path)
    {
        await using var content = File.OpenRead(path);
        var artifact = await services.GetRequiredService<IArtifactStore>().SealAsync(content, null, CancellationToken.None);
        await using var unit = await services.GetRequiredService<CordonStore>().BeginAsync(CancellationToken.None);
        var item = new EvidenceItem
        {
            Sha256 = artifact.Sha256,
            SizeBytes = artifact.SizeBytes,
            MediaType = "text/plain",
            OriginalName = Path.GetFileName(path),
            Source = "benchmark",
            CollectedBy = "os:benchmark",
            CollectedAt = unit.At,
        };
        unit.Db.Evidence.Add(item);
        await unit.CommitAsync(CancellationToken.None);
        return item;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
