using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>An organization for scripts.</summary>
/// <param name="Organization">Its number.</param>
/// <param name="MergedInto">The number of the organization that it was found to be; only where it was.</param>
/// <param name="Affiliations">How many accounts stand in which state towards it.</param>
public sealed record StreamedOrganization(long Organization, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Domains, IReadOnlyList<string> Networks,
    StreamedParent? Parent, string? Country, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? MergedInto, AffiliationCounts Affiliations);

public sealed record StreamedParent(long Organization, string Name);

public sealed record AffiliationCounts(int Suspected, int Confirmed, int Rejected, int Ended);

/// <summary>All organizations by ascending number, some at a time.</summary>
public sealed class StreamOrganizationsHandler(CordonStore store, ICurrentActor actors)
{
    private const int AtATime = 500;

    /// <exception cref="RefusedException">The reader may not see organizations.</exception>
    public async IAsyncEnumerable<StreamedOrganization> HandleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) throw new RefusedException(Refusals.NotPermitted);
        var last = new OrganizationId(0);
        while (true)
        {
            var some = await store.ReadAsync((db, ct) => BatchAsync(db, last, ct), cancel);
            foreach (var one in some) yield return one;
            if (some.Count < AtATime) yield break;
            last = new(some[^1].Organization);
        }
    }

    private static async Task<List<StreamedOrganization>> BatchAsync(CordonDb db, OrganizationId after, CancellationToken cancel)
    {
        var some = await db.Organizations.Where(o => o.Id > after).OrderBy(o => o.Id).Take(AtATime).TagWith(nameof(StreamOrganizationsHandler)).ToListAsync(cancel);
        if (some.Count == 0) return [];
        var end = some[^1].Id;
        var aliases = (await db.OrganizationAliases.Where(a => a.OrganizationId > after && !(a.OrganizationId > end)).OrderBy(a => a.Key).Select(a => new { a.OrganizationId, a.Alias })
            .TagWith(nameof(StreamOrganizationsHandler)).ToListAsync(cancel)).ToLookup(a => a.OrganizationId, a => a.Alias);
        var domains = (await db.OrganizationDomains.Where(d => d.OrganizationId > after && !(d.OrganizationId > end)).OrderBy(d => d.Host).Select(d => new { d.OrganizationId, d.Host })
            .TagWith(nameof(StreamOrganizationsHandler)).ToListAsync(cancel)).ToLookup(d => d.OrganizationId, d => d.Host);
        var networks = (await db.OrganizationNetworks.Where(n => n.OrganizationId > after && !(n.OrganizationId > end)).OrderBy(n => n.Text).Select(n => new { n.OrganizationId, n.Text })
            .TagWith(nameof(StreamOrganizationsHandler)).ToListAsync(cancel)).ToLookup(n => n.OrganizationId, n => n.Text);
        var parents = (await db.Organizations.Where(o => o.Id > after && !(o.Id > end) && o.ParentId != null).Join(db.Organizations, o => o.ParentId, p => p.Id, (o, p) => new { o.Id, Parent = p.Id, p.Name })
            .TagWith(nameof(StreamOrganizationsHandler)).ToListAsync(cancel)).ToDictionary(p => p.Id, p => new StreamedParent(p.Parent.Value, p.Name));
        var states = (await db.Affiliations.Where(f => f.OrganizationId > after && !(f.OrganizationId > end)).GroupBy(f => new { f.OrganizationId, f.State }).Select(g => new { g.Key, Count = g.Count() })
            .TagWith(nameof(StreamOrganizationsHandler)).ToListAsync(cancel)).ToDictionary(s => (s.Key.OrganizationId, s.Key.State), s => s.Count);
        return some.ConvertAll(o => new StreamedOrganization(o.Id.Value, o.Name, [.. aliases[o.Id]], [.. domains[o.Id]], [.. networks[o.Id]], parents.GetValueOrDefault(o.Id), o.Country, o.MergedIntoId?.Value,
            new(Of(o.Id, AffiliationState.Suspected), Of(o.Id, AffiliationState.Confirmed), Of(o.Id, AffiliationState.Rejected), Of(o.Id, AffiliationState.Ended))));

        int Of(OrganizationId id, AffiliationState state) => states.GetValueOrDefault((id, state));
    }
}
