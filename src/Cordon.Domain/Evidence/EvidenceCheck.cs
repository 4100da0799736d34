namespace Cordon.Domain.Evidence;

/// <summary>One verification of the whole store of artifacts.</summary>
public sealed class EvidenceCheck
{
    public EvidenceCheckId Id { get; init; }
    public required JobId JobId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it runs, and where it was stopped.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>All artifacts up to this hash were looked at: a check that was killed goes on behind it. Empty at the beginning.</summary>
    public required string DoneTo { get; set; }

    /// <summary>Artifacts, and bytes of them, that were looked at.</summary>
    public long Checked { get; set; }
    public long Bytes { get; set; }
    public required string By { get; init; }
}

public enum EvidenceFault
{
    /// <summary>A row names it, and no file holds it.</summary>
    Missing,

    /// <summary>Its file holds other bytes than were sealed.</summary>
    Altered,

    /// <summary>A file that no row names.</summary>
    Orphaned,
}

/// <summary>What a verification found wrong.</summary>
public sealed class EvidenceFinding
{
    public const int MaxPathLength = 400;

    public EvidenceFindingId Id { get; init; }
    public required EvidenceCheckId CheckId { get; init; }
    public required EvidenceFault Fault { get; init; }

    /// <summary>The artifact; null of a file that is no artifact.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Below the store's folder, with <c>/</c>.</summary>
    public required string Path { get; init; }
}
