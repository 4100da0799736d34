namespace Cordon.Domain.Evidence;

/// <summary>What was done with an item of evidence. The names are a contract of handed-over records. Source: ISO/IEC 27037:2012, custody record.</summary>
public enum CustodyAction
{
    /// <summary>Taken in, from a file, an upload, a program or out of Cordon itself.</summary>
    Collected,

    /// <summary>Its hash was taken and its bytes are durable.</summary>
    Sealed,

    /// <summary>Somebody was shown something that stands in it.</summary>
    Viewed,

    /// <summary>Its bytes, or part of them, were downloaded.</summary>
    Copied,

    /// <summary>Part of it became an item of its own.</summary>
    Extracted,

    /// <summary>Its bytes left within a package.</summary>
    Exported,

    /// <summary>The package was for somebody outside.</summary>
    Transferred,
    HoldSet,
    HoldReleased,

    /// <summary>Its bytes were hashed anew and compared.</summary>
    Verified,
}

/// <summary>One line of the custody record of an item of evidence: written by the system with every touch, and only ever added.</summary>
public sealed class CustodyEntry
{
    public const int MaxReasonLength = 500, MaxPlaceLength = 200, MaxDetailLength = 500;

    public CustodyEntryId Id { get; init; }
    public required EvidenceId EvidenceId { get; init; }

    /// <summary>From 1, without gaps, for each item.</summary>
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Stable id of who did it, and what colleagues call them.</summary>
    public required string Actor { get; init; }
    public required string ActorName { get; init; }
    public required CustodyAction Action { get; init; }

    /// <summary>Why, as whoever did it says; null where nothing is asked.</summary>
    public string? Reason { get; init; }

    /// <summary>What it was done with, in words: "lines 1,204 to 1,377", "search for /images/".</summary>
    public string? Detail { get; init; }

    /// <summary>From whom and to whom, where it was handed over.</summary>
    public string? HandedFrom { get; init; }
    public string? HandedTo { get; init; }

    /// <summary>The hash that was expected and the one that was found, where it was taken; null otherwise. Lower-case hexadecimal.</summary>
    public string? Sha256Before { get; init; }
    public string? Sha256After { get; init; }
}
