using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>The incidents that an account took part in, the latest first.</summary>
public sealed record ListIncidentsOfAccount(AccountId Account);

/// <summary>The incidents that people of an organization took part in, the latest first.</summary>
public sealed record ListIncidentsOfOrganization(OrganizationId Organization);

/// <param name="Requests">What the account made of all requests within the window, of <paramref name="OfRequests"/>, as it was put down.</param>
public sealed record AccountIncident(long Id, string Title, DateTimeOffset FromAt, DateTimeOffset ToAt, IncidentStatus Status, long Requests, long OfRequests);

/// <param name="Confirmed">Accounts that took part and are confirmed as the organization's people; <paramref name="Suspected"/> with at least an even chance.</param>
public sealed record OrganizationIncident(long Id, string Title, DateTimeOffset FromAt, DateTimeOffset ToAt, IncidentStatus Status, int Confirmed, int Suspected);

public sealed class ListIncidentsOfAccountHandler(CordonStore store, ICurrentActor actors)
{
    public const int Most = 50;

    /// <returns>At most <see cref="Most"/>; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<IReadOnlyList<AccountIncident>>> HandleAsync(ListIncidentsOfAccount query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync(
            (db, ct) => db.IncidentAccounts.Where(a => a.AccountId == query.Account && a.TakenOutAt == null).Join(db.Incidents, a => a.IncidentId, i => i.Id, (a, i) => new { a, i })
                .OrderByDescending(r => r.i.FromAt).ThenByDescending(r => r.i.Id).Take(Most)
                .Select(r => new AccountIncident(r.i.Id.Value, r.i.Title, r.i.FromAt, r.i.ToAt, r.i.Status, r.a.Requests, r.a.OfRequests)).TagWith(nameof(ListIncidentsOfAccount)).ToListAsync(ct),
            cancel);
    }
}

public sealed class ListIncidentsOfOrganizationHandler(CordonStore store, ICurrentActor actors)
{
    public const int Most = 50;

    private const double LeastSuspected = 0.5;

    /// <returns>At most <see cref="Most"/>; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<IReadOnlyList<OrganizationIncident>>> HandleAsync(ListIncidentsOfOrganization query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<IReadOnlyList<OrganizationIncident>>>(
            async (db, ct) =>
            {
                var id = query.Organization;
                // From those that took part, who are few, to where they belong; never over all of an organization's people.
                var people = await db.IncidentAccounts.Where(a => a.TakenOutAt == null)
                    .Join(db.Affiliations.Where(f => (f.State == AffiliationState.Confirmed || (f.State == AffiliationState.Suspected && f.Confidence >= LeastSuspected))
                        && (f.OrganizationId == id || db.Organizations.Any(m => m.RootId == id && m.Id == f.OrganizationId))), a => a.AccountId, f => f.AccountId, (a, f) => new { a.IncidentId, a.AccountId, f.State })
                    .Distinct().GroupBy(p => new { p.IncidentId, p.State }).Select(g => new { g.Key.IncidentId, g.Key.State, Accounts = g.Count() })
                    .TagWith(nameof(ListIncidentsOfOrganization)).ToListAsync(ct);
                var ids = people.Select(p => p.IncidentId).Distinct().ToList();
                var incidents = await db.Incidents.Where(i => ids.Contains(i.Id)).OrderByDescending(i => i.FromAt).ThenByDescending(i => i.Id).Take(Most).TagWith(nameof(ListIncidentsOfOrganization)).ToListAsync(ct);
                return incidents.ConvertAll(i => new OrganizationIncident(i.Id.Value, i.Title, i.FromAt, i.ToAt, i.Status, Of(i.Id, AffiliationState.Confirmed), Of(i.Id, AffiliationState.Suspected)));

                int Of(IncidentId incident, AffiliationState state) => people.Find(p => p.IncidentId == incident && p.State == state)?.Accounts ?? 0;
            },
            cancel);
    }
}
