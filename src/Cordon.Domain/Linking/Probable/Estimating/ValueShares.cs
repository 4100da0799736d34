using Cordon.Domain.Linking.Probable.Comparing;

namespace Cordon.Domain.Linking.Probable.Estimating;

/// <summary>How many people share a value: of a rare name or address, few; so it says more when two records have it.</summary>
/// <remarks>Counted are people, not records: the records that seem to be one person count together as one, or a person with ten accounts would make their own name common.</remarks>
internal sealed class ValueShares
{
    /// <summary>How many people what is expected beforehand counts for.</summary>
    private const double PeopleExpected = 100;

    private readonly double[][] _shares;

    /// <param name="sameAs">Per slot and record, how many other records with the same value are expected to be the same person.</param>
    public ValueShares(Comparers comparers, double[][]? sameAs)
    {
        _shares = new double[comparers.Slots.Count][];
        foreach (var comparer in comparers.All)
            for (var s = 0; s < comparer.Slots.Count; s++)
                _shares[comparer.At + s] = Count(comparer, s, comparers.Records, sameAs?[comparer.At + s]);
    }

    /// <returns>The share; not a number where values are not counted.</returns>
    public double Of(int slot, int value) => value >= 0 && value < _shares[slot].Length ? _shares[slot][value] : _dates[slot].GetValueOrDefault(value, double.NaN);

    private readonly Dictionary<int, Dictionary<int, double>> _dates = [];

    private double[] Count(Comparer comparer, int slot, int records, double[]? sameAs)
    {
        var definition = comparer.Slots[slot];
        var people = new Dictionary<int, double>();
        var total = 0.0;
        if (definition.CountsValues)
            for (var i = 0; i < records; i++)
            {
                var values = comparer.ValuesOf(i, slot);
                if (values.Count == 0) continue;
                var one = 1 / (1 + (sameAs?[i] ?? 0));
                total += one;
                foreach (var value in values) people[value] = people.GetValueOrDefault(value) + one;
            }
        _dates[comparer.At + slot] = people.ToDictionary(p => p.Key, p =>
            (Math.Max(0, p.Value - 1) + PeopleExpected * definition.ValueShare) / (Math.Max(0, total - 1) + PeopleExpected));
        return [];
    }
}
