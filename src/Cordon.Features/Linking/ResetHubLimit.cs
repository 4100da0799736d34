using Cordon.Domain.Linking;

namespace Cordon.Features.Linking;

/// <summary>Gives a kind of identifier its default hub limit back, that of later releases too.</summary>
/// <param name="SeenVersion"><see cref="HubLimitRow.Version"/> as the person saw it.</param>
public sealed record ResetHubLimit(IdentifierKind Kind, int SeenVersion);
