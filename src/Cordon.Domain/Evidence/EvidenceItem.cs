namespace Cordon.Domain.Evidence;

/// <summary>A sealed artifact: bytes that never change, found again by their SHA-256.</summary>
public sealed class EvidenceItem
{
    public EvidenceId Id { get; init; }

    /// <summary>Lower-case hexadecimal, 64 characters; the artifact's name in the store.</summary>
    public required string Sha256 { get; init; }
    public required long SizeBytes { get; init; }
    public required string MediaType { get; init; }

    /// <summary>The name it came with: shown, never used as a path.</summary>
    public required string OriginalName { get; init; }

    /// <summary>How it came: <c>upload</c>, <c>command-line</c>, <c>demo</c>.</summary>
    public required string Source { get; init; }
    public required string CollectedBy { get; init; }
    public required DateTimeOffset CollectedAt { get; init; }
}
