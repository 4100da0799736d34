using System.Globalization;
using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Organizations.Lists;
using Cordon.Domain.Organizations.Names;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>Finds the organization that a file names: by its name, then by an alias, then by a domain, then by the letters of a name. Made once for a file.</summary>
internal sealed class OrganizationDirectory
{
    private const int MaxRemembered = 10_000;

    private readonly Dictionary<string, List<OrganizationId>> _names = [], _aliases = [], _hosts = [];
    private readonly Dictionary<OrganizationId, OrganizationId> _roots = [];
    private readonly Dictionary<string, (OrganizationId? Organization, string? Problem)> _found = [];
    private readonly OrganizationNames _written;

    private OrganizationDirectory(OrganizationNames written) => _written = written;

    public static async Task<OrganizationDirectory> LoadAsync(CordonDb db, CancellationToken cancel)
    {
        var directory = new OrganizationDirectory(await StoredNames.ReadAsync(db, cancel));
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
        if (named is null) return LookAlike(text);
        return named.Select(id => _roots[id]).Distinct().Take(2).Count() == 1 ? (named[0], null) : (null, "organization could be more than one; write a domain that only one of them lists");
    }

    /// <summary>The same name in other writing is taken for it; one that is only alike is told, because a row about the wrong organization may ban somebody.</summary>
    private (OrganizationId? Organization, string? Problem) LookAlike(string text) => _written.Match(text) switch
    {
        null => (null, "organization is not known by this name or domain; import or add it first"),
        { Score: >= OrganizationNames.SureScore } sure => (new(sure.Organization), null),
        { } guess => (null, string.Create(CultureInfo.InvariantCulture, $"organization is not known by this name; it is like {guess.Name} ({guess.Score:0.00}): write that, or add this name to its aliases")),
    };

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
