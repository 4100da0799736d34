using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Compares telephone numbers from their end, because the beginning (country, area, a leading zero) is what people leave out.</summary>
internal sealed class PhoneComparer : Comparer
{
    private const sbyte Exact = 3, SameEnd = 2, Near = 1, Differ = 0;
    private const int Compared = 9, LocalDigits = 7;
    private readonly string[][] _digits;
    private readonly int[][] _values;
    private readonly Interner _numbers = new();

    public PhoneComparer(string name, IReadOnlyList<string[]> texts)
    {
        _digits = [.. texts.Select(of => of.Select(t => string.Concat(t.Where(char.IsAsciiDigit))).Where(t => t.Length >= 5).Distinct().ToArray())];
        _values = [.. _digits.Select(of => of.Select(d => _numbers.Of(End(d, Compared))).ToArray())];
        Slots =
        [
            new()
            {
                Name = name,
                Shared = 0.35,
                ValueShare = 1e-6,
                Levels =
                [
                    new("a different {0}", 0.22, 0.9989),
                    new("the same {0} but for one slip", 0.05, 0.0001, 0.00002),
                    new("the same end of the {0}", 0.05, 0.00001, 0.000001),
                    new("the same {0}", 0.68, 0.001),
                ],
            },
        ];
    }

    public override IReadOnlyList<Slot> Slots { get; }

    public override IReadOnlyList<int> ValuesOf(int record, int slot) => _values[record];

    public override void Compare(int a, int b, Span<sbyte> levels, Span<int> valuesA, Span<int> valuesB)
    {
        var best = Missing;
        for (var i = 0; i < _digits[a].Length; i++)
            for (var j = 0; j < _digits[b].Length; j++)
            {
                var level = _values[a][i] == _values[b][j] ? Exact : Of(_digits[a][i], _digits[b][j]);
                if (level <= best) continue;
                best = level;
                (valuesA[At], valuesB[At]) = (_values[a][i], _values[b][j]);
            }
        levels[At] = best;
    }

    public override void Keys(int record, KeyBag keys)
    {
        foreach (var digits in _digits[record])
        {
            keys.Add(20, End(digits, LocalDigits));
            if (digits.Length < 8) continue;
            keys.Add(21, digits.AsSpan(digits.Length - 4));
            keys.Add(22, digits.AsSpan(digits.Length - 8, 4));
        }
    }

    private static sbyte Of(string a, string b)
    {
        var shorter = Math.Min(a.Length, b.Length);
        if (shorter >= LocalDigits && (a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal))) return SameEnd;
        return shorter >= LocalDigits && EditDistance.Of(End(a, Compared), End(b, Compared), 1) <= 1 ? Near : Differ;
    }

    private static string End(string digits, int length) => digits.Length <= length ? digits : digits[^length..];
}
