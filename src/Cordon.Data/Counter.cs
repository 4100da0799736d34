namespace Cordon.Data;

/// <summary>A number taken without gaps: the row is updated first in a transaction, and holds the others off until it ends.</summary>
public sealed class Counter
{
    public const string Audit = "audit";

    /// <summary>Chunks of imports: whoever holds it writes accounts and agents alone.</summary>
    public const string Chunks = "chunks";

    /// <summary>Batches of detection: whoever holds it writes flags alone.</summary>
    public const string Detection = "detection";

    /// <summary>Whoever holds it writes clusters and decisions on links alone; its number says whether anybody did meanwhile.</summary>
    public const string Linking = "linking";

    /// <summary>Whoever holds it writes affiliations, their signals and organizations alone.</summary>
    public const string Attribution = "attribution";

    /// <summary>Whoever holds it writes custody records alone, whose numbers have no gaps.</summary>
    public const string Custody = "custody";

    /// <summary>Whoever holds it decides on bans and writes coverage alone; its number is the round of a <see cref="Domain.Enforcement.Coverage"/>.</summary>
    public const string Coverage = "coverage";

    /// <summary>The change feed.</summary>
    public const string Enforcement = "enforcement";

    /// <summary>No number that is given out: by it the key is known again that fingerprints of payments are hashed with.</summary>
    public const string PaymentKey = "payment-key";

    public required string Name { get; init; }

    /// <summary>The last number given out.</summary>
    public required long Last { get; set; }
}
