using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>Says that an incident no longer rests on an item of evidence; the item stays as it is, and that it was attached stays on record.</summary>
public sealed record DetachEvidence(IncidentId Incident, EvidenceId Item);

public sealed class DetachEvidenceHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The item; or <c>permission.missing</c>, <c>incident.not-there</c>.</returns>
    public async Task<Outcome<EvidenceId>> HandleAsync(DetachEvidence command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        var row = await unit.Db.IncidentEvidence.TagWith(nameof(DetachEvidence))
            .SingleOrDefaultAsync(e => e.IncidentId == command.Incident && e.EvidenceId == command.Item && e.TakenOutAt == null, cancel);
        if (row is null) return IncidentRefusals.NotThere;
        (row.TakenOutAt, row.TakenOutByName) = (unit.At, actor.Name);
        unit.Record(new AuditRecord(actor, "incident.evidence-detached", IncidentWriter.Subject(command.Incident), Before: new { evidence = command.Item.Value }));
        return await unit.CommitAsync(command.Item, cancel);
    }
}
