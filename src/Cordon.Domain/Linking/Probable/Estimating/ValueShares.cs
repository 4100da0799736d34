using Cordon.Domain.Linking.Probable.Comparing;

namespace Cordon.Domain.Linking.Probable.Estimating;

/// <summary>How many people share a value: of a rare name or address, few; so it says more when two records have it.</summary>
/// <remarks>Counted are people, not records: the records that seem to be one person count together as one, or a person with ten accounts would make their own name common.</remarks>
internal sealed class ValueShares
{
    /// <summary>How many people what is expected beforehand counts for; and how many what is known of everybody, where the people of one country or one last name are counted.</summary>
    private const double PeopleExpected = 100, PeopleElsewhere = 40;

    private readonly Dictionary<int, double>[] _shares;
    private readonly Dictionary<(int Value, int Within), double>[] _within, _beside;
    private readonly IReadOnlyList<Slot> _slots;
    private readonly int _stratum = -1;

    /// <param name="sameAs">Per slot and record, how many other records with the same value are expected to be the same person; null before anything is known.</param>
    public ValueShares(Comparers comparers, double[][]? sameAs)
    {
        _slots = comparers.Slots;
        _shares = new Dictionary<int, double>[_slots.Count];
        _within = new Dictionary<(int, int), double>[_slots.Count];
        _beside = new Dictionary<(int, int), double>[_slots.Count];
        Comparer? country = null;
        for (var s = 0; s < _slots.Count && country is null; s++)
            if (_slots[s].Stratifies) (_stratum, country) = (s, comparers.All.First(c => c.At <= s && s < c.At + c.Slots.Count));
        foreach (var comparer in comparers.All)
            for (var s = 0; s < comparer.Slots.Count; s++)
            {
                var (at, slot) = (comparer.At + s, comparer.Slots[s]);
                var same = sameAs?[at];
                _shares[at] = Count(comparer, s, comparers.Records, same);
                if (slot.IsStratified && country is not null) _within[at] = CountWithin(comparer, s, country, _stratum - country.At, comparers.Records, same, _shares[at]);
                if (slot.DependsOn > 0) _beside[at] = CountWithin(comparer, s, comparer, s + slot.DependsOn, comparers.Records, same, _shares[at]);
            }
    }

    /// <summary>Fills in how common the values are.</summary>
    public void Put(Comparison into)
    {
        for (var s = 0; s < _slots.Count; s++)
        {
            var (slot, level) = (_slots[s], into.Levels[s]);
            var counts = slot.CountsValues && (level == slot.Top || level >= slot.FirstAlike);
            into.Shares[s] = !counts ? double.NaN : level == slot.Top ? Of(s, into.ValuesA[s], into) : Math.Max(Of(s, into.ValuesA[s], into), Of(s, into.ValuesB[s], into));
        }
    }

    private double Of(int slot, int value, Comparison found)
    {
        var share = _shares[slot].GetValueOrDefault(value, 0);
        if (_within[slot] is { } within && found.Levels[_stratum] == _slots[_stratum].Top) share = Math.Max(share, within.GetValueOrDefault((value, found.ValuesA[_stratum]), 0));
        if (_beside[slot] is { } beside)
        {
            var other = slot + _slots[slot].DependsOn;
            if (found.Levels[other] == _slots[other].Top) share = Math.Max(share, beside.GetValueOrDefault((value, found.ValuesA[other]), 0));
        }
        return share;
    }

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

    /// <summary>How common a value is among those who have a certain value of another slot.</summary>
    private static Dictionary<(int, int), double> CountWithin(Comparer comparer, int slot, Comparer other, int otherSlot, int records, double[]? sameAs, Dictionary<int, double> everywhere)
    {
        var people = new Dictionary<(int, int), double>();
        var totals = new Dictionary<int, double>();
        for (var i = 0; i < records; i++)
        {
            var values = comparer.ValuesOf(i, slot);
            if (values.Count == 0) continue;
            var one = 1 / (1 + (sameAs?[i] ?? 0));
            foreach (var place in other.ValuesOf(i, otherSlot))
            {
                totals[place] = totals.GetValueOrDefault(place) + one;
                foreach (var value in values) people[(value, place)] = people.GetValueOrDefault((value, place)) + one;
            }
        }
        foreach (var ((value, place), count) in people)
            people[(value, place)] = (Math.Max(0, count - 1) + PeopleElsewhere * everywhere[value]) / (Math.Max(0, totals[place] - 1) + PeopleElsewhere);
        return people;
    }
}
