using Cordon.Domain.Linking;

namespace Cordon.Features.Linking;

/// <summary>How many identifiers of a kind would be hubs with another limit; nothing is saved.</summary>
/// <param name="Limit">The draft, 1 to 1,000 accounts.</param>
public sealed record PreviewHubLimit(IdentifierKind Kind, int Limit);

/// <param name="Identifiers">Identifiers of the kind that two accounts or more use: those that join or are hubs.</param>
/// <param name="HubsNow">Of them, hubs by the saved limit; <paramref name="HubsDraft"/> by the draft.</param>
/// <param name="AccountsNow">Accounts that use one of the hubs, by the saved limit; <paramref name="AccountsDraft"/> by the draft.</param>
public sealed record HubLimitPreview(long Identifiers, long HubsNow, long HubsDraft, long AccountsNow, long AccountsDraft);
