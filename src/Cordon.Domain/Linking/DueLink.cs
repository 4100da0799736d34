namespace Cordon.Domain.Linking;

/// <summary>An account that linking has to look at again: written in the transaction that changed what it rests on, gone when a run has looked.</summary>
public sealed class DueLink
{
    public long Id { get; init; }
    public required AccountId AccountId { get; init; }

    /// <summary>Its identifiers or decisions changed (certain links); otherwise what it says of its person (probable links).</summary>
    public required bool Certain { get; init; }
}
