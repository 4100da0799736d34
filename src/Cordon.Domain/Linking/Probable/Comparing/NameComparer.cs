using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Compares names, all that a record has with all that the other has, also with first and last name exchanged.</summary>
internal sealed class NameComparer : Comparer
{
    public const int SlotCount = 4;

    private const int Given = 0, Family = 1, Order = 2, Generation = 3;
    private const sbyte Exact = 5, Near = 4, Initial = 3, Alike = 2, Differ = 1, Others = 0;

    // Relatives are often given names that begin or sound alike, and now and then the same. Two first names that are in common use and not used for one another are hardly
    // ever one person's, whatever else agrees: that is how twins are told apart.
    private static readonly Level[] GivenLevels =
    [
        new("another well-known {0}", 0.001, 0.4, Household: 0.5, MostMatch: 0.001),
        new("a different {0}", 0.04, 0.54, Household: 0.35, MostMatch: 0.08),
        new("a somewhat similar {0}", 0.04, 0.03, Household: 0.04, MostMatch: 0.08),
        new("an initial that fits the {0}", 0.02, 0.02, Household: 0.04, MostMatch: 0.1),
        new("nearly the same {0}", 0.137, 0.006, Household: 0.03),
        new("the same {0}", 0.76, 0.004, Household: 0.07),
    ];

    private static readonly Level[] FamilyLevels =
    [
        new("another {0}", 0.001, 0.001),
        new("a different {0}", 0.06, 0.94, MostMatch: 0.15),
        new("a somewhat similar {0}", 0.04, 0.03, MostMatch: 0.08),
        new("an initial that fits the {0}", 0.02, 0.02, MostMatch: 0.1),
        new("nearly the same {0}", 0.13, 0.006),
        new("the same {0}", 0.75, 0.004),
    ];

    private readonly Form[][] _forms;
    private readonly int[][] _givenValues, _familyValues;
    private readonly Interner _words = new(), _parts = new();
    private readonly List<string> _sounds = [];

    public NameComparer(IReadOnlyList<NameForm[]> names)
    {
        _forms = [.. names.Select(forms => forms.Select(Prepare).ToArray())];
        _givenValues = [.. _forms.Select(forms => forms.Where(f => f.GivenPart >= 0).Select(f => f.GivenPart).Distinct().ToArray())];
        _familyValues = [.. _forms.Select(forms => forms.Where(f => f.FamilyPart >= 0).Select(f => f.FamilyPart).Distinct().ToArray())];
    }

    public override IReadOnlyList<Slot> Slots { get; } =
    [
        new() { Name = "first name", IsGivenName = true, Levels = GivenLevels, FirstAlike = Alike, Shared = 0.03, ValueShare = 0.008, IsStratified = true, DependsOn = 1, ContradictsUpTo = Differ },
        new() { Name = "last name", Levels = FamilyLevels, FirstAlike = Alike, Shared = 0.85, ValueShare = 0.001, IsStratified = true, ContradictsUpTo = Differ },
        new()
        {
            Name = "order of names",
            Levels = [new("the names in another order", 0.06, 0.5, 0.5), new("the names in the same order", 0.94, 0.5, 0.5)],
            Shared = 1,
            CountsValues = false,
        },
        new()
        {
            Name = "generation",
            Levels = [new("another generation (such as junior and senior)", 0.0005, 0.5, 0.5, MostMatch: 0.0005), new("the same generation", 0.9995, 0.5, 0.5)],
            Shared = 0.3,
            ContradictsUpTo = 0,
            CountsValues = false,
        },
    ];

    public override IReadOnlyList<int> ValuesOf(int record, int slot) => slot switch
    {
        Given => _givenValues[record],
        Family => _familyValues[record],
        _ => [],
    };

    public override void Compare(int a, int b, Span<sbyte> levels, Span<int> valuesA, Span<int> valuesB)
    {
        var best = new Found { Score = double.MinValue, Given = Missing, Family = Missing, Order = Missing };
        var generation = Missing;
        foreach (var x in _forms[a])
            foreach (var y in _forms[b])
            {
                Best(x, y, ref best);
                if (x.Generation != 0 && y.Generation != 0 && generation != 1) generation = (sbyte)(x.Generation == y.Generation ? 1 : 0);
            }
        (levels[At + Given], levels[At + Family], levels[At + Order], levels[At + Generation]) = (best.Given, best.Family, best.Order, generation);
        (valuesA[At + Given], valuesA[At + Family]) = (best.GivenA, best.FamilyA);
        (valuesB[At + Given], valuesB[At + Family]) = (best.GivenB, best.FamilyB);
    }

