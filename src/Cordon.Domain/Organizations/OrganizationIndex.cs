using Cordon.Domain.Organizations.Lists;

namespace Cordon.Domain.Organizations;

/// <summary>What an index holds of an organization.</summary>
/// <param name="Root">Where its signals count: itself, or what it was merged into.</param>
/// <param name="Hosts">Its mail hosts as they were given.</param>
/// <param name="NameKey">Its name, normalised. Whether a domain bears it is asked of the name alone: aliases are what anybody typed.</param>
/// <param name="AliasKeys">Normalised.</param>
public sealed record IndexedOrganization(OrganizationId Id, OrganizationId Root, IReadOnlyCollection<string> Hosts, string NameKey, IReadOnlyCollection<string> AliasKeys)
{
    internal IReadOnlyList<string> Names { get; } = [.. MailDomain.LabelsOf(NameKey)];
}

/// <param name="Listed">The organization named the domain as its own; otherwise the domain is its name, or one of its aliases, letter by letter.</param>
public readonly record struct HostMatch(OrganizationId Organization, bool Listed, bool BearsName, bool IsShared);

/// <summary>Finds the organization that a mail host belongs to.</summary>
/// <remarks>
/// The longest host that an organization named wins; then the registrable domain, where one organization alone named a host below it; then the one organization whose name
/// the domain is. Free and disposable mail, and the relays of services, belong to nobody.
/// </remarks>
public sealed class OrganizationIndex
{
    private const int LeastName = 3;

    private readonly Dictionary<OrganizationId, IndexedOrganization> _organizations;
    private readonly Dictionary<string, List<OrganizationId>> _byHost = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<OrganizationId>> _byDomain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<OrganizationId>> _byName = new(StringComparer.Ordinal);

    public OrganizationIndex(IEnumerable<IndexedOrganization> organizations)
    {
        _organizations = organizations.ToDictionary(o => o.Id);
        foreach (var organization in _organizations.Values.OrderBy(o => o.Id.Value))
        {
            foreach (var host in organization.Hosts)
            {
                Add(_byHost, host, organization.Id);
                if (RegistrableDomain.Of(host) is { } domain) Add(_byDomain, domain, organization.Id);
            }
            foreach (var name in organization.Names.Concat(organization.AliasKeys.SelectMany(MailDomain.LabelsOf)))
                if (name.Length >= LeastName) Add(_byName, name, organization.Id);
        }
    }

    /// <param name="host">Lower case, ASCII form; null is nobody's.</param>
    public HostMatch? Find(string? host)
    {
        if (host is null || MailHosts.IsNever(host)) return null;
        var kind = MailHosts.Of(host);
        if (kind == MailHostKind.NoReply) return null;
        for (var part = host; part is not null; part = Above(part))
        {
            // A list of free hosts holds some of companies: what an organization named itself outweighs an entry below its domain.
            if (_byHost.TryGetValue(part, out var named)) return Match(Best(named, host), host, listed: true);
            if (kind != MailHostKind.Ordinary) return null;
        }
        if (RegistrableDomain.Of(host) is not { } domain) return null;
        if (_byDomain.TryGetValue(domain, out var below) && Roots(below) == 1) return Match(below[^1], host, listed: true);
        return MailDomain.LabelOf(host) is { } label && _byName.TryGetValue(label, out var bearing) && Roots(bearing) == 1 ? Match(bearing[^1], host, listed: false) : null;
    }

    private HostMatch Match(OrganizationId organization, string host, bool listed) =>
        new(organization, listed, !listed || MailDomain.BearsName(host, _organizations[organization].Names), MailDomain.IsShared(host));

    /// <summary>Of several that named one host: the one whose name it bears; else the one that was named last.</summary>
    private OrganizationId Best(List<OrganizationId> organizations, string host) =>
        organizations.Count == 1 ? organizations[0] : organizations.LastOrDefault(o => MailDomain.BearsName(host, _organizations[o].Names), organizations[^1]);

    private int Roots(List<OrganizationId> organizations) => organizations.Select(o => _organizations[o].Root).Distinct().Count();

    private static string? Above(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : host[(dot + 1)..];
    }

    private static void Add(Dictionary<string, List<OrganizationId>> index, string key, OrganizationId organization)
    {
        if (!index.TryGetValue(key, out var all)) index.Add(key, all = []);
        if (!all.Contains(organization)) all.Add(organization);
    }
}
