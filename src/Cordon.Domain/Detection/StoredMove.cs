namespace Cordon.Domain.Detection;

/// <summary>A <see cref="Measures.Move"/> of an account, where it can be compared with those of others.</summary>
public sealed class StoredMove
{
    public required AccountId AccountId { get; init; }
    public required long Route { get; init; }
    public required long Window { get; init; }
    public required bool IsDescending { get; init; }
    public required long Least { get; init; }
    public required long Greatest { get; init; }
    public required int Steps { get; init; }
}
