using System.Runtime.CompilerServices;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Staff;
using Cordon.Features.Ingest.Blocklists;
using Cordon.Features.Staff;

namespace Cordon.Features.Organizations.Leads;

/// <summary>Writes all leads as Mastodon writes and reads its domain blocks.</summary>
public sealed record ExportLeads;

public sealed class ExportLeadsHandler(CordonStore store, ICurrentActor actors)
{
    /// <summary>Asks for permission and records the export; the rows are then written.</summary>
    public async Task<Outcome<Func<Stream, CancellationToken, Task>>> HandleAsync(ExportLeads command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        unit.Record(new AuditRecord(actor, "lead.exported", "leads"));
        return await unit.CommitAsync<Func<Stream, CancellationToken, Task>>((target, ct) => BlocklistFile.WriteAsync(target, RowsAsync(ct), ct), cancel);
    }

    private async IAsyncEnumerable<BlocklistRow> RowsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (lead, _) in StreamLeadsHandler.AllAsync(store, withKnown: false, cancel)) yield return LeadPlan.RowOf(lead);
    }
}
