using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Detection.Lists;
using Cordon.Domain.Organizations;
using Cordon.Domain.Organizations.Lists;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution.Running;

/// <summary>All organizations as attribution looks them up; there are thousands, not millions.</summary>
internal static class OrganizationReader
{
    public static async Task<IReadOnlyList<IndexedOrganization>> ReadAsync(CordonDb db, CancellationToken cancel)
    {
        var organizations = await db.Organizations.Select(o => new { o.Id, Root = o.RootId ?? o.Id, o.NameKey }).TagWith(nameof(OrganizationReader)).ToListAsync(cancel);
        var hosts = await Grouped(db.OrganizationDomains.Select(d => new Text(d.OrganizationId, d.Host)), cancel);
        var aliases = await Grouped(db.OrganizationAliases.Select(a => new Text(a.OrganizationId, a.Key)), cancel);
        return organizations.ConvertAll(o => new IndexedOrganization(o.Id, o.Root, [.. hosts[o.Id]], o.NameKey, [.. aliases[o.Id]]));
    }

    /// <returns>The organizations that named any network, each with all of its own.</returns>
    public static async Task<IReadOnlyList<(OrganizationId Organization, NetworkSet Networks)>> NetworksAsync(CordonDb db, CancellationToken cancel)
    {
        var named = await db.OrganizationNetworks.AsNoTracking().OrderBy(n => n.Id).TagWith(nameof(OrganizationReader)).ToListAsync(cancel);
        var announced = SystemNetworks.Of(named.Where(n => n.Kind == NetworkKind.System).Select(SystemOf).ToHashSet());
        return [.. named.GroupBy(n => n.OrganizationId).Select(g => (g.Key, new NetworkSet(g.SelectMany(n => n.Kind == NetworkKind.System ? announced[SystemOf(n)] : [NetworkRange.Parse(n.Text)]))))];
    }

    // AS64500
    private static uint SystemOf(OrganizationNetwork network) => uint.Parse(network.Text.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<ILookup<OrganizationId, string>> Grouped(IQueryable<Text> texts, CancellationToken cancel) =>
        (await texts.TagWith(nameof(OrganizationReader)).ToListAsync(cancel)).ToLookup(t => t.Organization, t => t.Value);

    private sealed record Text(OrganizationId Organization, string Value);
}
