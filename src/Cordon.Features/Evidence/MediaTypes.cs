using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Cordon.Features.Evidence;

/// <summary>What a file holds, by its first bytes and never by its name.</summary>
internal static class MediaTypes
{
    public const string Gzip = "application/gzip", Zip = "application/zip", Binary = "application/octet-stream", PlainText = "text/plain";

    private const int LinesLookedAt = 5;

    private static readonly (byte[] Start, string Type)[] Magic =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ("GIF87a"u8.ToArray(), "image/gif"),
        ("GIF89a"u8.ToArray(), "image/gif"),
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ("PK\u0003\u0004"u8.ToArray(), Zip),
        ("PK\u0005\u0006"u8.ToArray(), Zip),
        ([0x1F, 0x8B], Gzip),
        ([0x28, 0xB5, 0x2F, 0xFD], "application/zstd"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], "application/x-xz"),
        ("BZh"u8.ToArray(), "application/x-bzip2"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], "application/x-7z-compressed"),
        ("Rar!\u001a\u0007"u8.ToArray(), "application/vnd.rar"),
        ("SQLite format 3\0"u8.ToArray(), "application/vnd.sqlite3"),
        ("PAR1"u8.ToArray(), "application/vnd.apache.parquet"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "application/x-elf"),
        ([0xFE, 0xED, 0xFA, 0xCE], "application/x-mach-binary"),
        ([0xFE, 0xED, 0xFA, 0xCF], "application/x-mach-binary"),
        ([0xCE, 0xFA, 0xED, 0xFE], "application/x-mach-binary"),
        ([0xCF, 0xFA, 0xED, 0xFE], "application/x-mach-binary"),
        ([0xCA, 0xFE, 0xBA, 0xBE], "application/x-mach-binary"),
    ];

    // What a browser would take for a page, were it let. Source: WHATWG MIME Sniffing, section 7.1.
    private static readonly string[] PageStarts =
    [
        "<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a ", "<style", "<title", "<b>", "<br", "<p>", "<!--", "<img", "<object", "<embed", "<form", "<meta", "<link",
    ];

    /// <param name="start">The first bytes of the content, at most 64 KiB.</param>
    /// <param name="isBinary">Whether they are no text.</param>
    /// <param name="isWhole">There is no more.</param>
    public static string Of(ReadOnlySpan<byte> start, bool isBinary, bool isWhole)
    {
        foreach (var (magic, type) in Magic)
            if (start.StartsWith(magic)) return type;
        if (start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8)) return "image/webp";
        if (start.Length >= 12 && start[4..].StartsWith("ftyp"u8)) return "video/mp4";
        if (IsUtf16(start)) return OfText(Encoding.GetEncoding(start[0] == 0xFF ? "utf-16" : "utf-16BE").GetString(start), [], isWhole);
        if (!isBinary) return OfText(Encoding.UTF8.GetString(start), start, isWhole);
        return start.StartsWith("MZ"u8) ? "application/vnd.microsoft.portable-executable" : Binary;
    }

    public static bool IsUtf16(ReadOnlySpan<byte> start) => start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    /// <summary>Whether text is UTF-8; the last character may be cut off where there is more.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> start, bool isWhole)
    {
        if (Utf8.IsValid(start)) return true;
        if (isWhole) return false;
        for (var cut = 1; cut <= 3 && cut < start.Length; cut++)
            if (Utf8.IsValid(start[..^cut])) return true;
        return false;
    }

    private static string OfText(string text, ReadOnlySpan<byte> bytes, bool isWhole)
    {
        var begin = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f');
        if (Begins(begin, "<svg") || (Begins(begin, "<?xml") && begin.Contains("<svg", StringComparison.OrdinalIgnoreCase))) return "image/svg+xml";
        if (Begins(begin, "<?xml")) return begin.Contains("<html", StringComparison.OrdinalIgnoreCase) ? "application/xhtml+xml" : "application/xml";
        if (PageStarts.Any(page => Begins(begin, page))) return begin.Contains("<svg", StringComparison.OrdinalIgnoreCase) && !begin.Contains("<html", StringComparison.OrdinalIgnoreCase) ? "image/svg+xml" : "text/html";
        if (Begins(begin, "#!")) return "text/x-shellscript";
        if (Begins(begin, "%!PS")) return "application/postscript";
        if (begin is ['{' or '[', ..] && bytes.Length > 0 && OfJson(bytes, isWhole) is { } json) return json;
        return IsTable(begin) ? "text/csv" : PlainText;
    }

    /// <returns>Null where it only begins like JSON.</returns>
    private static string? OfJson(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        var content = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        var end = content.IndexOf((byte)'\n');
        if (end > 0 && IsJson(content[..end], isWhole: true) && content[(end + 1)..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..]) return "application/x-ndjson";
        return IsJson(content, isWhole) ? "application/json" : null;
    }

    private static bool IsJson(ReadOnlySpan<byte> text, bool isWhole)
    {
        try
        {
            var reader = new Utf8JsonReader(text, isWhole, default);
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The first lines have equally many separators, and a line of headings or values has at least one.</summary>
    private static bool IsTable(string text)
    {
        // The last line may be cut off.
        var lines = text.Split('\n', LinesLookedAt + 1).Take(LinesLookedAt).Where(line => line.Trim().Length > 0).ToList();
        if (lines.Count < 2) return false;
        foreach (var separator in ",;\t")
        {
            var count = Separators(lines[0], separator);
            if (count > 0 && lines.TrueForAll(line => Separators(line, separator) == count)) return true;
        }
        return false;
    }

    private static int Separators(string line, char separator)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == separator && !quoted) count++;
        }
        return count;
    }

    private static bool Begins(string text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);
}
