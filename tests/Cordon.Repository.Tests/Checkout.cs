namespace Cordon.Repository.Tests;

/// <summary>The files of this checkout, found from where the tests run.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>Source files below a folder, without what builds leave there.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) &&
            !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>The documents a reader may come upon, by path.</summary>
    public static IEnumerable<string> Documents() => Directory.EnumerateFiles(Root, "*.md").Concat(Files("docs", "*.md")).Concat(Files("database", "*.md"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Console.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("Not within the checkout.");
        return folder.FullName;
    }
}
