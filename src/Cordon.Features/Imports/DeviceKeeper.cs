using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Devices;
using Cordon.Domain.Imports;
using Cordon.Features.Ingest.Devices;

namespace Cordon.Features.Imports;

/// <summary>Puts a chunk of devices where it waits for the end of its import.</summary>
internal sealed class DeviceKeeper : IRowKeeper<DeviceRecord>
{
    public string AccountOf(DeviceRecord record) => record.Account;

    public Task KeepAsync(WriteUnit unit, Import import, IReadOnlyList<(DeviceRecord Record, AccountId Account)> records, CancellationToken cancel) =>
        unit.InsertAsync(ImportTables.StagedDevices, records.Select((r, i) => new StagedDevice
        {
            ImportId = import.Id,
            Line = StagedLine.Of(import.NextChunk, i),
            AccountId = r.Account,
            ExternalId = r.Record.ExternalId,
            Name = r.Record.Name,
            FirstSeenAt = r.Record.FirstSeen,
            LastSeenAt = r.Record.LastSeen,
        }), cancel);
}
