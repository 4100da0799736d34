using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Compares any short text: a town, an occupation, a name of something.</summary>
internal sealed class TextComparer : Comparer
{
    private const sbyte Exact = 3, Near = 2, Alike = 1, Differ = 0;
    private readonly int _kind;
    private readonly string[][][] _words;
    private readonly int[][] _values;
    private readonly Interner _wholes = new();

    /// <param name="shared">See <see cref="Slot.Shared"/>.</param>
    public TextComparer(string name, int kind, Words words, bool isPlace, double shared, double trust, IReadOnlyList<string[]> texts)
    {
        _kind = kind;
        _words = [.. texts.Select(of => of.Select(words.Of).Where(w => w.Length > 0).ToArray())];
        _values = [.. _words.Select(of => of.Select(w => _wholes.Of(string.Join(' ', w))).ToArray())];
        Slots =
        [
            new()
            {
                Name = name,
                Shared = shared,
                ValueShare = 0.002,
                Stratifies = isPlace && name.Contains("country", StringComparison.OrdinalIgnoreCase),
                FirstAlike = Alike,
                Group = isPlace ? SlotGroup.Place : trust < 1 ? SlotGroup.Unexplained : SlotGroup.Alone,
                Trust = trust,
                Levels =
                [
                    new("a different {0}", 0.2, 0.93),
                    new("a somewhat similar {0}", 0.06, 0.04),
                    new("nearly the same {0}", 0.12, 0.01),
                    new("the same {0}", 0.62, 0.02),
                ],
            },
        ];
    }

    public override IReadOnlyList<Slot> Slots { get; }

    public override IReadOnlyList<int> ValuesOf(int record, int slot) => _values[record];

    public override void Compare(int a, int b, Span<sbyte> levels, Span<int> valuesA, Span<int> valuesB)
    {
        var best = Missing;
        for (var i = 0; i < _words[a].Length; i++)
            for (var j = 0; j < _words[b].Length; j++)
            {
                var level = _values[a][i] == _values[b][j] ? Exact : Of(_words[a][i], _words[b][j], _wholes[_values[a][i]], _wholes[_values[b][j]]);
                if (level <= best) continue;
                best = level;
                (valuesA[At], valuesB[At]) = (_values[a][i], _values[b][j]);
            }
        levels[At] = best;
    }

    public override void Keys(int record, KeyBag keys)
    {
        for (var i = 0; i < _words[record].Length; i++)
        {
            keys.Add(_kind, _wholes[_values[record][i]]);
            foreach (var word in _words[record][i]) keys.Add(_kind + 1, SoundKey.Of(word));
        }
    }

    private static sbyte Of(string[] x, string[] y, string a, string b)
    {
        var shorter = Math.Min(a.Length, b.Length);
        var allowed = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0;
        if (allowed > 0 && EditDistance.Of(a, b, allowed) <= allowed) return Near;
        if (x.Length > 1 || y.Length > 1)
        {
            var common = x.Intersect(y, StringComparer.Ordinal).Count();
            if (common > 0) return common == Math.Min(x.Length, y.Length) ? Near : Alike;
        }
        return JaroWinkler.Of(a, b) >= 0.85 ? Alike : Differ;
    }
}
