namespace Cordon.Domain.Enforcement;

public enum EnforcementState
{
    Allowed,
    Banned,
}

/// <summary>Why an account's state changed.</summary>
public enum EnforcementCause
{
    /// <summary>A ban came into force.</summary>
    BanApplied,
    BanLifted,
    BanExpired,
    EmergencyOver,
    BanUndone,
    Exempted,
    ExemptionEnded,

    /// <summary>An affiliation was learned, decided or changed.</summary>
    AffiliationChanged,

    /// <summary>Organizations were merged, split or moved below another.</summary>
    OrganizationChanged,

    /// <summary>The window of an incident was changed, by which former members are reached.</summary>
    IncidentChanged,
}

/// <summary>One line of the change feed: from now on the account is in this state. Only ever added.</summary>
public sealed class EnforcementChange
{
    /// <summary>From 1, without a gap, in the order of commits.</summary>
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public required AccountId AccountId { get; init; }
    public required EnforcementState State { get; init; }

    /// <summary>The ban that reached the account, or the last that no longer does.</summary>
    public required BanId BanId { get; init; }
    public required EnforcementCause Cause { get; init; }
}

/// <summary>What the platform is to be told: a stretch of the change feed. Kept until it was delivered.</summary>
public sealed class OutboxMessage
{
    public OutboxMessageId Id { get; init; }

    /// <summary><c>enforcement.changed</c>, <c>ban.review-due</c>.</summary>
    public required string Kind { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The first and last line of the feed that it is about; null where it is about none.</summary>
    public long? FirstSequence { get; init; }
    public long? LastSequence { get; init; }
    public BanId? BanId { get; init; }
    public DateTimeOffset? DeliveredAt { get; set; }
}
