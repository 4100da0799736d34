namespace Cordon.Domain.Linking;

/// <summary>Two or more accounts that links connect. What it holds is worked out from facts and decisions; it is kept so that lists need not.</summary>
public sealed class Cluster
{
    public required ClusterId Id { get; init; }

    /// <summary>How many accounts; at least 2.</summary>
    public required int Accounts { get; set; }

    /// <summary>How many uses of identifiers by its accounts join them, and joins by hand.</summary>
    public required int Links { get; set; }
    public required DateTimeOffset FormedAt { get; init; }

    /// <summary>When accounts last came or went.</summary>
    public required DateTimeOffset ChangedAt { get; set; }
}

public sealed class ClusterMember
{
    public required AccountId AccountId { get; init; }
    public required ClusterId ClusterId { get; set; }
}
