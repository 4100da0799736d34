namespace Cordon.Domain.Organizations;

/// <summary>An employer or customer. What it is known by (domains, aliases, networks) lies in rows of its own, each with where it came from.</summary>
public sealed class Organization
{
    public const int MaxNameLength = 200, MaxNotesLength = 2_000;

    public OrganizationId Id { get; init; }

    /// <summary>As people write it.</summary>
    public required string Name { get; set; }

    /// <summary>The name as it is compared: normalised, without legal form.</summary>
    public required string NameKey { get; set; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? Country { get; set; }
    public string? Notes { get; set; }
    public OrganizationId? ParentId { get; set; }

    /// <summary>The organization that this one was found to be, in a person's judgement; null while it stands for itself. Its own rows stay its own, so that a split loses nothing.</summary>
    public OrganizationId? MergedIntoId { get; set; }

    /// <summary>Where its signals count: itself, or what it was merged into. Null stands for itself, because a row does not know its number before it is written.</summary>
    public OrganizationId? RootId { get; set; }

    /// <summary>When Cordon first heard of it.</summary>
    public required DateTimeOffset LearnedAt { get; init; }

    /// <summary>Raised with every change: whoever saw an older state is refused.</summary>
    public int Version { get; set; }
}

/// <summary>Another way of writing an organization's name.</summary>
public sealed class OrganizationAlias
{
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>As it is compared.</summary>
    public required string Key { get; init; }
    public required string Alias { get; init; }
}

/// <summary>A mail domain of an organization.</summary>
public sealed class OrganizationDomain
{
    public const int MaxHostLength = 253;

    public OrganizationDomainId Id { get; init; }
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>The registrable domain, lower case, ASCII form.</summary>
    public required string Domain { get; init; }

    /// <summary>The host as it was given, which may be narrower than <see cref="Domain"/>: a group that shares one domain is told apart by it.</summary>
    public required string Host { get; init; }
}

public enum NetworkKind
{
    /// <summary>A range of addresses in CIDR notation.</summary>
    Range,

    /// <summary>All ranges that an autonomous system announces.</summary>
    System,
}

/// <summary>A network of an organization.</summary>
public sealed class OrganizationNetwork
{
    public const int MaxTextLength = 50;

    public OrganizationNetworkId Id { get; init; }
    public required OrganizationId OrganizationId { get; init; }
    public required NetworkKind Kind { get; init; }

    /// <summary><c>198.51.100.16/28</c> or <c>AS64500</c>.</summary>
    public required string Text { get; init; }
}

/// <summary>Who stands above whom: every organization with itself (depth 0), with what it was merged into (depth 0), and with each that is above it.</summary>
public sealed class OrganizationAncestor
{
    public required OrganizationId OrganizationId { get; init; }
    public required OrganizationId AncestorId { get; init; }
    public required int Depth { get; init; }
}

/// <summary>What staff want whoever works on the organization to know; it follows the organization into every case.</summary>
public sealed class OrganizationNote
{
    public const int MinTextLength = 3, MaxTextLength = 2_000;

    public OrganizationNoteId Id { get; init; }
    public required OrganizationId OrganizationId { get; init; }
    public required string Text { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? TakenBackAt { get; set; }
    public string? TakenBackByName { get; set; }
}

/// <summary>A person's word that two organizations are one. It is taken back by a split.</summary>
public sealed class OrganizationMerge
{
    public const int MinReasonLength = 10, MaxReasonLength = 500;

    public OrganizationMergeId Id { get; init; }
    public required OrganizationId KeptId { get; init; }
    public required OrganizationId MergedId { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SplitAt { get; set; }
    public string? SplitBy { get; set; }
    public string? SplitByName { get; set; }
    public string? SplitReason { get; set; }

    /// <summary>Raised with every change.</summary>
    public int Version { get; set; }
}

public enum LeadSeverity
{
    Noop,
    Silence,
    Suspend,
}

/// <summary>An organization known elsewhere: a line of somebody's block list. It bans nobody; it is where a look may begin.</summary>
public sealed class OrganizationLead
{
    public const int MaxCommentLength = 1_000, MaxListLength = 200;

    public OrganizationLeadId Id { get; init; }

    /// <summary>The host that the list names, lower case, ASCII form; a lead each.</summary>
    public required string Domain { get; init; }

    /// <summary>Its registrable domain, by which organizations and accounts are found.</summary>
    public required string Registrable { get; init; }
    public required LeadSeverity Severity { get; init; }
    public required bool RejectMedia { get; init; }
    public required bool RejectReports { get; init; }
    public required bool Obfuscate { get; init; }
    public string? Comment { get; init; }

    /// <summary>The file that named it first.</summary>
    public required string List { get; init; }
    public required ImportId ImportId { get; init; }
    public required DateTimeOffset LearnedAt { get; init; }
}
