using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>Some affiliations as a reviewer needs them to judge.</summary>
/// <param name="Affiliations">Up to 100; more are left out.</param>
public sealed record GetAffiliations(IReadOnlyList<AffiliationId> Affiliations);

public sealed class GetAffiliationsHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    public const int Most = 100;

    /// <returns>Those that are there, in the order asked for; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<IReadOnlyList<ReviewRow>>> HandleAsync(GetAffiliations query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var ids = query.Affiliations.Take(Most).ToList();
        return await store.ReadAsync<Outcome<IReadOnlyList<ReviewRow>>>(
            async (db, ct) =>
            {
                var found = await db.Affiliations.AsNoTracking().Where(a => ids.Contains(a.Id)).TagWith(nameof(GetAffiliations)).ToListAsync(ct);
                return await ReviewRows.ReadAsync(db, [.. found.OrderBy(a => ids.IndexOf(a.Id))], clock.GetUtcNow(), ct);
            },
            cancel);
    }
}
