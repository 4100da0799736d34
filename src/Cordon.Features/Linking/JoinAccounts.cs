using Cordon.Domain;

namespace Cordon.Features.Linking;

/// <summary>Says that two accounts belong to one person. Where linking suggests the pair, this accepts the suggestion, and what it said is kept with the decision.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record JoinAccounts(AccountId Account, AccountId Other, string Reason);
