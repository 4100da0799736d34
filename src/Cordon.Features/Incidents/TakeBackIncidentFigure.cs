using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>Takes a figure back; it stays on record with who took it back.</summary>
public sealed record TakeBackIncidentFigure(IncidentFigureId Figure);

public sealed class TakeBackIncidentFigureHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The figure; or <c>permission.missing</c>, <c>incident.not-there</c>.</returns>
    public async Task<Outcome<IncidentFigureId>> HandleAsync(TakeBackIncidentFigure command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        var figure = await unit.Db.IncidentFigures.TagWith(nameof(TakeBackIncidentFigure)).SingleOrDefaultAsync(f => f.Id == command.Figure && f.TakenBackAt == null, cancel);
        if (figure is null) return IncidentRefusals.NotThere;
        (figure.TakenBackAt, figure.TakenBackByName) = (unit.At, actor.Name);
        unit.Record(new AuditRecord(actor, "incident.figure-taken-back", IncidentWriter.Subject(figure.IncidentId),
            Before: new { figure = figure.Id.Value, name = figure.Name, value = figure.Value, unit = figure.Unit, source = figure.Source }));
        return await unit.CommitAsync(figure.Id, cancel);
    }
}
