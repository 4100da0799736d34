using System.Diagnostics;
using Cordon.Benchmarks;

// One core, so that figures of different machines and runs can be compared as ratios.
if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) Process.GetCurrentProcess().ProcessorAffinity = 1;

var benchmarks = new Dictionary<string, Func<string[], Task>>
{
    ["import-speed"] = ImportSpeed.RunAsync,
    ["import-memory"] = ImportMemory.RunAsync,
    ["accounts"] = AccountPages.RunAsync,
    ["detection"] = Detection.RunAsync,
    ["linking"] = Linking.RunAsync,
};
if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/Cordon.Benchmarks -- {string.Join('|', benchmarks.Keys)} [size]");
    return 2;
}
await benchmark(args[1..]);
return 0;
