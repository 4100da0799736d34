namespace Cordon.Domain.Devices;

/// <summary>A row of a devices file, from when it was read until its import ends: then all of them are taken over at once, or none.</summary>
public sealed class StagedDevice
{
    public required ImportId ImportId { get; init; }
    public required long Line { get; init; }
    public required AccountId AccountId { get; init; }
    public required string ExternalId { get; init; }
    public string? Name { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }
}
