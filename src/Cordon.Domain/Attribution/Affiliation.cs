using Cordon.Domain.Staff;

namespace Cordon.Domain.Attribution;

/// <summary>A claim that an account belongs to an organization: carried by signals, decided by staff, with the time it holds for and the time we learned it.</summary>
/// <remarks>
/// Machines say how sure they are; people say what is so. What a person decided stands until a person decides otherwise: new evidence asks, it does not overrule.
/// Every change leaves an <see cref="AffiliationVersion"/>.
/// </remarks>
public sealed class Affiliation
{
    /// <summary>Shortest and longest reason, in characters after trimming.</summary>
    public const int MinReasonLength = 10, MaxReasonLength = 500;

    /// <summary>A confirmed affiliation that nothing was seen of for so long is looked at again.</summary>
    public const int RecheckAfterDays = 365;

    /// <summary>Smallest change of confidence that is written down.</summary>
    public const double LeastChange = 0.005;

    public AffiliationId Id { get; init; }
    public required AccountId AccountId { get; init; }

    /// <summary>Where its signals count; of one that a person decided before a merger, the organization it was decided for.</summary>
    public required OrganizationId OrganizationId { get; init; }
    public AffiliationState State { get; private set; }

    /// <summary>That it is so now, 0 to 1, by the signals alone.</summary>
    public double Confidence { get; private set; }

    /// <summary>That it was so at some time, 0 to 1, by the signals alone.</summary>
    public double EverConfidence { get; private set; }

    /// <summary>Kinds of signals that stand, a bit each: <c>1 &lt;&lt; (int)SignalKind</c>.</summary>
    public int Kinds { get; private set; }

    /// <summary>When it began and ended in the world, as far as anybody knows; null: not known, and not over.</summary>
    public DateTimeOffset? ValidFrom { get; private set; }
    public DateTimeOffset? ValidTo { get; private set; }

    /// <summary>The latest sighting that supports it; <see cref="Signal.NotKnown"/> without a dated one.</summary>
    public DateTimeOffset LastSightedAt { get; private set; } = Signal.NotKnown;
    public ReviewReason Review { get; private set; } = ReviewReason.Undecided;

    // The standing decision of a person; null while it is suspected.
    public string? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? DecisionReason { get; private set; }

    /// <summary><see cref="SignalRule.Strength"/> of the strongest signal that was known when it was decided; 0 without any.</summary>
    public int DecidedStrength { get; private set; }

    /// <summary>When Cordon first believed it.</summary>
    public required DateTimeOffset LearnedAt { get; init; }

    /// <summary>Raised with every change: whoever saw an older state is refused.</summary>
    public int Version { get; private set; }

    public static Refusal? CheckReason(string? reason) =>
        (reason ?? "").Trim().Length is >= MinReasonLength and <= MaxReasonLength ? null : AffiliationRefusals.ReasonTooShort;

    /// <summary>Takes what attribution found. It never changes what a person decided.</summary>
    /// <returns>Whether anything worth writing down changed.</returns>
    public bool Attribute(Judgement found, DateTimeOffset at)
    {
        var before = (Confidence, EverConfidence, Kinds, ValidFrom, ValidTo, LastSightedAt, Review);
        if (Math.Abs(found.Confidence - Confidence) >= LeastChange || found.Kinds != Kinds) (Confidence, EverConfidence) = (found.Confidence, found.EverConfidence);
        (Kinds, LastSightedAt) = (found.Kinds, found.LastSightedAt);
        if (State == AffiliationState.Suspected) (ValidFrom, ValidTo) = (found.ValidFrom, found.ValidTo);
        Review = ReviewOf(found, at);
        if (before == (Confidence, EverConfidence, Kinds, ValidFrom, ValidTo, LastSightedAt, Review)) return false;
        Version++;
        return true;
    }

    /// <returns>Null; or <c>affiliation.reason-too-short</c>, <c>affiliation.already-so</c>.</returns>
    public Refusal? Confirm(Actor by, string? reason, Judgement known, DateTimeOffset at)
    {
        if (State == AffiliationState.Confirmed && Review == ReviewReason.None) return AffiliationRefusals.AlreadySo;
        return Decide(AffiliationState.Confirmed, by, reason, known, known.ValidFrom, null, at);
    }

    /// <returns>Null; or <c>affiliation.reason-too-short</c>, <c>affiliation.already-so</c>.</returns>
    public Refusal? Reject(Actor by, string? reason, Judgement known, DateTimeOffset at)
    {
        if (State == AffiliationState.Rejected && Review == ReviewReason.None) return AffiliationRefusals.AlreadySo;
        return Decide(AffiliationState.Rejected, by, reason, known, ValidFrom, ValidTo, at);
    }

