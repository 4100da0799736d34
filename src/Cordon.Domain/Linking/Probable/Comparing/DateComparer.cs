using System.Globalization;
using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Compares days, with the errors that people make in them: a digit, day and month exchanged, one part wrong.</summary>
internal sealed class DateComparer : Comparer
{
    private const sbyte Exact = 5, Near = 4, TwoParts = 3, Close = 2, Differ = 1, FarApart = 0;

    /// <summary>Least years between parents and children.</summary>
    private const int Generation = 15;

    private readonly int _kind;
    private readonly LooseDate[][] _dates;
    private readonly int[][] _values;

    public DateComparer(string name, int kind, IReadOnlyList<LooseDate[]> dates)
    {
        _kind = kind;
        _dates = [.. dates];
        _values = [.. _dates.Select(of => of.Select(d => d.Packed).Distinct().ToArray())];
        Slots =
        [
            new()
            {
                Name = name,
                Shared = 0.05,
                ValueShare = 0.00005,
                ContradictsUpTo = Differ,
                Levels =
                [
                    new("a {0} a generation apart", 0.01, 0.65, Household: 0.45, MostMatch: 0.02),
                    new("a different {0}", 0.03, 0.315, Household: 0.5, MostMatch: 0.12),
                    new("a {0} that is close", 0.03, 0.025),
                    new("two of day, month and year of the {0}", 0.08, 0.007),
                    new("the same {0} but for one slip", 0.1, 0.002),
                    new("the same {0}", 0.75, 0.0001),
                ],
            },
        ];
    }

    public override IReadOnlyList<Slot> Slots { get; }

    public override IReadOnlyList<int> ValuesOf(int record, int slot) => _values[record];

    public override void Compare(int a, int b, Span<sbyte> levels, Span<int> valuesA, Span<int> valuesB)
    {
        var best = Missing;
        foreach (var x in _dates[a])
            foreach (var y in _dates[b])
            {
                var level = Of(x, y);
                if (level <= best) continue;
                best = level;
                (valuesA[At], valuesB[At]) = (x.Packed, y.Packed);
            }
        levels[At] = best;
    }

    public override void Keys(int record, KeyBag keys)
    {
        foreach (var date in _dates[record])
        {
            keys.Add(_kind + 0, date.Packed);
            if (date.Month == 0 || date.Day == 0) continue;
            keys.Add(_kind + 1, date.Year * 100 + date.Month);
            keys.Add(_kind + 2, date.Year * 100 + date.Day);
            keys.Add(_kind + 3, Math.Min(date.Month, date.Day) * 100 + Math.Max(date.Month, date.Day));
            keys.Add(_kind + 4, date.Year);
        }
    }

    private static sbyte Of(LooseDate x, LooseDate y)
    {
        if (x == y) return x.Day == 0 ? Close : Exact;
        if (x.Day == 0 || y.Day == 0)
            return x.Year != y.Year ? Differ : x.Month == 0 || y.Month == 0 || x.Month == y.Month ? Close : Differ;
        var equal = (x.Year == y.Year ? 1 : 0) + (x.Month == y.Month ? 1 : 0) + (x.Day == y.Day ? 1 : 0);
        if (x.Year == y.Year && x.Month == y.Day && x.Day == y.Month) return Near;
        var years = Math.Abs(x.Year - y.Year);
        // One digit of a year may be a slip; but parents and children share birthdays, and who tells none is written down as the first of January.
        if (years >= Generation) return equal == 2 && x is not { Month: 1, Day: 1 } ? TwoParts : FarApart;
        Span<char> p = stackalloc char[8], q = stackalloc char[8];
        x.Packed.TryFormat(p, out _, "00000000", CultureInfo.InvariantCulture);
        y.Packed.TryFormat(q, out _, "00000000", CultureInfo.InvariantCulture);
        var edits = EditDistance.Of(p, q, 2);
        if (edits == 1) return Near;
        if (equal == 2) return TwoParts;
        if (edits == 2) return Close;
        var (months, days) = (Math.Abs(x.Month - y.Month), Math.Abs(x.Day - y.Day));
        return years is 0 or 1 or 10 && months <= 1 && (days <= 1 || equal >= 1) ? Close : Differ;
    }
}
