using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;

namespace Cordon.Features.Incidents;

/// <summary>Writes down that something happened to the platform. Instants are taken to whole minutes.</summary>
public sealed record OpenIncident(IncidentFacts Facts);

public sealed class OpenIncidentHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The incident; or <c>permission.missing</c>, or what <see cref="Incident.Change"/> refuses.</returns>
    public async Task<Outcome<IncidentId>> HandleAsync(OpenIncident command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        if (!Incident.Open(IncidentWriter.InMinutes(command.Facts), actor, unit.At).Accepted(out var incident, out var refusal)) return refusal;
        unit.Db.Incidents.Add(incident);
        await unit.Db.SaveChangesAsync(cancel);
        unit.Record(new AuditRecord(actor, "incident.opened", IncidentWriter.Subject(incident.Id), After: IncidentWriter.State(incident)));
        return await unit.CommitAsync(incident.Id, cancel);
    }
}
