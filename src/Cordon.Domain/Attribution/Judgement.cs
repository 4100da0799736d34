namespace Cordon.Domain.Attribution;

/// <summary>A signal as attribution reads it.</summary>
/// <param name="Organization">Where it counts, after mergers.</param>
/// <param name="ObservedAt">UTC; <see cref="Signal.NotKnown"/> where nobody told.</param>
/// <param name="BearsName">Of mail: its domain bears the organization's name.</param>
/// <param name="IsShared">Of mail: a domain that not only staff have (universities, associations).</param>
/// <param name="Others">Of mail: other accounts known to have mail at this organization.</param>
/// <param name="FirstObservedAt">When it was first seen; null: no earlier than <paramref name="ObservedAt"/>.</param>
/// <param name="NameScore">Of a name on a bill: how alike it is to the organization's, 0 to 1.</param>
public readonly record struct SignalFact(OrganizationId Organization, SignalKind Kind, DateTimeOffset ObservedAt, DateTimeOffset LearnedAt, bool BearsName = false, bool IsShared = false, int Others = 0,
    DateTimeOffset? FirstObservedAt = null, double NameScore = 1);

/// <summary>What else is known of an account's addresses; both make an undated sighting of an employer older.</summary>
/// <param name="PrivateAddress">It also has an address at a free mail domain.</param>
/// <param name="UnknownWorkAddress">It also has an address at a domain that belongs to no organization known here.</param>
public readonly record struct Surroundings(bool PrivateAddress, bool UnknownWorkAddress);

/// <summary>One part of a confidence.</summary>
/// <param name="Kind">The signal it comes from; null for where everything starts.</param>
/// <param name="Text">In words that fit behind each other: "corporate mail, verified", "not seen for 14 months".</param>
/// <param name="LogOdds">Natural logarithm; negative speaks against.</param>
public readonly record struct Share(SignalKind? Kind, string Text, double LogOdds);

/// <summary>What all signals on one account and organization come to.</summary>
/// <param name="Confidence">That it is so on the day asked for, 0 to 1.</param>
/// <param name="EverConfidence">That it was so at some time, 0 to 1.</param>
/// <param name="Shares">They add up to the log-odds of <paramref name="Confidence"/>.</param>
/// <param name="Kinds">A bit for each kind of signal that stands.</param>
/// <param name="Strength">Of the strongest supporting signal; 0 without any.</param>
/// <param name="Facts">The signals it rests on.</param>
public sealed record Judgement(OrganizationId Organization, double Confidence, double EverConfidence, IReadOnlyList<Share> Shares, int Kinds, int Strength,
    DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo, DateTimeOffset LastSightedAt, IReadOnlyList<SignalFact> Facts)
{
    /// <summary>What is left where every signal fell away.</summary>
    public static Judgement Nothing(OrganizationId organization) => new(organization, 0, 0, [], 0, 0, null, null, Signal.NotKnown, []);

    /// <summary>Strength of the strongest supporting signal learned after an instant; 0 without any.</summary>
    public int StrengthSince(DateTimeOffset at)
    {
        var strongest = 0;
        foreach (var fact in Facts)
            if (fact.LearnedAt > at && SignalRules.Of(fact.Kind) is { Supports: true } rule) strongest = Math.Max(strongest, rule.Strength);
        return strongest;
    }

    /// <summary>Whether it was seen after an end, by a signal that was learned after somebody decided on that end.</summary>
    public bool SightedSince(DateTimeOffset end, DateTimeOffset decided)
    {
        foreach (var fact in Facts)
            if (fact.ObservedAt > end && fact.LearnedAt > decided && SignalRules.Of(fact.Kind) is { Supports: true, Strength: > 1 }) return true;
        return false;
    }

    public bool ContradictedSince(DateTimeOffset decided)
    {
        foreach (var fact in Facts)
            if (fact.LearnedAt > decided && !SignalRules.Of(fact.Kind).Supports) return true;
        return false;
    }
}
