namespace Cordon.Domain.Linking.Probable.Text;

/// <summary>A person's name cut into its parts.</summary>
/// <param name="Given">Words, the first name first; may be empty.</param>
/// <param name="Family">Words; may be empty.</param>
/// <param name="Ordered">Which is which was told, not guessed from the order of the words.</param>
/// <param name="Generation">0 where none is named; 1 senior or the first, 2 junior or the second, and so on.</param>
public sealed record NameForm(string[] Given, string[] Family, bool Ordered, int Generation)
{
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
        var (givenWords, givenGeneration) = Parts(words, given);
        var (familyWords, familyGeneration) = Parts(words, family);
        return givenWords.Length + familyWords.Length == 0 ? null : new(givenWords, familyWords, Ordered: true, Math.Max(givenGeneration, familyGeneration));
    }

    /// <summary>Of a whole name: <c>Given Family</c>, or <c>Family, Given</c>.</summary>
    public static NameForm? Of(Words words, string? full)
    {
        if (string.IsNullOrWhiteSpace(full)) return null;
        var comma = full.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && Parts(words, full[(comma + 1)..]) is { Words: { Length: > 0 } behind } after)
        {
            var (before, generation) = Parts(words, full[..comma]);
            return new(behind, before, Ordered: true, Math.Max(generation, after.Generation));
        }
        var (all, named) = Parts(words, full);
        return all.Length switch
        {
            0 => null,
            1 => new([], all, Ordered: false, named),
            _ => new(all[..^1], all[^1..], Ordered: false, named),
        };
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
