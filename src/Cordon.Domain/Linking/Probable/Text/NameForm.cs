using System.Globalization;
using System.Text;

namespace Cordon.Domain.Linking.Probable.Text;

/// <summary>A person's name cut into its parts.</summary>
/// <param name="Given">Words, the first name first; may be empty.</param>
/// <param name="Family">Words; may be empty.</param>
/// <param name="Ordered">Which is which was told, not guessed from the order of the words.</param>
/// <param name="Generation">0 where none is named; 1 senior or the first, 2 junior or the second, and so on.</param>
public sealed record NameForm(string[] Given, string[] Family, bool Ordered, int Generation)
{
    /// <summary>Was not written in Latin letters: how its owner writes it in those cannot be told.</summary>
    public bool Romanized { get; init; }

    private static readonly HashSet<string> Titles = ["mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "mx", "phd", "md", "esq"];

    private static readonly Dictionary<string, int> Generations = new()
    {
        ["sr"] = 1,
        ["snr"] = 1,
        ["senior"] = 1,
        ["i"] = 1,
        ["1st"] = 1,
        ["jr"] = 2,
        ["jnr"] = 2,
        ["junior"] = 2,
        ["ii"] = 2,
        ["2nd"] = 2,
        ["iii"] = 3,
        ["3rd"] = 3,
        ["iv"] = 4,
        ["4th"] = 4,
    };

    /// <summary>Of a name whose parts are told apart.</summary>
    public static NameForm? Of(Words words, string? given, string? family)
    {
        var (givenWords, givenGeneration) = given is not null && IsIdeographic(given) ? (Whole(words, given), 0) : Parts(words, given);
        var (familyWords, familyGeneration) = family is not null && IsIdeographic(family) ? (Whole(words, family), 0) : Parts(words, family);
        return givenWords.Length + familyWords.Length == 0
            ? null
            : new(givenWords, familyWords, Ordered: true, Math.Max(givenGeneration, familyGeneration)) { Romanized = IsForeign(given) || IsForeign(family) };
    }

    /// <summary>Of a whole name: <c>Given Family</c>, or <c>Family, Given</c>.</summary>
    public static NameForm? Of(Words words, string? full)
    {
        if (string.IsNullOrWhiteSpace(full)) return null;
        if (IsIdeographic(full)) return OfIdeographs(words, full);
        var comma = full.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && Parts(words, full[(comma + 1)..]) is { Words: { Length: > 0 } behind } after)
        {
            var (before, generation) = Parts(words, full[..comma]);
            return new(behind, before, Ordered: true, Math.Max(generation, after.Generation)) { Romanized = IsForeign(full) };
        }
        var (all, named) = Parts(words, full);
        return all.Length switch
        {
            0 => null,
            1 => new([], all, Ordered: false, named) { Romanized = IsForeign(full) },
            _ => new(all[..^1], all[^1..], Ordered: false, named) { Romanized = IsForeign(full) },
        };
    }

    // Chinese and Japanese names begin with the family's. Where no blank parts them, it has one ideograph, of four in all two.
    private static NameForm? OfIdeographs(Words words, string full)
    {
        var parts = full.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1)
        {
            var runes = new StringInfo(parts[0]);
            var family = runes.LengthInTextElements >= 4 ? 2 : 1;
            if (runes.LengthInTextElements > family) parts = [runes.SubstringByTextElements(0, family), runes.SubstringByTextElements(family)];
        }
        var romanized = parts.Select(p => Whole(words, p)).Where(w => w.Length > 0).Select(w => w[0]).ToArray();
        return romanized.Length switch
        {
            0 => null,
            1 => new([], romanized, Ordered: false, 0) { Romanized = true },
            _ => new([string.Concat(romanized[1..])], romanized[..1], Ordered: true, 0) { Romanized = true },
        };
    }

    private static string[] Whole(Words words, string text) => string.Concat(words.Of(text)) is { Length: > 0 } whole ? [whole] : [];

    // Latin letters with their extensions end at U+024F, and begin again at U+1E00.
    private static bool IsForeign(string? text) => text is not null && text.Any(c => c > '\u024F' && (c < '\u1E00' || c > '\u1EFF') && char.IsLetter(c));

    private static bool IsIdeographic(string text)
    {
        var any = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000) any = true;
            else if (!Rune.IsWhiteSpace(rune)) return false;
        }
        return any;
    }

    private static (string[] Words, int Generation) Parts(Words words, string? text)
    {
        var all = words.Of(text);
        var generation = 0;
        var kept = new List<string>(all.Length);
        for (var i = 0; i < all.Length; i++)
        {
            if (Titles.Contains(all[i]) && all.Length > 1) continue;
            // "I" alone, or in front, is an initial.
            if (i > 0 && Generations.TryGetValue(all[i], out var found)) generation = found;
            else kept.Add(all[i]);
        }
        return ([.. kept], generation);
    }
}
