using Cordon.Domain.Linking.Probable.Comparing;

namespace Cordon.Domain.Linking.Probable.Estimating;

/// <summary>Weighs one comparison: one person, one household, or strangers.</summary>
/// <param name="explainedOnly">Leaves out the fields of which nobody said what they mean.</param>
internal sealed class Judge(Weights weights, bool explainedOnly = false)
{
    private const int GroupCount = 3;
    private const sbyte NearName = 4;
    private readonly int _givenName = GivenName(weights.Slots);

    /// <param name="levels">Of every slot.</param>
    /// <param name="shares">See <see cref="Comparison.Shares"/>.</param>
    /// <param name="bits">Filled with what each slot adds against strangers, in bits; null when nobody asks.</param>
    public Verdict Of(ReadOnlySpan<sbyte> levels, ReadOnlySpan<double> shares, Span<double> bits)
    {
        double match = 0, household = 0;
        Span<Shared> groups = stackalloc Shared[GroupCount];
        groups.Clear();
        for (var slot = 0; slot < levels.Length; slot++)
        {
            var level = levels[slot];
            if (!bits.IsEmpty) bits[slot] = 0;
            if (level < 0) continue;
            var definition = weights.Slots[slot];
            if (explainedOnly && definition.Group == SlotGroup.Unexplained) continue;
            if (definition.FollowsGivenName && level == definition.Top && _givenName >= 0 && levels[_givenName] >= NearName) continue;
            var chance = Chance(slot, level, shares);
            var (ofMatch, ofHousehold) = (Math.Log2(weights.Match[slot][level] / chance), Math.Log2(weights.Household(slot, level, chance) / chance));
            if (!bits.IsEmpty) bits[slot] = ofMatch;
            if (definition.Group != SlotGroup.Alone)
            {
                groups[(int)definition.Group].Add(ofMatch, ofHousehold);
                continue;
            }
            match += ofMatch;
            household += ofHousehold;
        }
        foreach (var group in groups) (match, household) = (match + group.Match, household + group.Household);
        if (!bits.IsEmpty) Discount(bits, groups);
        return new(match, household, weights.SamePerson, weights.SameHousehold);
    }

    /// <summary>Shows of each sign in a group what it counted for.</summary>
    private void Discount(Span<double> bits, ReadOnlySpan<Shared> groups)
    {
        for (var slot = 0; slot < bits.Length; slot++)
        {
            if (weights.Slots[slot].Group == SlotGroup.Alone) continue;
            var group = groups[(int)weights.Slots[slot].Group];
            if (bits[slot] != group.Best && bits[slot] != group.Worst) bits[slot] *= Shared.Others;
        }
    }

    private double Chance(int slot, int level, ReadOnlySpan<double> shares)
    {
        var share = shares[slot];
        if (double.IsNaN(share)) return weights.Chance[slot][level];
        return level == weights.Slots[slot].Top ? share : Math.Max(share, weights.Chance[slot][level]);
    }

    private static int GivenName(IReadOnlyList<Slot> slots)
    {
        for (var i = 0; i < slots.Count; i++)
            if (slots[i].IsGivenName) return i;
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

/// <summary>Signs that agree and differ together: the strongest for and the strongest against count whole, the others in part.</summary>
internal struct Shared
{
    /// <summary>What of a further sign still counts.</summary>
    public const double Others = 0.3;

    private double _sum, _sumAtHome, _bestAtHome, _worstAtHome;

    /// <summary>In bits against strangers, for one person.</summary>
    public double Best { get; private set; }
    public double Worst { get; private set; }
    public readonly double Match => Together(_sum, Best, Worst);
    public readonly double Household => Together(_sumAtHome, _bestAtHome, _worstAtHome);

    public void Add(double match, double household)
    {
        (_sum, _sumAtHome) = (_sum + match, _sumAtHome + household);
        (Best, Worst) = (Math.Max(Best, match), Math.Min(Worst, match));
        (_bestAtHome, _worstAtHome) = (Math.Max(_bestAtHome, household), Math.Min(_worstAtHome, household));
    }

    private static double Together(double sum, double best, double worst) => best + worst + (sum - best - worst) * Others;
}
