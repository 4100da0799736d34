using System.Buffers;

namespace Cordon.Domain.Activity;

/// <summary>Takes the varying part out of one segment of a path: <c>0042.jpg</c> becomes <c>{n}.jpg</c> with id 42.</summary>
/// <remarks>A pure function of the text, so the same path has the same shape in every file. What it leaves literal, <see cref="RouteTree"/> may still fold.</remarks>
public static class PathSegment
{
    /// <summary>Longest text that is kept as it stands.</summary>
    public const int MaxLiteral = 40;
    private const int MinEmbeddedDigits = 3, MaxIdDigits = 18, MinHex = 8, MinToken = 16;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> AsciiLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly SearchValues<char> Unprintable =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), (char)127, (char)0xFFFD]);
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>The segment's shape; <paramref name="id"/> is the number taken out, or -1.</summary>
    /// <returns>A constant such as <c>{uuid}</c>, a template such as <c>{n}.jpg</c>, or null where the segment is literal.</returns>
    public static string? Shape(ReadOnlySpan<char> segment, out long id)
    {
        id = -1;
        if (segment.ContainsAny(Unprintable)) return "{token}";
        if (!segment.ContainsAny(Digits)) return segment.Length > MaxLiteral ? "{token}" : null;
        if (!segment.ContainsAnyExcept(Digits)) return Number(segment, out id);
        if (IsDate(segment)) return "{date}";
        if (IsUuid(segment)) return "{uuid}";
        if (IsHex(segment)) return "{hex}";
        var dot = segment.IndexOf('.');
        if (dot > 0 && Dotted(segment, out id) is { } dotted) return dotted;
        if (segment.Length > MaxLiteral || (segment.Length >= MinToken && IsToken(segment))) return "{token}";
        return Embedded(segment, out id);
    }

    private static string Number(ReadOnlySpan<char> digits, out long id)
    {
        id = digits.Length <= MaxIdDigits ? long.Parse(digits, provider: null) : -1;
        return "{n}";
    }

    /// <summary><c>app.3f9a1c2b.js</c> and <c>0042.jpg</c>: one part varies, the others stay.</summary>
    private static string? Dotted(ReadOnlySpan<char> segment, out long id)
    {
        id = -1;
        var start = 0;
        while (start <= segment.Length)
        {
            var length = segment[start..].IndexOf('.');
            if (length < 0) length = segment.Length - start;
            var part = segment.Slice(start, length);
            string? shape = null;
            if (part.Length >= MinEmbeddedDigits && !part.ContainsAnyExcept(Digits)) shape = Number(part, out id);
            else if (IsUuid(part)) shape = "{uuid}";
            else if (IsHex(part)) shape = "{hex}";
            else if (start == 0 && part.Length is > 0 and < MinEmbeddedDigits && !part.ContainsAnyExcept(Digits) && CountDots(segment) == 1)
                shape = Number(part, out id);
            if (shape is not null && segment.Length - part.Length <= MaxLiteral)
                return string.Concat(segment[..start], shape, segment[(start + length)..]);
            start += length + 1;
        }
        return null;
    }

    /// <summary><c>IMG_1234</c>: one run of three digits or more, and not more text around it than a name has.</summary>
    private static string? Embedded(ReadOnlySpan<char> segment, out long id)
    {
        id = -1;
        int bestStart = -1, bestLength = 0, at = 0;
        while (at < segment.Length)
        {
            if (!char.IsAsciiDigit(segment[at])) { at++; continue; }
            var start = at;
            while (at < segment.Length && char.IsAsciiDigit(segment[at])) at++;
            if (at - start < MinEmbeddedDigits) continue;
            if (bestStart >= 0) return null;                       // two numbers: which one is the id would be a guess
            (bestStart, bestLength) = (start, at - start);
        }
        if (bestStart < 0) return null;
        var shape = Number(segment.Slice(bestStart, bestLength), out id);
        return string.Concat(segment[..bestStart], shape, segment[(bestStart + bestLength)..]);
    }

    private static int CountDots(ReadOnlySpan<char> segment) => segment.Count('.');

    private static bool IsDate(ReadOnlySpan<char> s) =>
        s.Length == 10 && s[4] == '-' && s[7] == '-' && !s[..4].ContainsAnyExcept(Digits) && !s[5..7].ContainsAnyExcept(Digits) &&
        !s[8..].ContainsAnyExcept(Digits);

    private static bool IsUuid(ReadOnlySpan<char> s)
    {
        if (s.Length != 36) return false;
        for (var i = 0; i < s.Length; i++)
            if (i is 8 or 13 or 18 or 23 ? s[i] != '-' : !char.IsAsciiHexDigit(s[i])) return false;
        return true;
    }

    private static bool IsHex(ReadOnlySpan<char> s) => s.Length >= MinHex && !s.ContainsAnyExcept(Hex) && s.ContainsAny(Digits) && s.ContainsAny(AsciiLetters);

    private static bool IsToken(ReadOnlySpan<char> s) => s.ContainsAny(AsciiLetters) && !s.ContainsAny("-_. ");
}
