using Cordon.Domain.Accounts;
using Cordon.Domain.Devices;
using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Ingest.Devices;

/// <summary>The fields of an account's device.</summary>
/// <param name="latest">A sighting that claims to come after it is none.</param>
public sealed class DeviceFields(DateTimeOffset latest) : FieldSet<DeviceRecord>(Known)
{
    public static readonly FieldNames Known = new(["account_external_id", "device_id", "name", "first_seen", "last_seen"],
        ("account", "account_external_id"), ("account_id", "account_external_id"), ("external_id", "account_external_id"),
        ("device", "device_id"), ("device_external_id", "device_id"), ("device_fingerprint", "device_id"),
        ("model", "name"), ("device_name", "name"), ("first_seen_at", "first_seen"), ("last_seen_at", "last_seen"));

    protected override string? Problem() =>
        (this[0] is null ? "account_external_id is missing" : null)
        ?? FactChecks.Longer("account_external_id", this[0], Account.MaxExternalIdLength)
        ?? (this[1] is null ? "device_id is missing" : null)
        ?? FactChecks.Longer("device_id", this[1], Device.MaxExternalIdLength)
        ?? FactChecks.Longer("name", this[2], Device.MaxNameLength)
        ?? FactChecks.Seen(this[3], this[4], latest);

    protected override DeviceRecord Make()
    {
        var (first, last) = FactChecks.Sighting(this[3], this[4]);
        return new(this[0]!, this[1]!, this[2], first, last);
    }
}
