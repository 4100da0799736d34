namespace Cordon.Domain.Linking;

/// <summary>The hub limit that an administrator chose for one kind of identifier; without a row the default holds. Earlier choices are in the audit record.</summary>
public sealed class HubLimitChoice
{
    public required IdentifierKind Kind { get; init; }

    /// <summary>The most accounts that an identifier of this kind may have and still join them.</summary>
    public required int Limit { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
    public required string SavedBy { get; set; }
    public required string SavedByName { get; set; }

    /// <summary>Raised with every save, from 1: whoever saw an older one is refused.</summary>
    public required int Version { get; set; }
}
