using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Ingest.Devices;

internal static class DeviceFile
{
    public static readonly FactFile Kind = new("devices", new CardGuard(DeviceFields.Known, times: ["first_seen", "last_seen"]), ["account_external_id", "device_id"], ImportRefusals.NotDevices);
}
