namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>One outcome of a comparison, from "differ" upwards.</summary>
/// <param name="Words">What was found, with the field's name at {0}: "nearly the same {0}".</param>
/// <param name="Match">How often two records of one person come out so, before any data is seen, 0 to 1.</param>
/// <param name="Chance">How often two records of two strangers do.</param>
/// <param name="LeastChance">Below this no estimate of <paramref name="Chance"/> goes, because the outcome depends on other fields: whoever shares a name also shares a mail
/// address made of it.</param>
/// <param name="Household">How often two people of one household do; not a number where <see cref="Slot.Shared"/> says it.</param>
/// <param name="MostMatch">Above this no estimate of <paramref name="Match"/> goes.</param>
public sealed record Level(string Words, double Match, double Chance, double LeastChance = 0, double Household = double.NaN, double MostMatch = 1);

/// <summary>One comparable thing about two records: a field, or part of one.</summary>
public sealed record Slot
{
    /// <summary>As people read it.</summary>
    public required string Name { get; init; }
    public required IReadOnlyList<Level> Levels { get; init; }

    /// <summary>How often people of one household or one workplace share it, where strangers share it by chance alone, 0 to 1.</summary>
    public required double Shared { get; init; }

    /// <summary>How many strangers share any one value, before any data is seen, 0 to 1: a rare value says more than a common one.</summary>
    public double ValueShare { get; init; } = 0.001;

    /// <summary>Its highest level means the very same value, whose frequency can be counted.</summary>
    public bool CountsValues { get; init; } = true;

    /// <summary>Names are common here and rare there: where both records are of one country, it is counted how common a value is in that country.</summary>
    public bool IsStratified { get; init; }

    /// <summary>Is the country that <see cref="IsStratified"/> speaks of.</summary>
    public bool Stratifies { get; init; }

    /// <summary>How many slots further on the slot is with which its values go together, as first names do with last names of the same language; 0: none.</summary>
    public int DependsOn { get; init; }

    /// <summary>From this level on two values are so alike that they prove no more than equality of the more common one would.</summary>
    public int FirstAlike { get; init; } = int.MaxValue;

    /// <summary>What it tells hardly ever changes in a life, so that an outcome up to this level speaks against one person whatever else agrees.</summary>
    public int ContradictsUpTo { get; init; } = -1;

    /// <summary>What the levels say beforehand is worth this much, 0 to 1: little for a field whose meaning nobody knows, which has to prove itself on the data.</summary>
    public double Trust { get; init; } = 1;

    /// <summary>Slots of one group agree and differ together, and are not so many proofs.</summary>
    public SlotGroup Group { get; init; }

    /// <summary>Is the first name that <see cref="FollowsGivenName"/> speaks of.</summary>
    public bool IsGivenName { get; init; }

    /// <summary>Follows from the first name: sex and title prove nothing once that agrees.</summary>
    public bool FollowsGivenName { get; init; }
    public int Top => Levels.Count - 1;
}

public enum SlotGroup
{
    /// <summary>Stands for itself.</summary>
    Alone,

    /// <summary>Tells of where somebody lives.</summary>
    Place,

    /// <summary>Nobody said what it means: may be anything, also the same thing twice.</summary>
    Unexplained,
}
