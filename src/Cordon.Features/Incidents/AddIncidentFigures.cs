using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>Adds figures of an incident's impact, each with where it comes from; all or none.</summary>
public sealed record AddIncidentFigures(IncidentId Incident, IReadOnlyList<FigureDraft> Figures);

/// <param name="Unit">Null for a mere number.</param>
public sealed record FigureDraft(string Name, double? Value, string? Unit, string Source);

public sealed class AddIncidentFiguresHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxAtOnce = 200;

    /// <returns>How many were added; or <c>permission.missing</c>, <c>incident.not-found</c>, <c>incident.figure-incomplete</c>, <c>incident.text-too-long</c>, <c>incident.too-many</c>.</returns>
    public async Task<Outcome<int>> HandleAsync(AddIncidentFigures command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (command.Figures.Count > MaxAtOnce) return IncidentRefusals.TooMany;
        if (command.Figures.Count == 0) return IncidentRefusals.FigureIncomplete;
        foreach (var draft in command.Figures)
            if (Check(draft) is { } refusal) return refusal;
        await using var unit = await store.BeginAsync(cancel);
        if (!await unit.Db.Incidents.AnyAsync(i => i.Id == command.Incident, cancel)) return IncidentRefusals.NotFound;
        var figures = command.Figures.Select(draft => new IncidentFigure
        {
            IncidentId = command.Incident,
            Name = draft.Name.Trim(),
            Value = draft.Value!.Value,
            Unit = string.IsNullOrWhiteSpace(draft.Unit) ? null : draft.Unit.Trim(),
            Source = draft.Source.Trim(),
            By = actor.Id,
            ByName = actor.Name,
            At = unit.At,
        }).ToList();
        unit.Db.IncidentFigures.AddRange(figures);
        unit.Record(new AuditRecord(actor, "incident.figures-added", IncidentWriter.Subject(command.Incident),
            After: new { figures = figures.Select(f => new { name = f.Name, value = f.Value, unit = f.Unit, source = f.Source }) }));
        return await unit.CommitAsync(figures.Count, cancel);
    }

    private static Refusal? Check(FigureDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Name) || draft.Value is not { } value || !double.IsFinite(value) || string.IsNullOrWhiteSpace(draft.Source)) return IncidentRefusals.FigureIncomplete;
        var fits = draft.Name.Trim().Length <= IncidentFigure.MaxNameLength && (draft.Unit ?? "").Trim().Length <= IncidentFigure.MaxUnitLength && draft.Source.Trim().Length <= IncidentFigure.MaxSourceLength;
        return fits ? null : IncidentRefusals.TextTooLong;
    }
}
