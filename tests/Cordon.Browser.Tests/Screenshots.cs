using Microsoft.Playwright;

namespace Cordon.Browser.Tests;

/// <summary>Pictures of pages for people to look at: with <c>CORDON_SCREENSHOTS</c> set, into <c>artifacts/screenshots</c>.</summary>
internal static class Screenshots
{
    /// <summary>The picture that the README shows; with <c>CORDON_README_SCREENSHOT=1</c> it is written anew.</summary>
    private const string ForReadme = "overview-1280-light";

    public static bool AreTaken => IsSet("CORDON_SCREENSHOTS");

    public static async Task TakeAsync(IPage page, string name, bool whole = true)
    {
        if (AreTaken) await ShootAsync(page, Path.Combine("artifacts", "screenshots", name + ".png"), whole);
        if (name == ForReadme && Environment.GetEnvironmentVariable("CORDON_README_SCREENSHOT") == "1")
            await ShootAsync(page, Path.Combine("docs", "images", "console.png"), whole: false);
    }

    private static bool IsSet(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } and not "0";

    private static Task ShootAsync(IPage page, string path, bool whole) => page.ScreenshotAsync(new() { Path = Path.Combine(Root(), path), FullPage = whole });

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Console.sln"))) return folder.FullName;
        throw new InvalidOperationException("Console.sln is in none of the folders above the tests.");
    }
}
