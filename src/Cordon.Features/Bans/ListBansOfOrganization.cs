using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>The bans that reach an organization's people: its own, and those on organizations above it that include what is below them. Those that stand or wait first, then the latest that are over.</summary>
public sealed record ListBansOfOrganization(OrganizationId Organization);

public sealed class ListBansOfOrganizationHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    public const int Most = 50;

    /// <returns>At most <see cref="Most"/>; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<IReadOnlyList<BanRow>>> HandleAsync(ListBansOfOrganization query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await store.ReadAsync<Outcome<IReadOnlyList<BanRow>>>(
            async (db, ct) =>
            {
                // As coverage is found: two that were merged are one.
                var bans = await (from b in db.Bans
                                  join t in db.Organizations on b.OrganizationId equals t.Id
                                  where db.OrganizationAncestors.Any(o => o.OrganizationId == query.Organization && o.AncestorId == (t.RootId ?? t.Id) && (b.Subsidiaries || o.Depth == 0))
                                  orderby b.State != BanState.InForce && b.State != BanState.Scheduled && b.State != BanState.Proposed, b.Id descending
                                  select b).Take(Most).TagWith(nameof(ListBansOfOrganization)).ToListAsync(ct);
                return (Outcome<IReadOnlyList<BanRow>>)(await ListBansHandler.RowsAsync(db, bans, today, ct)).ToList();
            },
            cancel);
    }
}
