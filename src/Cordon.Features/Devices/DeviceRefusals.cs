using Cordon.Domain;

namespace Cordon.Features.Devices;

public static class DeviceRefusals
{
    public static readonly Refusal NotFound = new("device.not-found", "There is no device of this number here. Nothing was changed. Open it from an account that was used on it.");
}
