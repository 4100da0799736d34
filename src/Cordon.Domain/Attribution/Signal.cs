namespace Cordon.Domain.Attribution;

/// <summary>One reason to believe, or to doubt, an affiliation. It is end-dated, not overwritten: what was known on a day can be asked later.</summary>
public sealed class Signal
{
    public const int MaxValueLength = 320, MaxSourceLength = 200;

    /// <summary>Stands for a time that nobody told, as everywhere.</summary>
    public static readonly DateTimeOffset NotKnown = Accounts.Account.NotSeen;

    public SignalId Id { get; init; }
    public required AccountId AccountId { get; init; }

    /// <summary>As it was told; where the organization was merged into another, it counts there.</summary>
    public required OrganizationId OrganizationId { get; init; }
    public required SignalKind Kind { get; init; }

    /// <summary>What was seen: an address, a domain, a name on a bill. Personal; masked where it is shown.</summary>
    public string? Value { get; init; }

    /// <summary>Who says so: the file's column, or <c>cordon</c> for what is derived.</summary>
    public required string Source { get; init; }

    /// <summary>When it was first and last seen to be so, UTC; <see cref="NotKnown"/> where nobody told.</summary>
    public required DateTimeOffset FirstObservedAt { get; set; }
    public required DateTimeOffset ObservedAt { get; set; }

    /// <summary>Worked out by attribution from other facts; otherwise told by a file or a person.</summary>
    public required bool Derived { get; init; }

    /// <summary>When Cordon heard of it.</summary>
    public required DateTimeOffset LearnedAt { get; init; }

    /// <summary>When it was found to be so no longer, or replaced by a later sighting; null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; set; }
    public ImportId? ImportId { get; init; }
}

/// <summary>A row of a signals file until its import ends.</summary>
public sealed class StagedSignal
{
    public required ImportId ImportId { get; init; }
    public required long Line { get; init; }
    public required AccountId AccountId { get; init; }
    public required OrganizationId OrganizationId { get; init; }
    public required SignalKind Kind { get; init; }
    public string? Value { get; init; }
    public required string Source { get; init; }
    public required DateTimeOffset FirstObservedAt { get; init; }
    public required DateTimeOffset ObservedAt { get; init; }
}
