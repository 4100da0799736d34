namespace Cordon.Domain.Exemptions;

/// <summary>An account that a ban does not reach.</summary>
public sealed class Exemption
{
    public ExemptionId Id { get; init; }
    public required BanId BanId { get; init; }
    public required AccountId AccountId { get; init; }
    public required ProposalId ProposalId { get; init; }

    /// <summary>When it was approved, inclusive.</summary>
    public required DateTimeOffset FromAt { get; init; }

    /// <summary>When it ends by itself, exclusive; null: as long as the ban.</summary>
    public DateTimeOffset? UntilAt { get; init; }

    /// <summary>When its end was carried out. It moves forward only: a clock that is set back does not bring it back.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsInForceAt(DateTimeOffset at) => FromAt <= at && !(at >= UntilAt) && !(at >= EndedAt);
}
