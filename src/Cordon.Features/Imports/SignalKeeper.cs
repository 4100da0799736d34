using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Imports;
using Cordon.Features.Ingest.Signals;

namespace Cordon.Features.Imports;

/// <summary>Puts a chunk of signals where it waits for the end of its import.</summary>
internal sealed class SignalKeeper : IRowKeeper<SignalRecord>
{
    public string AccountOf(SignalRecord record) => record.Account;

    public Task KeepAsync(WriteUnit unit, Import import, IReadOnlyList<(SignalRecord Record, AccountId Account)> records, CancellationToken cancel) =>
        unit.InsertAsync(ImportTables.StagedSignals, records.Select((r, i) => new StagedSignal
        {
            ImportId = import.Id,
            Line = StagedLine.Of(import.NextChunk, i),
            AccountId = r.Account,
            OrganizationId = r.Record.Organization,
            Kind = r.Record.Kind,
            Value = r.Record.Value,
            Source = r.Record.Source,
            FirstObservedAt = r.Record.ObservedAt,
            ObservedAt = r.Record.ObservedAt,
        }), cancel);
}
