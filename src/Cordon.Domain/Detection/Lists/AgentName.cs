namespace Cordon.Domain.Detection.Lists;

/// <summary>What an agent calls itself, read from around the part of it that a list knows.</summary>
internal static class AgentName
{
    private const string Breaks = " ()[];,\"'<>";
    private static readonly string[] BrowserParts = ["Mozilla", "compatible", "AppleWebKit", "Gecko", "KHTML", "Chrome", "Safari", "Version", "Mobile", "Firefox", "MSIE"];

    /// <param name="known">The part that a list knows.</param>
    public static string Of(string userAgent, Span known)
    {
        if (IsInLink(userAgent, known) && BeforeLink(userAgent, known) is { } before) return before;
        if (userAgent.IndexOf("://", known.Start, known.Length, StringComparison.Ordinal) is > 0 and var scheme) return userAgent[(scheme + 3)..known.End].Split('/')[0];
        int start = known.Start, end = known.End;
        while (start > 0 && IsWordPart(userAgent[start]) && IsWordPart(userAgent[start - 1])) start--;
        while (end < userAgent.Length && IsWordPart(userAgent[end - 1]) && IsWordPart(userAgent[end]) && !BeginsVersion(userAgent, end)) end++;
        return WithoutVersion(userAgent[start..end]) is { Length: > 0 } name ? name : userAgent[known.Start..known.End];
    }

    /// <summary>True within an address of a page or of mail, where a name is not the agent's own word for itself.</summary>
    public static bool IsInLink(string userAgent, Span part)
    {
        var word = WordAround(userAgent, part);
        var before = userAgent.AsSpan(word.Start, Math.Min(part.End, word.End) - word.Start);
        return before.Contains("://", StringComparison.Ordinal) || before.StartsWith("www.", StringComparison.Ordinal)
            || userAgent.AsSpan(word.Start, word.Length).Contains('@');
    }

    /// <summary>The product that a link stands behind, as in "YandexBot/3.0; +http://yandex.com/bots"; null where that is only a browser.</summary>
    public static string? BeforeLink(string userAgent, Span link)
    {
        var parts = userAgent[..WordAround(userAgent, link).Start].Split(['(', ')', ';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            // Without a version a word may be anything that browsers put there, unless it comes right behind "compatible".
            if (!HasVersion(parts[i]) && !(i > 0 && parts[i - 1].EndsWith("compatible", StringComparison.Ordinal))) continue;
            var name = WithoutVersion(parts[i]);
            return name.Length == 0 || Array.Exists(BrowserParts, part => name.StartsWith(part, StringComparison.OrdinalIgnoreCase)) ? null : name;
        }
        return null;
    }

    public static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    // "binlar_2.6.3", "Nutch-1.4"
    private static bool BeginsVersion(string text, int at) => text[at] is '_' or '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static bool HasVersion(string text)
    {
        var slash = text.IndexOf('/');
        return slash > 0 && slash + 1 < text.Length && char.IsAsciiDigit(text[slash + 1]);
    }

    private static Span WordAround(string userAgent, Span part)
    {
        var start = part.Start;
        // A match may begin with the space or bracket before the word.
        while (start < part.End && Breaks.Contains(userAgent[start])) start++;
        var end = start;
        while (start > 0 && !Breaks.Contains(userAgent[start - 1])) start--;
        while (end < userAgent.Length && !Breaks.Contains(userAgent[end])) end++;
        return new(start, end - start);
    }

    private static string WithoutVersion(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            // A slash within a name stays: "Valve/Steam".
            var ends = text[i] is '(' or ';' || (text[i] == '/' && (i + 1 == text.Length || !char.IsLetter(text[i + 1])));
            if (ends) text = text[..i];
        }
        return text.Trim(' ', '+', ',', ':', ';', '(', ')', '[', ']', '/', '-');
    }
}
