using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Organizations.Lists;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>Finds the organization that a file names: by its name, then by an alias, then by a domain. Made once for a file.</summary>
internal sealed class OrganizationDirectory
{
    private const int MaxRemembered = 10_000;

    private readonly Dictionary<string, List<OrganizationId>> _names = [], _aliases = [], _hosts = [];
    private readonly Dictionary<OrganizationId, OrganizationId> _roots = [];
    private readonly Dictionary<string, (OrganizationId? Organization, string? Problem)> _found = [];

    public static async Task<OrganizationDirectory> LoadAsync(CordonDb db, CancellationToken cancel)
    {
        var directory = new OrganizationDirectory();
        foreach (var one in await db.Organizations.OrderBy(o => o.Id).Select(o => new { o.Id, o.NameKey, o.RootId }).TagWith(nameof(OrganizationDirectory)).ToListAsync(cancel))
        {
            directory._roots.Add(one.Id, one.RootId ?? one.Id);
            Put(directory._names, one.NameKey, one.Id);
        }
        foreach (var alias in await db.OrganizationAliases.OrderBy(a => a.OrganizationId).Select(a => new { a.Key, a.OrganizationId }).TagWith(nameof(OrganizationDirectory)).ToListAsync(cancel))
            Put(directory._aliases, alias.Key, alias.OrganizationId);
        foreach (var domain in await db.OrganizationDomains.OrderBy(d => d.OrganizationId).Select(d => new { d.Host, d.OrganizationId }).TagWith(nameof(OrganizationDirectory)).ToListAsync(cancel))
            Put(directory._hosts, domain.Host, domain.OrganizationId);
        return directory;
    }

    /// <param name="text">A name in any writing that is compared alike, or a host at one of its domains.</param>
    /// <returns>The organization; or why it is not told. Several that were merged into one are one: the first of them.</returns>
    public (OrganizationId? Organization, string? Problem) Find(string text)
    {
        // A file names the same few again and again.
        if (_found.TryGetValue(text, out var before)) return before;
        var found = Look(text);
        if (_found.Count >= MaxRemembered) _found.Clear();
        return _found[text] = found;
    }

    private (OrganizationId? Organization, string? Problem) Look(string text)
    {
        var key = OrganizationKeys.KeyOf(text);
        var named = _names.GetValueOrDefault(key) ?? _aliases.GetValueOrDefault(key) ?? ByHost(text);
        if (named is null) return (null, "organization is not known by this name or domain; import or add it first");
        return named.Select(id => _roots[id]).Distinct().Take(2).Count() == 1 ? (named[0], null) : (null, "organization could be more than one; write a domain that only one of them lists");
    }

    /// <summary>The host itself, or the nearest above it that somebody lists, down to what can be registered.</summary>
    private List<OrganizationId>? ByHost(string text)
    {
        if (HostName.Normalise(text) is not { } host || RegistrableDomain.Of(host) is not { } domain) return null;
        while (host.Length >= domain.Length)
        {
            if (_hosts.TryGetValue(host, out var listed)) return listed;
            host = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..];
        }
        return null;
    }

    private static void Put(Dictionary<string, List<OrganizationId>> where, string key, OrganizationId id)
    {
        if (!where.TryGetValue(key, out var list)) where.Add(key, list = []);
        list.Add(id);
    }
}
