namespace Cordon.Domain.Linking;

/// <summary>Which accounts belong together. An account that nothing joins is in no cluster.</summary>
/// <param name="Members">Ascending by account.</param>
/// <param name="Clusters">Ascending by number; each has two accounts or more.</param>
public sealed record Clustering(Membership[] Members, IReadOnlyList<ClusterFigures> Clusters);

public readonly record struct Membership(AccountId Account, ClusterId Cluster);

/// <param name="Links">Uses of identifiers that join its accounts, and joins by hand.</param>
public readonly record struct ClusterFigures(ClusterId Id, int Accounts, int Links);
