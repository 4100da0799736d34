using System.Globalization;
using System.Text;

namespace Cordon.Features.Ingest;

/// <summary>What a file that was sent is called. It is shown, and never becomes a path.</summary>
public static class UploadName
{
    public const int MaxLength = 255;
    private const string Nameless = "unnamed file";

    /// <returns>The last segment of what the browser says, without characters that are not seen or that turn the text round.</returns>
    public static string Of(string? said)
    {
        var segment = (said ?? "").Split('/', '\\')[^1];
        var name = new StringBuilder(segment.Length);
        foreach (var rune in segment.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) continue;
            if (name.Length + rune.Utf16SequenceLength > MaxLength) break;
            name.Append(rune);
        }
        var kept = name.ToString().Trim();
        return kept.Length == 0 ? Nameless : kept;
    }
}
