using Cordon.Domain.Organizations.Lists;

namespace Cordon.Domain.Organizations.Names;

/// <summary>A name, taken apart into what is compared.</summary>
internal sealed class NameForm
{
    private readonly string _typed;

    public NameForm(string typed, Func<string, string> romanize, bool isTyped)
    {
        _typed = typed;
        var words = CompanyName.Words(typed, romanize);
        Words = words;
        Key = string.Join(' ', Words);
        Letters = string.Concat(Words);
        Sorted = string.Join(' ', Words.Order(StringComparer.Ordinal));
        var (start, end) = (isTyped ? GenericWords.PlacesAtStart(Words) : 0, Words.Count);
        while (end > start && GenericWords.AtEnd(Words, end) is > 0 and var count) end -= count;
        if (end <= start || !words[start..end].Exists(GenericWords.Tells)) (start, end) = (0, words.Count);
        Stem = string.Concat(words[start..end]);
        Telling = string.Concat(words.Where(GenericWords.Tells));
        Rest = [.. words[..start], .. words[end..]];
    }

    public IReadOnlyList<string> Words { get; }

    /// <summary>As <see cref="CompanyName.Key"/> makes it.</summary>
    public string Key { get; }

    /// <summary>The key without blanks.</summary>
    public string Letters { get; }

    /// <summary>The words in alphabetical order.</summary>
    public string Sorted { get; }

    /// <summary>The letters without trades and places at the end, of a typed name also without places at its beginning; all of them where nothing telling would remain.</summary>
    public string Stem { get; }

    /// <summary>The letters of the words that tell it from others.</summary>
    public string Telling { get; }

    /// <summary>The words that are not in the stem.</summary>
    public IReadOnlyList<string> Rest { get; }

    /// <summary>Short by being written in capitals alone: "NTT".</summary>
    public bool IsAcronym => Words.Count == 1 && Letters.Length is >= 3 and <= 6 && _typed.Where(char.IsLetter).Take(Letters.Length).All(char.IsUpper) && Letters.All(char.IsAsciiLetter);

    /// <summary>First letters of three or more words, with and without the small words between; a word such as "JiaoTong" gives two.</summary>
    public IEnumerable<string> Acronyms()
    {
        // Ideographs have no first letters.
        if (!System.Text.Ascii.IsValid(_typed)) yield break;
        var words = Capitalised(WithoutParentheses ?? _typed).ToList();
        if (words.Count > 1 && words[0].Equals("the", StringComparison.OrdinalIgnoreCase)) words.RemoveAt(0);
        LegalForms.Strip(words);
        foreach (var initials in new[] { words, words.FindAll(word => !GenericWords.IsJoining(word)) }
            .Select(chosen => string.Concat(chosen.Select(word => word.Length <= 3 && word.All(char.IsUpper) ? word : word[..1])).ToLowerInvariant()).Distinct())
            if (initials.Length is >= 3 and <= 8 && words.Count >= 2) yield return initials;
    }

    /// <summary>What else it may be meant by: without what stands in parentheses, and of a host or site its own label.</summary>
    public IEnumerable<string> Others()
    {
        if (WithoutParentheses is { } text) yield return text;
        var host = _typed.Trim().ToLowerInvariant();
        if (host.Contains('.', StringComparison.Ordinal) && RegistrableDomain.Of(host) is { } domain && RegistrableDomain.IsListed(host)) yield return domain[..domain.IndexOf('.', StringComparison.Ordinal)];
    }

    private string? WithoutParentheses
    {
        get
        {
            var (open, close) = (_typed.IndexOfAny(['(', '（']), _typed.LastIndexOfAny([')', '）']));
            return open > 0 && close > open ? _typed[..open] + _typed[(close + 1)..] : null;
        }
    }

    /// <summary>The several names that one text may list: "Quorvane, Orbisant" or "Orbisant - a Quorvane company".</summary>
    public static IEnumerable<string> Parts(string typed) =>
        typed.Split([",", ";", "/", "|", " - ", " – ", " — ", "，", "、"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True where all digits are the same: "Platform 8" is no misspelt "Platform 9".</summary>
    public static bool HaveSameDigits(string a, string b) => a.Where(char.IsAsciiDigit).SequenceEqual(b.Where(char.IsAsciiDigit));

    private static IEnumerable<string> Capitalised(string typed)
    {
        var start = -1;
        for (var i = 0; i <= typed.Length; i++)
        {
            var inWord = i < typed.Length && char.IsAsciiLetterOrDigit(typed[i]);
            var breaks = inWord && start >= 0 && char.IsAsciiLetterUpper(typed[i]) && char.IsAsciiLetterLower(typed[i - 1]);
            if (start >= 0 && (!inWord || breaks))
            {
                yield return typed[start..i] is var word && word.Skip(1).All(char.IsAsciiLetterLower) && word.Length > 3 ? word.ToLowerInvariant() : word;
                start = -1;
            }
            if (inWord && start < 0) start = i;
        }
    }
}
