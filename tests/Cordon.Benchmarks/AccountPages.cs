namespace Cordon.Benchmarks; internal static class AccountPages { public static Task RunAsync(string[] args) => Task.CompletedTask; }
