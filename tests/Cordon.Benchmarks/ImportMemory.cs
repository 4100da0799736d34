using System.Diagnostics;
using System.Globalization;
using Cordon.Domain.Imports;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>Peak memory of an import, and of one ten times as long: each in a process of its own.</summary>
internal static class ImportMemory
{
    private const string Child = "child";

    public static async Task RunAsync(string[] args)
    {
        if (args is [Child, var log])
        {
            await ImportAsync(log);
            return;
        }
        var lines = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 300_000;
        var small = Measure(lines);
        var large = Measure(lines * 10);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"import-memory: {lines:N0} lines peak {small / 1048576.0:0} MB, {lines * 10:N0} lines peak {large / 1048576.0:0} MB, ratio {(double)large / small:0.00} (must be at most 1.20)"));
    }

    private static long Measure(int lines)
    {
        var log = Path.GetTempFileName();
        try
        {
            SampleLog.Write(log, lines, accounts: 20_000);
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ImportMemory).Assembly.Location);
            foreach (var argument in new[] { "import-memory", Child, log }) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return long.Parse(output.Trim(), CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static async Task ImportAsync(string log)
    {
        await using var store = await Store.CreateAsync();
        await using var scope = store.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<RunImportHandler>()
            .HandleAsync(new RunImport(ImportKind.Requests, log, "sample.log", IdentifyBy.User, "benchmark"), new Progress<JobProgress>(), CancellationToken.None);
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.ToString());
        Console.WriteLine(Peaks.OfThisProcess().ToString(CultureInfo.InvariantCulture));
    }
}
