using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>Evidence that an incident may rest on and does not yet: the sealed files of imports whose requests touch its window, then what was collected lately.</summary>
public sealed record ListEvidenceNear(IncidentId Incident);

/// <param name="Import">The import whose file it is, where its requests touch the window: they span <paramref name="FromAt"/> to <paramref name="ToAt"/>.</param>
/// <param name="Requests">Lines of it that were read as requests.</param>
public sealed record NearEvidence(long Id, string Name, long SizeBytes, string Sha256, string Source, DateTimeOffset CollectedAt, long? Import = null, DateTimeOffset? FromAt = null, DateTimeOffset? ToAt = null, long Requests = 0)
{
    public bool Touches => Import is not null;
}

public sealed class ListEvidenceNearHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostTouching = 50, MostLately = 20;

    /// <returns>Those that touch the window first; or <c>permission.missing</c>, <c>incident.not-found</c>.</returns>
    public async Task<Outcome<IReadOnlyList<NearEvidence>>> HandleAsync(ListEvidenceNear query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<IReadOnlyList<NearEvidence>>>(
            async (db, ct) =>
            {
                var window = await db.Incidents.Where(i => i.Id == query.Incident).Select(i => new { i.FromAt, i.ToAt }).TagWith(nameof(ListEvidenceNear)).SingleOrDefaultAsync(ct);
                if (window is null) return IncidentRefusals.NotFound;
                var free = db.Evidence.Where(e => !db.IncidentEvidence.Any(a => a.IncidentId == query.Incident && a.EvidenceId == e.Id && a.TakenOutAt == null));
                var touching = await db.Imports.Where(i => i.FromAt < window.ToAt && i.ToAt >= window.FromAt).Join(free, i => i.EvidenceId, e => e.Id, (i, e) => new { i, e })
                    .OrderBy(r => r.i.FromAt).ThenBy(r => r.i.Id).Take(MostTouching)
                    .Select(r => new NearEvidence(r.e.Id.Value, r.e.OriginalName, r.e.SizeBytes, r.e.Sha256, r.e.Source, r.e.CollectedAt, r.i.Id.Value, r.i.FromAt, r.i.ToAt, r.i.Accepted))
                    .TagWith(nameof(ListEvidenceNear)).ToListAsync(ct);
                var lately = await free.OrderByDescending(e => e.Id).Take(MostLately + MostTouching)
                    .Select(e => new NearEvidence(e.Id.Value, e.OriginalName, e.SizeBytes, e.Sha256, e.Source, e.CollectedAt, null, null, null, 0)).TagWith(nameof(ListEvidenceNear)).ToListAsync(ct);
                return touching.Concat(lately.Where(e => !touching.Exists(t => t.Id == e.Id)).Take(MostLately)).ToList();
            },
            cancel);
    }
}
