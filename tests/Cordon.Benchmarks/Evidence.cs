using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.HandingOver;
using Cordon.Features.Evidence.Verifying;
using Cordon.Features.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>Sealing, verifying and handing over a large file against the limit of it, the bare hash of the same file; and how much the memory of the process grows meanwhile.</summary>
internal static class Evidence
{
    private const int Mebibyte = 1 << 20, LimitMebibytes = 64;

    public static async Task RunAsync(string[] args)
    {
        var mebibytes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_048;
        await using var store = await Store.CreateAsync();
        var log = Path.Combine(store.Folder, "large.log");
        SampleLog.Write(log, lines: 200_000, accounts: 2_000);
        Lengthen(log, (long)mebibytes * Mebibyte);
        await AddAsync(store, WriteSmall(store));                               // warm
        var ratios = new List<double>();
        var id = default(EvidenceId);
        for (var round = 0; round < 3; round++)
        {
            Mark(log, round);
            var limit = Hash(log);
            var (seconds, grown, added) = await MeasureAsync(() => SealAsync(store, log));
            Print("seal", mebibytes, seconds, limit, grown);
            ratios.Add(limit / seconds);
            id = await AddAsync(store, log);
            if (round < 2) Console.WriteLine($"  sealed as {added.Sha256[..12]}…");
        }
        ratios.Sort();
        await VerifyAsync(store, Hash(log) * 3, mebibytes * 3);
        await HandOverAsync(store, id, mebibytes, Hash(log));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"evidence: median ratio {ratios[1]:0.00} of the hash limit while sealing (must be at least 0.50)"));
    }

    private static async Task<SealedArtifact> SealAsync(Store store, string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        return await store.Services.GetRequiredService<IArtifactStore>().SealAsync(file, null, CancellationToken.None);
    }

    private static async Task VerifyAsync(Store store, double limit, int mebibytes)
    {
        await using var scope = store.Services.CreateAsyncScope();
        var (seconds, grown, outcome) = await MeasureAsync(() => scope.ServiceProvider.GetRequiredService<VerifyEvidenceHandler>().HandleAsync(new VerifyEvidence(), new Progress<JobProgress>(), CancellationToken.None));
        if (!outcome.Value.IsWhole) throw new InvalidOperationException("The store is not whole.");
        Print("verify", mebibytes, seconds, limit, grown);
    }

    private static async Task HandOverAsync(Store store, EvidenceId id, int mebibytes, double limit)
    {
        await using var scope = store.Services.CreateAsyncScope();
        var path = Path.Combine(store.Folder, "package.zip");
        var (seconds, grown, _) = await MeasureAsync(async () =>
        {
            var package = (await scope.ServiceProvider.GetRequiredService<HandOverEvidenceHandler>().HandleAsync(new HandOverEvidence([id], null, "a measurement", "a benchmark"), CancellationToken.None)).Value;
            await using var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, Mebibyte);
            return await package.WriteAsync(target, CancellationToken.None);
        });
        Print("hand-over", mebibytes, seconds, limit, grown);
    }

    private static async Task<EvidenceId> AddAsync(Store store, string path)
    {
        await using var scope = store.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AddEvidenceHandler>().HandleAsync(new AddEvidence(path, "large.log", "benchmark"), null, CancellationToken.None)).Value.Id;
    }

    private static async Task<(double Seconds, long Grown, T Result)> MeasureAsync<T>(Func<Task<T>> work)
    {
        GC.Collect();
        using var peak = new PeakWatch();
        var watch = Stopwatch.StartNew();
        var result = await work();
        return (watch.Elapsed.TotalSeconds, peak.Grown(), result);
    }

    private static double Hash(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var watch = Stopwatch.StartNew();
        var buffer = new byte[Mebibyte];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int read; (read = file.Read(buffer)) > 0;) hash.AppendData(buffer, 0, read);
        hash.GetHashAndReset();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Print(string what, int mebibytes, double seconds, double limit, long grown) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what} {seconds:0.00} s ({mebibytes / seconds:N0} MiB/s) · limit, the bare hash {limit:0.00} s ({mebibytes / limit:N0} MiB/s) · ratio {limit / seconds:0.00} · memory grows by {grown / (double)Mebibyte:0} MiB (must be below {LimitMebibytes})"));

    private static string WriteSmall(Store store)
    {
        var path = Path.Combine(store.Folder, "small.log");
        SampleLog.Write(path, lines: 1_000, accounts: 10);
        return path;
    }

    /// <summary>Repeats what is in it until it is as long.</summary>
    private static void Lengthen(string path, long bytes)
    {
        var content = File.ReadAllBytes(path);
        using var file = new FileStream(path, FileMode.Append);
        while (file.Length < bytes) file.Write(content, 0, (int)Math.Min(content.Length, bytes - file.Length));
    }

    /// <summary>Makes it another file than before.</summary>
    private static void Mark(string path, int round)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.WriteByte((byte)('0' + round));
    }

    /// <summary>Looks at the memory of the process every few milliseconds: what the kernel keeps as its peak goes back to before this measurement.</summary>
    private sealed class PeakWatch : IDisposable
    {
        private readonly long _before = Environment.WorkingSet;
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _watching;
        private long _peak;

        public PeakWatch() => _watching = Task.Factory.StartNew(Watch, TaskCreationOptions.LongRunning);

        public long Grown()
        {
            _stop.Cancel();
            _watching.Wait();
            return Math.Max(0, _peak - _before);
        }

        public void Dispose() => _stop.Dispose();

        private void Watch()
        {
            do _peak = Math.Max(_peak, Environment.WorkingSet);
            while (!_stop.Token.WaitHandle.WaitOne(5));
        }
    }
}
