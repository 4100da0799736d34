namespace Cordon.Domain.Enforcement;

/// <summary>That a ban covers, or covered, an account. End-dated, not deleted: who was reached on a day can be asked later.</summary>
public sealed class Coverage
{
    public CoverageId Id { get; init; }
    public required BanId BanId { get; init; }
    public required AccountId AccountId { get; init; }

    /// <summary>The affiliation it came through, the surest there was; null where the ban names the account itself.</summary>
    public AffiliationId? AffiliationId { get; init; }
    public required DateTimeOffset SinceAt { get; init; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The round that began and the one that ended it: a number that each change of coverage takes, whatever the clock says.</summary>
    public required long Round { get; init; }
    public long? EndedInRound { get; init; }
}
