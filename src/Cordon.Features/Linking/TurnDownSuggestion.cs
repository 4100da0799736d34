using Cordon.Domain;

namespace Cordon.Features.Linking;

/// <summary>Says that two accounts which linking suggests do not belong to one person: the pair is suggested no more.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record TurnDownSuggestion(AccountId Account, AccountId Other, string Reason);
