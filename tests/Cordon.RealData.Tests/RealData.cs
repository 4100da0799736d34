namespace Cordon.RealData.Tests;

/// <summary>Where the real files lie. They are not in the repository; the variable <c>CORDON_TEST_DATA</c> names their folder.</summary>
internal static class RealData
{
    private const string Variable = "CORDON_TEST_DATA";

    /// <summary>An Apache log of a real site, 10,000 lines.</summary>
    public static string Semicomplete => PathOf("weblog-semicomplete", "access.log");

    /// <summary>Short logs in several formats, one folder each.</summary>
    /// <param name="name">The folder and file, as in <c>caddy-logs/caddy-logs.log</c>.</param>
    public static string Scenario(string name) => PathOf("weblog-scenarios", name);

    /// <exception cref="InvalidOperationException">The variable is not set, or there is no such file.</exception>
    public static string PathOf(params string[] parts)
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
            throw new InvalidOperationException($"Set {Variable} to the folder that holds the real test data, for example {Variable}=/data dotnet run --project tests/Cordon.RealData.Tests.");
        var path = Path.Combine([folder, .. parts]);
        return File.Exists(path) || Directory.Exists(path) ? path : throw new InvalidOperationException($"{path} is not there; {Variable} is {folder}.");
    }
}
