namespace Cordon.Domain.Attribution;

/// <summary>What a run of attribution found of an affiliation that is there, for as long as it takes to write it over.</summary>
public sealed class StagedAffiliation
{
    public required AffiliationId AffiliationId { get; init; }
    public required double Confidence { get; init; }
    public required double EverConfidence { get; init; }
    public required int Kinds { get; init; }
    public DateTimeOffset? ValidFrom { get; init; }
    public DateTimeOffset? ValidTo { get; init; }
    public required DateTimeOffset LastSightedAt { get; init; }
    public required ReviewReason Review { get; init; }
}
