using System.Collections.Frozen;

namespace Cordon.Domain.Activity;

/// <summary>Tells what a browser loads with a page from the pages themselves, by the ending of the path.</summary>
public static class StaticParts
{
    private const int LongestEnding = 5;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = FrozenSet.ToFrozenSet(
        [
            "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "bmp", "cur", "woff", "woff2", "ttf", "otf",
            "eot", "mp4", "webm", "mp3", "ogg", "wasm", "swf",
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsPart(ReadOnlySpan<char> path)
    {
        var dot = path.LastIndexOf('.');
        return dot >= 0 && path.Length - dot - 1 is > 0 and <= LongestEnding && Endings.Contains(path[(dot + 1)..]);
    }
}
