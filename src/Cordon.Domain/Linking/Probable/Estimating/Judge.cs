using Cordon.Domain.Linking.Probable.Comparing;

namespace Cordon.Domain.Linking.Probable.Estimating;

/// <summary>Weighs one comparison: one person, one household, or strangers.</summary>
internal sealed class Judge(Weights weights)
{
    /// <summary>What of a second sign of the same place still counts, beside the strongest: they agree and differ together.</summary>
    private const double OtherPlaces = 0.3;

    private const sbyte NearName = 3;
    private readonly int _givenName = Find(weights.Slots, "first name");

    /// <param name="levels">Of every slot.</param>
    /// <param name="shares">How common the value is that both have, for slots at their highest level; not a number where that is not known.</param>
    /// <param name="bits">Filled with what each slot adds against strangers, in bits; null when nobody asks.</param>
    public Verdict Of(ReadOnlySpan<sbyte> levels, ReadOnlySpan<double> shares, Span<double> bits)
    {
        double match = 0, household = 0;
        Span<double> places = stackalloc double[8];
        Span<double> placesAtHome = stackalloc double[8];
        Span<int> placeSlots = stackalloc int[8];
        var placeCount = 0;
        for (var slot = 0; slot < levels.Length; slot++)
        {
            var level = levels[slot];
            if (!bits.IsEmpty) bits[slot] = 0;
            if (level < 0) continue;
            var definition = weights.Slots[slot];
            if (definition.FollowsGivenName && level == definition.Top && _givenName >= 0 && levels[_givenName] >= NearName) continue;
            var chance = Chance(slot, level, shares);
            var likelihood = weights.Match[slot][level];
            var (ofMatch, ofHousehold) = (Math.Log2(likelihood / chance), Math.Log2(weights.Household(slot, level, chance) / chance));
            if (definition.IsPlace && placeCount < places.Length)
            {
                (places[placeCount], placesAtHome[placeCount], placeSlots[placeCount]) = (ofMatch, ofHousehold, slot);
                placeCount++;
                continue;
            }
            match += ofMatch;
            household += ofHousehold;
            if (!bits.IsEmpty) bits[slot] = ofMatch;
        }
        match += Together(places[..placeCount], placeSlots, bits);
        household += Together(placesAtHome[..placeCount], placeSlots, default);
        return new(match, household, weights.SamePerson, weights.SameHousehold);
    }

    private double Chance(int slot, int level, ReadOnlySpan<double> shares)
    {
        var definition = weights.Slots[slot];
        var share = level == definition.Top && definition.CountsValues && !shares.IsEmpty ? shares[slot] : double.NaN;
        return double.IsNaN(share) ? weights.Chance[slot][level] : share;
    }

    // The strongest sign for and the strongest against count whole.
    private static double Together(ReadOnlySpan<double> parts, ReadOnlySpan<int> slots, Span<double> bits)
    {
        double best = 0, worst = 0, sum = 0;
        foreach (var part in parts) (best, worst) = (Math.Max(best, part), Math.Min(worst, part));
        var (bestTaken, worstTaken) = (false, false);
        for (var i = 0; i < parts.Length; i++)
        {
            var whole = (parts[i] == best && !bestTaken) || (parts[i] == worst && !worstTaken);
            if (parts[i] == best) bestTaken = true;
            if (parts[i] == worst) worstTaken = true;
            var part = whole ? parts[i] : parts[i] * OtherPlaces;
            sum += part;
            if (!bits.IsEmpty) bits[slots[i]] = part;
        }
        return sum;
    }

    private static int Find(IReadOnlyList<Slot> slots, string name)
    {
        for (var i = 0; i < slots.Count; i++)
            if (slots[i].Name == name) return i;
        return -1;
    }
}

/// <param name="Match">How much likelier the comparison is of one person than of strangers, in bits.</param>
/// <param name="Household">Likewise of one household.</param>
internal readonly record struct Verdict(double Match, double Household, double SamePerson, double SameHousehold)
{
    public double Probability => Odds(SamePerson, Match) / (Odds(SamePerson, Match) + Odds(SameHousehold, Household) + Strangers);
    public double HouseholdProbability => Odds(SameHousehold, Household) / (Odds(SamePerson, Match) + Odds(SameHousehold, Household) + Strangers);
    private double Strangers => 1 - SamePerson - SameHousehold;

    private static double Odds(double prior, double bits) => prior * Math.Pow(2, Math.Min(bits, 500));
}
