using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>Says that an incident rests on these items of evidence; all or none. Their bytes are not touched.</summary>
public sealed record AttachEvidence(IncidentId Incident, IReadOnlyList<EvidenceId> Items);

public sealed class AttachEvidenceHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxAtOnce = 200;

    /// <returns>How many were attached; or <c>permission.missing</c>, <c>incident.not-found</c>, <c>incident.too-many</c>, <c>incident.not-there</c>, <c>incident.already-there</c>.</returns>
    public async Task<Outcome<int>> HandleAsync(AttachEvidence command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        var items = command.Items.Distinct().OrderBy(e => e.Value).ToList();
        if (items.Count > MaxAtOnce) return IncidentRefusals.TooMany;
        await using var unit = await store.BeginAsync(cancel);
        if (!await unit.Db.Incidents.AnyAsync(i => i.Id == command.Incident, cancel)) return IncidentRefusals.NotFound;
        var found = await unit.Db.Evidence.Where(e => items.Contains(e.Id)).OrderBy(e => e.Id).Select(e => new { e.Id, e.Sha256 }).TagWith(nameof(AttachEvidence)).ToListAsync(cancel);
        if (found.Count < items.Count || found.Count == 0) return IncidentRefusals.NotThere;
        if (await unit.Db.IncidentEvidence.AnyAsync(e => e.IncidentId == command.Incident && e.TakenOutAt == null && items.Contains(e.EvidenceId), cancel)) return IncidentRefusals.AlreadyThere;
        unit.Db.IncidentEvidence.AddRange(items.Select(item => new IncidentEvidence { IncidentId = command.Incident, EvidenceId = item, By = actor.Id, ByName = actor.Name, At = unit.At }));
        unit.Record(new AuditRecord(actor, "incident.evidence-attached", IncidentWriter.Subject(command.Incident), After: new { evidence = found.Select(e => new { evidence = e.Id.Value, sha256 = e.Sha256 }) }));
        return IncidentWriter.Outcome(await unit.CommitAsync(items.Count, cancel));
    }
}
