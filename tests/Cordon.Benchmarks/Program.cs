using System.Diagnostics;
using Cordon.Benchmarks;

// One core, so that figures of different machines and runs can be compared as ratios; people and evidence are asked for on two.
if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) Process.GetCurrentProcess().ProcessorAffinity = args is ["people" or "evidence" or "evidence-lines", ..] ? 3 : 1;

var benchmarks = new Dictionary<string, Func<string[], Task>>
{
    ["import-speed"] = ImportSpeed.RunAsync,
    ["import-memory"] = ImportMemory.RunAsync,
    ["accounts"] = AccountPages.RunAsync,
    ["detection"] = Detection.RunAsync,
    ["linking"] = Linking.RunAsync,
    ["people"] = People.RunAsync,
    ["attribution"] = Attribution.RunAsync,
    ["evidence"] = Evidence.RunAsync,
    ["evidence-lines"] = EvidenceLines.RunAsync,
    ["bans"] = Bans.RunAsync,
    ["bans-preview"] = BansPreview.RunAsync,
};
if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/Cordon.Benchmarks -- {string.Join('|', benchmarks.Keys)} [size]");
    return 2;
}
await benchmark(args[1..]);
return 0;
