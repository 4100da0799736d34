using Cordon.Domain.Linking.Probable.Comparing;

namespace Cordon.Domain.Linking.Probable.Estimating;

/// <summary>How often each level comes out for two records of one person, of one household and of strangers, and how many pairs are which.</summary>
internal sealed class Weights
{
    public Weights(IReadOnlyList<Slot> slots, double samePerson, double sameHousehold)
    {
        Slots = slots;
        (SamePerson, SameHousehold) = (samePerson, sameHousehold);
        Match = [.. slots.Select(s => s.Levels.Select(l => s.Trust * l.Match + (1 - s.Trust) * l.Chance).ToArray())];
        Chance = [.. slots.Select(s => s.Levels.Select(l => l.Chance).ToArray())];
    }

    public IReadOnlyList<Slot> Slots { get; }
    public double[][] Match { get; }
    public double[][] Chance { get; }

    /// <summary>Shares of all pairs there are.</summary>
    public double SamePerson { get; set; }
    public double SameHousehold { get; set; }

    /// <summary>How a household comes out: a share of it as one person does, the rest as strangers do.</summary>
    public double Household(int slot, int level, double chance) => double.IsNaN(Slots[slot].Levels[level].Household)
        ? Slots[slot].Shared * Match[slot][level] + (1 - Slots[slot].Shared) * chance
        : Math.Max(Slots[slot].Levels[level].Household, chance);
}
