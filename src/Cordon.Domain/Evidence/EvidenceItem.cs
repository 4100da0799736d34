namespace Cordon.Domain.Evidence;

/// <summary>A sealed artifact: bytes that never change, found again by their SHA-256. The same bytes collected twice are one artifact with two items.</summary>
/// <remarks>An item is never changed; a better one names it in <see cref="SupersedesId"/>.</remarks>
public sealed class EvidenceItem
{
    /// <summary>Longest name and origin, in characters.</summary>
    public const int MaxNameLength = 255, MaxOriginLength = 300;

    public EvidenceId Id { get; init; }

    /// <summary>Lower-case hexadecimal, 64 characters; the artifact's name in the store.</summary>
    public required string Sha256 { get; init; }
    public required long SizeBytes { get; init; }
    public required string MediaType { get; init; }

    /// <summary>The name it came with: shown, never used as a path.</summary>
    public required string OriginalName { get; init; }

    /// <summary>How it came: <c>upload</c>, <c>command-line</c>, <c>api</c>, <c>demo</c>; <c>cordon</c> for what was made here.</summary>
    public required string Source { get; init; }

    /// <summary>Where the bytes come from, in words: as whoever collected them says, or how Cordon made them. Null where nobody told.</summary>
    public string? Origin { get; init; }

    /// <summary>The item that it is an extract of.</summary>
    public EvidenceId? DerivedFromId { get; init; }

    /// <summary>The item that it stands in the place of.</summary>
    public EvidenceId? SupersedesId { get; init; }
    public required string CollectedBy { get; init; }
    public string? CollectedByName { get; init; }
    public required DateTimeOffset CollectedAt { get; init; }
}