    /// <param name="endedAt">When it ended in the world; not in the future, and not before it began.</param>
    /// <returns>Null; or <c>affiliation.reason-too-short</c>, <c>affiliation.end-out-of-range</c>, <c>affiliation.already-so</c>.</returns>
    public Refusal? End(Actor by, string? reason, Judgement known, DateTimeOffset endedAt, DateTimeOffset at)
    {
        if (endedAt > at || endedAt <= ValidFrom) return AffiliationRefusals.EndOutOfRange;
        if (State == AffiliationState.Ended && ValidTo == endedAt && Review == ReviewReason.None) return AffiliationRefusals.AlreadySo;
        return Decide(AffiliationState.Ended, by, reason, known, ValidFrom, endedAt, at);
    }

    /// <summary>Takes a decision back: what stood before it stands again, with the signals of now.</summary>
    /// <param name="before">The version that the decision replaced; null: nobody had decided.</param>
    /// <returns>Null; or <c>affiliation.not-decided</c>, <c>affiliation.reason-too-short</c>.</returns>
    public Refusal? TakeBack(AffiliationVersion? before, string? reason, Judgement known, DateTimeOffset at)
    {
        if (DecidedAt is null) return AffiliationRefusals.NotDecided;
        if (CheckReason(reason) is { } refusal) return refusal;
        if (before is null or { State: AffiliationState.Suspected })
        {
            (State, DecidedBy, DecidedByName, DecidedAt, DecisionReason, DecidedStrength) = (AffiliationState.Suspected, null, null, null, null, 0);
            (ValidFrom, ValidTo) = (known.ValidFrom, known.ValidTo);
        }
        else
        {
            (State, DecidedBy, DecidedByName, DecidedAt, DecisionReason, DecidedStrength) = (before.State, before.By, before.ByName, before.DecidedAt, before.Reason, before.DecidedStrength);
            (ValidFrom, ValidTo) = (before.ValidFrom, before.ValidTo);
        }
        Review = ReviewOf(known, at);
        Version++;
        return null;
    }

    private Refusal? Decide(AffiliationState state, Actor by, string? reason, Judgement known, DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset at)
    {
        if (CheckReason(reason) is { } refusal) return refusal;
        (State, DecidedBy, DecidedByName, DecidedAt, DecisionReason, DecidedStrength) = (state, by.Id, by.Name, at, reason!.Trim(), known.Strength);
        (ValidFrom, ValidTo, Review, Version) = (from, to, ReviewReason.None, Version + 1);
        return null;
    }

    private ReviewReason ReviewOf(Judgement found, DateTimeOffset at) => State switch
    {
        AffiliationState.Suspected => found.Kinds == 0 ? ReviewReason.None : ReviewReason.Undecided,
        // Only what was learned since, and is of a stronger kind than all that was known when somebody said no.
        AffiliationState.Rejected => found.StrengthSince(DecidedAt!.Value) > DecidedStrength ? ReviewReason.NewEvidence : ReviewReason.None,
        AffiliationState.Ended => found.SightedSince(ValidTo!.Value, DecidedAt!.Value) ? ReviewReason.NewEvidence : ReviewReason.None,
        _ => found.ContradictedSince(DecidedAt!.Value) ? ReviewReason.Contradicted
            : Latest(found.LastSightedAt, DecidedAt.Value) < at.AddDays(-RecheckAfterDays) ? ReviewReason.Stale
            : ReviewReason.None,
    };

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>What was believed of an affiliation from <see cref="At"/> on, until the next version. Only ever added.</summary>
public sealed class AffiliationVersion
{
    public AffiliationVersionId Id { get; init; }
    public required AffiliationId AffiliationId { get; init; }
    public required AccountId AccountId { get; init; }
    public required OrganizationId OrganizationId { get; init; }
    public required AffiliationState State { get; init; }
    public required double Confidence { get; init; }
    public DateTimeOffset? ValidFrom { get; init; }
    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>Since when it was believed so.</summary>
    public required DateTimeOffset At { get; init; }

    // Whose decision it rests on; null where signals alone spoke.
    public string? By { get; init; }
    public string? ByName { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? Reason { get; init; }
    public int DecidedStrength { get; init; }

    public static AffiliationVersion Of(Affiliation affiliation, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(affiliation);
        return new()
        {
            AffiliationId = affiliation.Id,
            AccountId = affiliation.AccountId,
            OrganizationId = affiliation.OrganizationId,
            State = affiliation.State,
            Confidence = affiliation.Confidence,
            ValidFrom = affiliation.ValidFrom,
            ValidTo = affiliation.ValidTo,
            At = at,
            By = affiliation.DecidedBy,
            ByName = affiliation.DecidedByName,
            DecidedAt = affiliation.DecidedAt,
            Reason = affiliation.DecisionReason,
            DecidedStrength = affiliation.DecidedStrength,
        };
    }
}

/// <summary>One run of attribution: over how much, and what came of it.</summary>
public sealed class AttributionRun
{
    public AttributionRunId Id { get; init; }
    public required JobId JobId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Accounts with any signal.</summary>
    public long Accounts { get; set; }

    /// <summary>Affiliations that are new or otherwise than before.</summary>
    public long Changed { get; set; }
    public required string By { get; init; }
}
