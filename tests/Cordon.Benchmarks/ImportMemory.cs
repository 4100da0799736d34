namespace Cordon.Benchmarks; internal static class ImportMemory { public static Task RunAsync(string[] args) => Task.CompletedTask; }
