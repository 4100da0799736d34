using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence;
using Cordon.Features.Incidents;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>On what a ban could rest: the newest incidents and sealed items, and all that were chosen already.</summary>
/// <param name="IncidentText">Part of a title or of the service; null or empty: any.</param>
/// <param name="EvidenceText">Part of a name.</param>
public sealed record ListBanGrounds(IReadOnlyCollection<long> ChosenIncidents, IReadOnlyCollection<long> ChosenEvidence, string? IncidentText = null, string? EvidenceText = null);

/// <param name="MoreIncidents">Older ones match too, and are found by their name.</param>
public sealed record BanGroundsFound(IReadOnlyList<GroundIncident> Incidents, bool MoreIncidents, IReadOnlyList<GroundEvidence> Evidence, bool MoreEvidence);

public sealed record GroundIncident(long Id, string Title, DateTimeOffset FromAt, DateTimeOffset ToAt, IncidentStatus Status);

public sealed record GroundEvidence(long Id, string Name, long SizeBytes, DateTimeOffset At);

public sealed class ListBanGroundsHandler(CordonStore store, ICurrentActor actors)
{
    public const int Most = 20;

    /// <returns>At most <see cref="Most"/> of each beside the chosen ones, the newest first; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<BanGroundsFound>> HandleAsync(ListBanGrounds query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Propose)) return Refusals.NotPermitted;
        var incidentIds = query.ChosenIncidents.Select(i => new IncidentId(i)).ToList();
        var evidenceIds = query.ChosenEvidence.Select(e => new EvidenceId(e)).ToList();
        return await store.ReadAsync<Outcome<BanGroundsFound>>(
            async (db, ct) =>
            {
                var newestIncidents = ListIncidentsHandler.Filtered(db, new(query.IncidentText)).Where(i => !incidentIds.Contains(i.Id)).OrderByDescending(i => i.Id).Take(Most + 1);
                var (incidents, chosenIncidents) = (await ReadAsync(newestIncidents, ct), await ReadAsync(db.Incidents.Where(i => incidentIds.Contains(i.Id)), ct));
                var newestEvidence = ListEvidenceHandler.Filtered(db, new(query.EvidenceText)).Where(e => !evidenceIds.Contains(e.Id)).OrderByDescending(e => e.Id).Take(Most + 1);
                var (evidence, chosenEvidence) = (await ReadAsync(newestEvidence, ct), await ReadAsync(db.Evidence.Where(e => evidenceIds.Contains(e.Id)), ct));
                return new BanGroundsFound([.. incidents.Take(Most).Concat(chosenIncidents).OrderByDescending(i => i.Id)], incidents.Count > Most,
                    [.. evidence.Take(Most).Concat(chosenEvidence).OrderByDescending(e => e.Id)], evidence.Count > Most);
            },
            cancel);
    }

    private static Task<List<GroundIncident>> ReadAsync(IQueryable<Incident> incidents, CancellationToken cancel) =>
        incidents.Select(i => new GroundIncident(i.Id.Value, i.Title, i.FromAt, i.ToAt, i.Status)).TagWith(nameof(ListBanGrounds)).ToListAsync(cancel);

    private static Task<List<GroundEvidence>> ReadAsync(IQueryable<EvidenceItem> evidence, CancellationToken cancel) =>
        evidence.Select(e => new GroundEvidence(e.Id.Value, e.OriginalName, e.SizeBytes, e.CollectedAt)).TagWith(nameof(ListBanGrounds)).ToListAsync(cancel);
}
