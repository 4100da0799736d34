using Cordon.Domain.Staff;

namespace Cordon.Domain.Linking;

public enum LinkDecisionKind
{
    /// <summary>An identifier joins nobody: "the card belongs to the office".</summary>
    CutIdentifier,

    /// <summary>One account is not joined through one identifier: "she paid once with her brother's card".</summary>
    CutAccount,

    /// <summary>Two accounts belong to one person, in a staff member's judgement.</summary>
    Join,

    /// <summary>Two accounts that were suggested do not belong to one person.</summary>
    NotOnePerson,
}

/// <summary>A person's word on a link. It lasts, whatever facts come later, until it is taken back.</summary>
public sealed class LinkDecision
{
    /// <summary>Shortest and longest reason, in characters after trimming.</summary>
    public const int MinReasonLength = 10, MaxReasonLength = 500;

    public LinkDecisionId Id { get; init; }
    public required LinkDecisionKind Kind { get; init; }

    // Of a cut: exactly one of these.
    public PaymentIdentityId? PaymentIdentityId { get; init; }
    public DeviceId? DeviceId { get; init; }

    /// <summary>What was cut; only of a cut.</summary>
    public IdentifierRef Identifier => PaymentIdentityId is { } payment ? IdentifierRef.Of(payment)
        : IdentifierRef.Of(DeviceId ?? throw new InvalidOperationException($"A decision {Kind} is about no identifier."));

    /// <summary>The account cut off; or the one of two with the smaller number.</summary>
    public AccountId? AccountId { get; init; }
    public AccountId? OtherAccountId { get; init; }

    /// <summary>What the suggestion said when it was accepted or turned down, 0 to 1; null where nothing was suggested.</summary>
    public double? Probability { get; init; }

    /// <summary>The sentence that the suggestion gave, as it was read.</summary>
    public string? Grounds { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? TakenBackBy { get; private set; }
    public string? TakenBackByName { get; private set; }
    public string? TakenBackReason { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Raised with every change: whoever saw an older state is refused.</summary>
    public int Version { get; private set; }

    public static Refusal? CheckReason(string? reason) =>
        (reason ?? "").Trim().Length is >= MinReasonLength and <= MaxReasonLength ? null : LinkRefusals.ReasonTooShort;

    /// <returns>Null; or <c>link.reason-too-short</c>; or <c>link.not-decided</c> when it was taken back before.</returns>
    public Refusal? TakeBack(Actor by, string? reason, DateTimeOffset at)
    {
        if (TakenBackAt is not null) return LinkRefusals.NotDecided;
        if (CheckReason(reason) is { } refusal) return refusal;
        (TakenBackBy, TakenBackByName, TakenBackReason, TakenBackAt, Version) = (by.Id, by.Name, reason!.Trim(), at, Version + 1);
        return null;
    }
}
