namespace Cordon.Domain.Devices;

/// <summary>A device or browser, by the identifier that the platform gives it.</summary>
public sealed class Device
{
    public const int MaxExternalIdLength = 200, MaxNameLength = 200;

    public DeviceId Id { get; init; }

    /// <summary>The platform's own id, compared exactly.</summary>
    public required string ExternalId { get; init; }

    /// <summary>What the platform calls it ("iPhone, Safari"): of the latest sighting that named it; of two as late, the greater text.</summary>
    public string? Name { get; set; }
    public required DateTimeOffset DescribedAt { get; set; }
    public required DateTimeOffset FirstSeenAt { get; set; }
    public required DateTimeOffset LastSeenAt { get; set; }
}
