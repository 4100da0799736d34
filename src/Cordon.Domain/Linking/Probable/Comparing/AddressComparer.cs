using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Compares postal addresses as bags of words: rare words and numbers count, "street" hardly, and the order not at all.</summary>
internal sealed class AddressComparer : Comparer
{
    public const int SlotCount = 1;

    private const sbyte Same = 3, Nearly = 2, SomeWords = 1, Differ = 0;

    private static readonly Dictionary<string, string> Short = new()
    {
        ["street"] = "st",
        ["strasse"] = "st",
        ["str"] = "st",
        ["road"] = "rd",
        ["avenue"] = "ave",
        ["av"] = "ave",
        ["drive"] = "dr",
        ["lane"] = "ln",
        ["place"] = "pl",
        ["court"] = "ct",
        ["circuit"] = "cct",
        ["crescent"] = "cres",
        ["boulevard"] = "blvd",
        ["highway"] = "hwy",
        ["square"] = "sq",
        ["terrace"] = "tce",
        ["parade"] = "pde",
        ["suite"] = "ste",
        ["apartment"] = "apt",
        ["apartments"] = "apt",
        ["appt"] = "apt",
        ["flat"] = "apt",
        ["unit"] = "apt",
        ["building"] = "bldg",
        ["bld"] = "bldg",
        ["north"] = "n",
        ["south"] = "s",
        ["east"] = "e",
        ["west"] = "w",
        ["saint"] = "st",
        ["no"] = "",
        ["number"] = "",
        ["the"] = "",
    };

    private readonly Bag[] _bags;
    private readonly Interner _words = new();
    private readonly double[] _weights;

    public AddressComparer(string name, Words words, IReadOnlyList<string[]> texts)
    {
        _bags = [.. texts.Select(of => Bag(of.SelectMany(words.Of)))];
        var users = new int[_words.Count];
        foreach (var bag in _bags)
            foreach (var word in bag.Words) users[word]++;
        var records = Math.Max(2, _bags.Count(b => b.Words.Length > 0));
        _weights = [.. users.Select(u => Math.Log(1 + (double)records / Math.Max(1, u)))];
        Slots =
        [
            new()
            {
                Name = name,
                Shared = 0.8,
                ValueShare = 0.0001,
                CountsValues = false,
                Group = SlotGroup.Place,
                Levels =
                [
                    new("a different {0}", 0.25, 0.99),
                    new("some words of the {0}", 0.08, 0.008),
                    new("nearly the same {0}", 0.17, 0.0005, 0.00005),
                    new("the same {0}", 0.5, 0.0005, 0.00005),
                ],
            },
        ];
    }

    public override IReadOnlyList<Slot> Slots { get; }

    public override IReadOnlyList<int> ValuesOf(int record, int slot) => [];

    public override void Compare(int a, int b, Span<sbyte> levels, Span<int> valuesA, Span<int> valuesB) => levels[At] = Of(_bags[a], _bags[b]);

    public override void Keys(int record, KeyBag keys)
    {
        var bag = _bags[record];
        foreach (var word in bag.Words)
        {
            var text = _words[word];
            if (text.Length < 3 || char.IsAsciiDigit(text[0])) continue;
            keys.Add(30, text);
            foreach (var number in bag.Numbers) keys.Add(31, number + " " + SoundKey.Of(text));
        }
    }

    private sbyte Of(Bag x, Bag y)
    {
        if (x.Words.Length == 0 || y.Words.Length == 0) return Missing;
        double common = 0, ofX = 0, ofY = 0;
        foreach (var word in x.Words) ofX += _weights[word];
        foreach (var word in y.Words) ofY += _weights[word];
        ulong taken = 0;
        foreach (var word in x.Words)
            for (var j = 0; j < Math.Min(64, y.Words.Length); j++)
            {
                if ((taken >> j & 1) != 0 || !Alike(word, y.Words[j])) continue;
                taken |= 1UL << j;
                common += Math.Min(_weights[word], _weights[y.Words[j]]);
                break;
            }
        var covered = common / Math.Min(ofX, ofY);
        var overlap = common / Math.Max(ofX, ofY);
        var numbers = x.Numbers.Length == 0 || y.Numbers.Length == 0 || x.Numbers.Intersect(y.Numbers, StringComparer.Ordinal).Any();
        if (covered >= 0.85 && overlap >= 0.4 && numbers) return Same;
        if (covered >= 0.6 && overlap >= 0.3 && numbers) return Nearly;
        return covered >= 0.45 ? SomeWords : Differ;
    }

    private bool Alike(int x, int y)
    {
        if (x == y) return true;
        var (a, b) = (_words[x], _words[y]);
        if (char.IsAsciiDigit(a[0]) || char.IsAsciiDigit(b[0])) return false;
        var shorter = Math.Min(a.Length, b.Length);
        return shorter >= 4 && EditDistance.Of(a, b, shorter >= 7 ? 2 : 1) <= (shorter >= 7 ? 2 : 1);
    }

    private Bag Bag(IEnumerable<string> words)
    {
        var plain = words.Select(Normal).Where(w => w.Length > 0).Distinct().ToList();
        return new([.. plain.Select(_words.Of)], [.. plain.Where(w => char.IsAsciiDigit(w[0]))]);
    }

    private static string Normal(string word)
    {
        if (Short.TryGetValue(word, out var known)) return known;
        // Hardenbergstrasse and Hardenbergstraße.
        return word.Length > 9 && word.EndsWith("strasse", StringComparison.Ordinal) ? word[..^7] + "str" : word;
    }
}

internal sealed record Bag(int[] Words, string[] Numbers);
