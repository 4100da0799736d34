using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Compares numbers and codes of which each person has their own, such as passports, or that name an area: letters and digits alone, with one slip allowed.</summary>
internal sealed class CodeComparer : Comparer
{
    private const sbyte Exact = 2, Near = 1, Differ = 0;
    private readonly int _kind;
    private readonly bool _own;
    private readonly string[][] _codes;
    private readonly int[][] _values;
    private readonly Interner _numbers = new();

    /// <param name="own">A person's own number; otherwise the code of an area.</param>
    public CodeComparer(string name, int kind, bool own, IReadOnlyList<string[]> texts)
    {
        (_kind, _own) = (kind, own);
        _codes = [.. texts.Select(of => of.Select(t => string.Concat(t.Where(char.IsLetterOrDigit)).ToLowerInvariant()).Where(t => t.Length > 0).Distinct().ToArray())];
        _values = [.. _codes.Select(of => of.Select(_numbers.Of).ToArray())];
        Slots =
        [
            new()
            {
                Name = name,
                Shared = own ? 0.002 : 0.8,
                ValueShare = own ? 1e-7 : 0.001,
                ContradictsUpTo = own ? Differ : -1,
                Group = own ? SlotGroup.Alone : SlotGroup.Place,
                Levels = own
                    ? [new("a different {0}", 0.06, 0.9998, MostMatch: 0.08), new("the same {0} but for one slip", 0.08, 0.0001, 0.00001), new("the same {0}", 0.86, 0.0001)]
                    : [new("a different {0}", 0.2, 0.975), new("the same {0} but for one slip", 0.08, 0.02), new("the same {0}", 0.72, 0.005)],
            },
        ];
    }

    public override IReadOnlyList<Slot> Slots { get; }

    public override IReadOnlyList<int> ValuesOf(int record, int slot) => _values[record];

    public override void Compare(int a, int b, Span<sbyte> levels, Span<int> valuesA, Span<int> valuesB)
    {
        var best = Missing;
        for (var i = 0; i < _codes[a].Length; i++)
            for (var j = 0; j < _codes[b].Length; j++)
            {
                var level = _values[a][i] == _values[b][j] ? Exact : IsNear(_codes[a][i], _codes[b][j]) ? Near : Differ;
                if (level <= best) continue;
                best = level;
                (valuesA[At], valuesB[At]) = (_values[a][i], _values[b][j]);
            }
        levels[At] = best;
    }

    public override void Keys(int record, KeyBag keys)
    {
        foreach (var code in _codes[record])
        {
            keys.Add(_kind, code);
            if (!_own || code.Length < 6) continue;
            keys.Add(_kind + 1, code.AsSpan(0, code.Length / 2));
            keys.Add(_kind + 2, code.AsSpan(code.Length - code.Length / 2));
        }
    }

    private static bool IsNear(string a, string b) => Math.Min(a.Length, b.Length) >= 4 && EditDistance.Of(a, b, 1) <= 1;
}
