using Cordon.Domain.Linking.Probable;
using Cordon.Features.Paging;

namespace Cordon.Features.Linking;

/// <summary>What connects an account with others, what could, and what does not although it is shared.</summary>
/// <param name="Cluster">The cluster it is in; null where it is in none.</param>
/// <param name="Linked">The accounts that it is directly linked with, most ties first, at most <see cref="GetAccountLinksHandler.MostLinked"/>.</param>
/// <param name="LinkedCount">How many there are.</param>
/// <param name="Through">Accounts of its cluster that it is linked with only through others.</param>
/// <param name="Identifiers">The payment identities and devices on it, latest seen first, at most <see cref="GetAccountLinksHandler.MostIdentifiers"/>.</param>
/// <param name="IdentifierCount">How many there are.</param>
/// <param name="Suggestions">Accounts that are probably the same person's and that nobody decided about, most probable first, at most <see cref="GetAccountLinksHandler.MostSuggestions"/>.</param>
/// <param name="SuggestionCount">How many there are.</param>
/// <param name="TurnedDown">Pairs with it that somebody said are not one person, newest first.</param>
/// <param name="IsDue">Facts or decisions came that linking has not looked at yet.</param>
/// <param name="LastRunAt">When linking last came to its end; null before the first time.</param>
/// <param name="MayDecide">The reader may cut, join, turn down and take back.</param>
public sealed record AccountLinks(ClusterName? Cluster, IReadOnlyList<LinkedAccount> Linked, int LinkedCount, int Through, IReadOnlyList<AccountIdentifier> Identifiers, BoundedCount IdentifierCount,
    IReadOnlyList<SuggestedAccount> Suggestions, BoundedCount SuggestionCount, IReadOnlyList<LinkDecisionView> TurnedDown, bool IsDue, DateTimeOffset? LastRunAt, bool MayDecide)
{
    public bool IsNothing => Linked.Count == 0 && Through == 0 && Identifiers.Count == 0 && Suggestions.Count == 0 && TurnedDown.Count == 0;
}

/// <param name="Accounts">How many are in it.</param>
public sealed record ClusterName(long Id, int Accounts);

/// <param name="Ties">What they share that joins them.</param>
/// <param name="Join">The decision that joins them by hand; null where there is none.</param>
public sealed record LinkedAccount(long Id, string Account, IReadOnlyList<Tie> Ties, LinkDecisionView? Join);

/// <param name="Here">Accounts of the cluster that are on the identifier.</param>
/// <param name="Everywhere">All accounts that are.</param>
public sealed record Tie(IdentifierName Identifier, int Here, BoundedCount Everywhere);

/// <param name="FirstSeenAt">Of the account on it, as is <paramref name="LastSeenAt"/>.</param>
/// <param name="CutOff">The decision that cuts this account off it; null where none stands.</param>
public sealed record AccountIdentifier(IdentifierName Name, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, IdentifierStanding Standing, LinkDecisionView? CutOff)
{
    /// <summary>It joins this account with others.</summary>
    public bool Joins => Standing.Joins && CutOff is null;
}

/// <param name="Probability">0.5 to 1.</param>
/// <param name="Sentence">The reasons, without personal data in full.</param>
/// <param name="Contributions">What each field adds, the weightiest first.</param>
/// <param name="Cluster">The cluster that the other account is in; null where it is in none.</param>
public sealed record SuggestedAccount(long Id, string Account, double Probability, string Sentence, IReadOnlyList<Contribution> Contributions, ClusterName? Cluster, DateTimeOffset FoundAt);
