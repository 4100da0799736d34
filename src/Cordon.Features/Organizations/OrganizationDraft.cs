using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Organizations;
using Cordon.Domain.Organizations.Lists;
using Cordon.Features.Ingest.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>What a person typed of an organization, checked.</summary>
/// <param name="Aliases">By how they are compared.</param>
internal sealed record OrganizationDraft(string Name, string Key, string? Country, string? Notes, IReadOnlyDictionary<string, string> Aliases,
    IReadOnlyDictionary<string, ListedDomain> Domains, IReadOnlyDictionary<string, NetworkKind> Networks)
{
    private const int MostShown = 80;

    public static Outcome<OrganizationDraft> Of(SaveOrganization typed)
    {
        var name = (typed.Name ?? "").Trim();
        var (country, notes) = (Text(typed.Country)?.ToUpperInvariant(), Text(typed.Notes));
        if (name.Length is 0 or > Organization.MaxNameLength) return OrganizationRefusals.NameOutOfRange;
        if (OrganizationKeys.NamesNobody(name)) return OrganizationRefusals.NamesNobody;
        if (country is not null && !(country.Length == 2 && country.All(char.IsAsciiLetter))) return OrganizationRefusals.CountryUnknown;
        if (notes?.Length > Organization.MaxNotesLength) return OrganizationRefusals.NotesTooLong;
        if (Math.Max(typed.Aliases.Count, Math.Max(typed.Domains.Count, typed.Networks.Count)) > OrganizationFields.MaxValues) return OrganizationRefusals.TooMany;
        var (key, aliases) = (OrganizationKeys.KeyOf(name), new Dictionary<string, string>());
        foreach (var alias in typed.Aliases.Select(Text).OfType<string>())
        {
            if (alias.Length > Organization.MaxNameLength || OrganizationKeys.NamesNobody(alias)) return OrganizationRefusals.AliasUnusable(Shown(alias));
            if (OrganizationKeys.KeyOf(alias) is var other && other != key) aliases.TryAdd(other, alias);
        }
        var domains = new Dictionary<string, ListedDomain>();
        foreach (var text in typed.Domains.Select(Text).OfType<string>())
        {
            if (HostName.Normalise(text) is null) return OrganizationRefusals.DomainUnreadable(Shown(text));
            if (OrganizationFields.DomainOf(text) is not { } domain || MailHosts.IsNever(domain.Host)) return OrganizationRefusals.DomainOfEverybody(Shown(text));
            domains.TryAdd(domain.Host, domain);
        }
        var networks = new Dictionary<string, NetworkKind>();
        foreach (var text in typed.Networks.Select(Text).OfType<string>())
        {
            if (NetworkText.Parse(text) is not { } network) return OrganizationRefusals.NetworkUnreadable(Shown(text));
            networks.TryAdd(network.Text, network.Kind);
        }
        return new OrganizationDraft(name, key, country, notes, aliases, domains, networks);
    }

    /// <summary>Lets the organization have these names, domains and networks and no others; saved by whoever calls.</summary>
    public async Task WriteAsync(CordonDb db, OrganizationId id, CancellationToken cancel)
    {
        var aliases = await db.OrganizationAliases.Where(a => a.OrganizationId == id).TagWith(nameof(OrganizationDraft)).ToListAsync(cancel);
        var domains = await db.OrganizationDomains.Where(d => d.OrganizationId == id).TagWith(nameof(OrganizationDraft)).ToListAsync(cancel);
        var networks = await db.OrganizationNetworks.Where(n => n.OrganizationId == id).TagWith(nameof(OrganizationDraft)).ToListAsync(cancel);
        var changed = aliases.Where(a => !Aliases.TryGetValue(a.Key, out var alias) || alias != a.Alias).ToList();
        db.RemoveRange(changed);
        db.RemoveRange(domains.Where(d => !Domains.ContainsKey(d.Host)));
        db.RemoveRange(networks.Where(n => !Networks.ContainsKey(n.Text)));
        // The key of an alias is its own: written otherwise, it is another row of the same key.
        await db.SaveChangesAsync(cancel);
        db.AddRange(Aliases.Where(a => aliases.Except(changed).All(known => known.Key != a.Key)).Select(a => new OrganizationAlias { OrganizationId = id, Key = a.Key, Alias = a.Value }));
        db.AddRange(Domains.Values.Where(d => domains.All(known => known.Host != d.Host)).Select(d => new OrganizationDomain { OrganizationId = id, Domain = d.Domain, Host = d.Host }));
        db.AddRange(Networks.Where(n => networks.All(known => known.Text != n.Key)).Select(n => new OrganizationNetwork { OrganizationId = id, Kind = n.Value, Text = n.Key }));
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static string Shown(string text) => text.Length <= MostShown ? text : text[..(MostShown - 1)] + "…";
}
