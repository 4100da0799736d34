using System.Globalization;
using System.Text.Json.Serialization;
using Cordon.Domain.Linking;
using Cordon.Features.Accounts;
using Cordon.Features.Paging;

namespace Cordon.Features.Linking;

/// <summary>What stands behind a cluster's number: the cluster; or where its accounts are now; or that the account is alone.</summary>
/// <param name="MovedTo">The number is an account's that belongs to this cluster now.</param>
/// <param name="Alone">External id of the account whose number it is; it belongs to no cluster (any more).</param>
public sealed record ClusterAnswer(ClusterView? Cluster, long? MovedTo, string? Alone);

/// <summary>A cluster with all that says why its accounts belong together, and what was found not to join them.</summary>
/// <param name="Members">The masked accounts, by number; of a cluster of more than <see cref="GetClusterHandler.MostAccounts"/> the most connected.</param>
/// <param name="Identifiers">Those that two members use, that are hubs or that were cut; the most shared first, at most <see cref="GetClusterHandler.MostIdentifiers"/>.</param>
/// <param name="LeftOut">Identifiers that would be among them, if there were room.</param>
/// <param name="Own">How many identifiers a single member uses and nobody else: they join nobody and are not among the others.</param>
/// <param name="Uses">Who uses which of the identifiers.</param>
/// <param name="Decisions">On its accounts and identifiers, newest first.</param>
/// <param name="IsDue">Facts or decisions came that linking has not looked at yet.</param>
/// <param name="MayDecide">The reader may cut, join and take back.</param>
public sealed record ClusterView(
    long Id, int Accounts, int Links, DateTimeOffset FormedAt, DateTimeOffset ChangedAt, IReadOnlyList<AccountRow> Members, IReadOnlyList<ClusterIdentifier> Identifiers, int LeftOut, int Own,
    IReadOnlyList<ClusterUse> Uses, IReadOnlyList<LinkDecisionView> Decisions, bool IsDue, bool MayDecide)
{
    /// <summary>Accounts joined by hand, as decided and not taken back.</summary>
    [JsonIgnore]
    public IEnumerable<LinkDecisionView> Joins => Decisions.Where(d => d is { Kind: LinkDecisionKind.Join, Stands: true });
}

/// <param name="Detail">Of a device that has a name, the platform's id; null elsewhere.</param>
/// <param name="Here">Members that use it; <paramref name="Platform"/> all accounts that do.</param>
/// <param name="Limit">The most accounts that one of its kind may have and still join.</param>
/// <param name="FirstSeenAt">By a member, as is the last.</param>
public sealed record ClusterIdentifier(
    IdentifierName Name, string? Detail, int Here, BoundedCount Platform, int Limit, LinkState State, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt)
{
    /// <summary><c>p12</c> or <c>d7</c>: what a use names it by.</summary>
    [JsonIgnore]
    public string Key => KeyOf(Name);

    public static string KeyOf(IdentifierName name) => string.Create(CultureInfo.InvariantCulture, $"{(name.Payment is null ? 'd' : 'p')}{name.Payment ?? name.Device}");
}

/// <summary>Whether an identifier joins those who use it.</summary>
public enum LinkState
{
    Joins,

    /// <summary>More accounts use it than its kind may have.</summary>
    Hub,

    /// <summary>Staff decided that it joins nobody.</summary>
    Cut,

    /// <summary>Nobody is left to join: the others were cut off it one by one.</summary>
    Alone,
}

/// <param name="Identifier">As <see cref="ClusterIdentifier.Key"/>.</param>
/// <param name="IsCut">Staff decided that this account is not joined through it.</param>
public sealed record ClusterUse(long Account, string Identifier, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, bool IsCut);
