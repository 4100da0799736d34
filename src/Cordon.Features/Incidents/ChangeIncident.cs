using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Enforcement;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>Saves what a person changed of an incident: afterwards it says exactly this.</summary>
/// <param name="Version">The state that was looked at.</param>
public sealed record ChangeIncident(IncidentId Incident, int Version, IncidentFacts Facts);

public sealed class ChangeIncidentHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The incident; or <c>permission.missing</c>, <c>incident.not-found</c>, <c>incident.changed-meanwhile</c>, or what <see cref="Incident.Change"/> refuses.</returns>
    public async Task<Outcome<IncidentId>> HandleAsync(ChangeIncident command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        var incident = await unit.Db.Incidents.TagWith(nameof(ChangeIncident)).SingleOrDefaultAsync(i => i.Id == command.Incident, cancel);
        if (incident is null) return IncidentRefusals.NotFound;
        if (incident.Version != command.Version) return IncidentRefusals.ChangedMeanwhile;
        var before = IncidentWriter.State(incident);
        if (incident.Change(IncidentWriter.InMinutes(command.Facts), unit.At) is { } refusal) return refusal;
        // Former members are reached by what was in its window.
        var bans = await unit.Db.BanIncidents.Where(b => b.IncidentId == incident.Id).Select(b => b.BanId).TagWith(nameof(ChangeIncident)).ToListAsync(cancel);
        if (bans.Count > 0) CoverageUpkeep.Follow(unit, actor, new CoverageScope(Bans: bans), EnforcementCause.IncidentChanged);
        unit.Record(new AuditRecord(actor, "incident.changed", IncidentWriter.Subject(incident.Id), Before: before, After: IncidentWriter.State(incident)));
        return IncidentWriter.Outcome(await unit.CommitAsync(incident.Id, cancel));
    }
}
