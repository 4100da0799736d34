using Cordon.Domain.Linking.Probable.Comparing;

namespace Cordon.Domain.Linking.Probable.Estimating;

/// <summary>How many people share a value: of a rare name or address, few; so it says more when two records have it.</summary>
/// <remarks>Counted are people, not records: the records that seem to be one person count together as one, or a person with ten accounts would make their own name common.</remarks>
internal sealed class ValueShares
{
    /// <summary>How many people what is expected beforehand counts for.</summary>
    private const double PeopleExpected = 100;

    private readonly Dictionary<int, double>[] _shares;
    private readonly IReadOnlyList<Slot> _slots;

    /// <param name="sameAs">Per slot and record, how many other records with the same value are expected to be the same person; null before anything is known.</param>
    public ValueShares(Comparers comparers, double[][]? sameAs)
    {
        _slots = comparers.Slots;
        _shares = new Dictionary<int, double>[_slots.Count];
        foreach (var comparer in comparers.All)
            for (var s = 0; s < comparer.Slots.Count; s++)
                _shares[comparer.At + s] = Count(comparer, s, comparers.Records, sameAs?[comparer.At + s]);
    }

    /// <summary>Fills in how common the values are.</summary>
    public void Put(Comparison into)
    {
        for (var s = 0; s < _slots.Count; s++)
        {
            var (slot, level) = (_slots[s], into.Levels[s]);
            var counts = slot.CountsValues && (level == slot.Top || level >= slot.FirstAlike);
            into.Shares[s] = counts ? Math.Max(Of(s, into.ValuesA[s]), level == slot.Top ? 0 : Of(s, into.ValuesB[s])) : double.NaN;
        }
    }

    private double Of(int slot, int value) => _shares[slot].GetValueOrDefault(value, 0);

    private static Dictionary<int, double> Count(Comparer comparer, int slot, int records, double[]? sameAs)
    {
        var definition = comparer.Slots[slot];
        var people = new Dictionary<int, double>();
        if (!definition.CountsValues) return people;
        var total = 0.0;
        for (var i = 0; i < records; i++)
        {
            var values = comparer.ValuesOf(i, slot);
            if (values.Count == 0) continue;
            var one = 1 / (1 + (sameAs?[i] ?? 0));
            total += one;
            foreach (var value in values) people[value] = people.GetValueOrDefault(value) + one;
        }
        // One of them is the person asked about.
        foreach (var (value, count) in people)
            people[value] = (Math.Max(0, count - 1) + PeopleExpected * definition.ValueShare) / (Math.Max(0, total - 1) + PeopleExpected);
        return people;
    }
}
