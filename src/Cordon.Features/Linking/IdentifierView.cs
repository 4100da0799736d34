using Cordon.Features.Paging;

namespace Cordon.Features.Linking;

/// <summary>An identifier with all that hangs on it: what the page of a payment identity and that of a device have in common.</summary>
/// <param name="Accounts">A page of the accounts on it, by when they were first seen there; of more than 10,000, by number.</param>
/// <param name="Clusters">The clusters those accounts are in, the one with most of them first, at most <see cref="IdentifierReader.MostClusters"/>; none are looked for where there are more
/// than 10,000 accounts.</param>
/// <param name="ClusterCount">How many clusters there are.</param>
/// <param name="Decisions">Newest first, those taken back too, at most <see cref="IdentifierReader.MostDecisions"/>.</param>
/// <param name="IsDue">Facts or decisions came that linking has not looked at yet: clusters may be others soon.</param>
/// <param name="MayDecide">The reader may cut, join and take back.</param>
public sealed record IdentifierView(IdentifierName Name, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, IdentifierStanding Standing, Page<IdentifierAccount> Accounts,
    IReadOnlyList<IdentifierCluster> Clusters, int ClusterCount, IReadOnlyList<LinkDecisionView> Decisions, bool IsDue, bool MayDecide);

/// <param name="Name">Masked, as is the e-mail address.</param>
/// <param name="FirstSeenAt">On this identifier, as is <paramref name="LastSeenAt"/>.</param>
/// <param name="Cluster">Null where it is in none.</param>
/// <param name="Cut">The decision that cuts it off this identifier; null where none stands.</param>
/// <param name="Said">Who it said it is when it paid, newest first; empty on a device.</param>
public sealed record IdentifierAccount(long Id, string Account, string? Name, string? Email, string? Plan, string? Country, double FlagScore, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt,
    IdentifierCluster? Cluster, LinkDecisionView? Cut, IReadOnlyList<BillingSaid> Said);

/// <param name="Accounts">Of the cluster.</param>
/// <param name="Here">Of them, on this identifier.</param>
public sealed record IdentifierCluster(long Id, int Accounts, int Here);

/// <summary>Billing details, masked.</summary>
public sealed record BillingSaid(string? Name, string? Email, string? Phone, string? PostalCode, string? Country, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt);
