using System.Text;

namespace Cordon.Domain.Detection.Lists;

/// <summary>The files of <c>Data</c>, which are built into the assembly.</summary>
internal static class ListData
{
    public static readonly string[] Names = ["ai-robots.tsv", "crawlers.tsv", "ranges.tsv", "sources.tsv"];

    public static byte[] Bytes(string name)
    {
        using var stream = typeof(ListData).Assembly.GetManifestResourceStream($"Lists/{name}") ?? throw new InvalidOperationException($"The list {name} is not built in.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The cells of each line. Empty last columns are left off, so a row may be shorter than its table is wide.</summary>
    public static IEnumerable<string[]> Rows(string name) =>
        Encoding.UTF8.GetString(Bytes(name)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'));

    /// <summary>A cell; null where it is empty or left off.</summary>
    public static string? Cell(this string[] row, int column) => column < row.Length && row[column].Length > 0 ? row[column] : null;
}
