using Microsoft.Playwright;

namespace Cordon.Browser.Tests;

/// <summary>The browser that is on this machine. Nothing is downloaded.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    public static Task<IBrowser> StartAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Find(),
        // In a container we are root, and /dev/shm is small.
        Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    });

    /// <returns>The path in <c>CHROMIUM</c>, or the first of the usual names on the path.</returns>
    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new InvalidOperationException($"CHROMIUM names {named}, and there is no such file.");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"The browser tests need Chromium: none of {string.Join(", ", Names)} is on the path. Install one, or name it in CHROMIUM.");
    }
}
