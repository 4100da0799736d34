using Cordon.Domain.Linking;

namespace Cordon.Features.Linking;

/// <summary>The hub limits of every kind, in the order they are listed.</summary>
public sealed record ListHubLimits;

public sealed record HubLimitList(IReadOnlyList<HubLimitRow> Limits, bool MayChange);

/// <param name="SavedByName">Who chose it; null, as is <paramref name="SavedAt"/>, while the default holds.</param>
/// <param name="Version">What a change has to name; 0 while nothing was ever saved.</param>
public sealed record HubLimitRow(IdentifierKind Kind, int Limit, int Default, string? SavedByName, DateTimeOffset? SavedAt, int Version)
{
    public bool IsDefault => SavedAt is null;
}
