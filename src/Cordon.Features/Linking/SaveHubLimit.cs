using Cordon.Domain.Linking;

namespace Cordon.Features.Linking;

/// <summary>Sets the hub limit of a kind of identifier; the run that is queued links every account anew by it.</summary>
/// <param name="Limit">1 to 1,000 accounts, both inclusive.</param>
/// <param name="SeenVersion"><see cref="HubLimitRow.Version"/> as the person saw it; 0 where nothing was ever saved.</param>
public sealed record SaveHubLimit(IdentifierKind Kind, int Limit, int SeenVersion);