    public override void Keys(int record, KeyBag keys)
    {
        foreach (var form in _forms[record])
        {
            foreach (var word in form.Given) AddWord(1, word, keys);
            foreach (var word in form.Family) AddWord(1, word, keys);
            foreach (var given in form.Given)
                foreach (var family in form.Family)
                {
                    var (x, y) = (_sounds[given], _sounds[family]);
                    keys.Add(3, string.CompareOrdinal(x, y) < 0 ? x + "|" + y : y + "|" + x);
                }
        }
    }

    private void AddWord(int kind, int word, KeyBag keys)
    {
        keys.Add(kind, _words[word]);
        if (_sounds[word].Length > 1) keys.Add(kind + 1, _sounds[word]);
        foreach (var group in Nicknames.GroupsOf(_words[word])) keys.Add(9, group);
    }

    private Form Prepare(NameForm form) => new(
        [.. form.Given.Select(Word)], [.. form.Family.Select(Word)], PartOf(form.Given), PartOf(form.Family), form.Ordered, form.Generation);

    private int PartOf(string[] words) => words.Length == 0 ? -1 : _parts.Of(string.Concat(words));

    private int Word(string word)
    {
        var number = _words.Of(word);
        if (number == _sounds.Count) _sounds.Add(SoundKey.Of(word));
        return number;
    }

    private void Best(Form x, Form y, ref Found best)
    {
        var straight = new Found
        {
            Given = Part(x.Given, y.Given, x.GivenPart, y.GivenPart, given: true),
            Family = Part(x.Family, y.Family, x.FamilyPart, y.FamilyPart, given: false),
            GivenA = x.GivenPart,
            FamilyA = x.FamilyPart,
            GivenB = y.GivenPart,
            FamilyB = y.FamilyPart,
            Order = x.Ordered && y.Ordered ? (sbyte)1 : Missing,
        };
        straight.Score = Weight(straight.Given) + Weight(straight.Family);
        if (straight is { Given: Exact, Family: Exact })
        {
            if (straight.Score > best.Score) best = straight;
            return;
        }
        var crossed = new Found
        {
            Given = Part(x.Given, y.Family, x.GivenPart, y.FamilyPart, given: false),
            Family = Part(x.Family, y.Given, x.FamilyPart, y.GivenPart, given: false),
            GivenA = x.GivenPart,
            FamilyA = x.FamilyPart,
            GivenB = y.FamilyPart,
            FamilyB = y.GivenPart,
            Order = x.Ordered && y.Ordered ? (sbyte)0 : Missing,
        };
        crossed.Score = Weight(crossed.Given) + Weight(crossed.Family) - 1;
        if (straight.Score > best.Score) best = straight;
        if (crossed.Score > best.Score && crossed.Score > 0) best = crossed;
    }

    private static double Weight(sbyte level) => level switch { Exact => 5, Near => 4, Initial => 0.5, Alike => 0, Differ or Others => -3, _ => 0 };

    private sbyte Part(int[] a, int[] b, int partA, int partB, bool given)
    {
        if (a.Length == 0 || b.Length == 0) return Missing;
        if (partA == partB) return Exact;
        var best = Word(a[0], b[0], given);
        if (a.Length == 1 && b.Length == 1) return best;
        foreach (var x in a)
            foreach (var y in b)
                if (x == y && _words[x].Length > 1) return Near;
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length; j++)
                if ((i > 0 || j > 0) && Word(a[i], b[j], false) == Near) return Near;
        return EditDistance.Of(_parts[partA], _parts[partB], 1) <= 1 ? Near : best;
    }

    private sbyte Word(int x, int y, bool given)
    {
        if (x == y) return Exact;
        var (a, b) = (_words[x], _words[y]);
        if (a.Length == 1 || b.Length == 1) return a[0] == b[0] ? Initial : Differ;
        var alike = JaroWinkler.Of(a, b);
        if (Nicknames.Share(a, b)) return Near;
        // Mark and Mary are two names, not one that was mistyped.
        if (given && FirstNames.Know(a) && FirstNames.Know(b)) return EditDistance.Of(a, b, 1) <= 1 ? Alike : Others;
        if (alike < 0.7) return Differ;
        var shorter = Math.Min(a.Length, b.Length);
        if (shorter >= 4 && EditDistance.Of(a, b, shorter >= 8 ? 2 : 1) <= (shorter >= 8 ? 2 : 1)) return Near;
        if (_sounds[x].Length >= 2 && _sounds[x] == _sounds[y] && alike >= 0.75) return Near;
        return alike >= 0.82 ? Alike : Differ;
    }

    private sealed record Form(int[] Given, int[] Family, int GivenPart, int FamilyPart, bool Ordered, int Generation);

    private struct Found
    {
        public sbyte Given, Family, Order;
        public int GivenA, FamilyA, GivenB, FamilyB;
        public double Score;
    }
}
