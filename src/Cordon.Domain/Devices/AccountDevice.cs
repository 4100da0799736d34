namespace Cordon.Domain.Devices;

/// <summary>An account was used on a device, from the first to the last time that was seen.</summary>
public sealed class AccountDevice
{
    public required AccountId AccountId { get; init; }
    public required DeviceId DeviceId { get; init; }
    public required DateTimeOffset FirstSeenAt { get; set; }
    public required DateTimeOffset LastSeenAt { get; set; }
}
