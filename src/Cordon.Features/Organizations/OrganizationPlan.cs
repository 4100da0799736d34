using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Organizations;
using Cordon.Domain.Organizations.Lists;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>What rows of a file come to beside the organizations that are known: which are theirs, which are new, which are refused. It stores nothing.</summary>
/// <remarks>
/// A row is about the organization of its name, where the countries of both do not differ; otherwise about the one that was known before the file and alone lists one of
/// its hosts. Two rows of other names in one file are two organizations, whatever hosts they share.
/// </remarks>
internal sealed class OrganizationPlan
{
    /// <summary>Most organizations above one another.</summary>
    public const int MaxLevels = 64;

    private readonly List<PlannedOrganization> _all = [];
    private readonly Dictionary<string, List<PlannedOrganization>> _byKey = [], _byAlias = [], _byHost = [], _knownByHost = [];

    public IReadOnlyList<PlannedOrganization> All => _all;

    public static async Task<OrganizationPlan> LoadAsync(CordonDb db, CancellationToken cancel)
    {
        var plan = new OrganizationPlan();
        var known = (await db.Organizations.OrderBy(o => o.Id).TagWith(nameof(OrganizationPlan)).ToListAsync(cancel)).ToDictionary(o => o.Id, o => new PlannedOrganization(o, o.NameKey) { Country = o.Country });
        foreach (var one in known.Values)
        {
            one.Parent = one.Known!.ParentId is { } parent ? known[parent] : null;
            one.MergedInto = one.Known.MergedIntoId is { } into ? known[into] : null;
            plan.Add(one);
        }
        foreach (var alias in await db.OrganizationAliases.AsNoTracking().Select(a => new { a.OrganizationId, a.Key }).TagWith(nameof(OrganizationPlan)).ToListAsync(cancel))
            plan.AddAlias(known[alias.OrganizationId], alias.Key);
        foreach (var domain in await db.OrganizationDomains.AsNoTracking().OrderBy(d => d.Id).Select(d => new { d.OrganizationId, d.Host }).TagWith(nameof(OrganizationPlan)).ToListAsync(cancel))
        {
            plan.AddHost(known[domain.OrganizationId], domain.Host);
            Put(plan._knownByHost, domain.Host, known[domain.OrganizationId]);
        }
        foreach (var network in await db.OrganizationNetworks.AsNoTracking().Select(n => new { n.OrganizationId, n.Text }).TagWith(nameof(OrganizationPlan)).ToListAsync(cancel))
            known[network.OrganizationId].Networks.Add(network.Text);
        return plan;
    }

    /// <summary>Finds what each row is about; those that are refused say why.</summary>
    public void Take(IReadOnlyList<PlannedRow> rows)
    {
        foreach (var row in rows) Assign(row);
        foreach (var row in rows.Where(r => r.Refused is null && r.Record.Parent is not null)) row.Refused = FindParent(row);
        foreach (var row in rows.Where(r => r.Refused is null && r.Parent is not null)) row.Refused = SetParent(row);
        foreach (var row in rows.Where(r => r.Refused is null)) row.Of!.Rows.Add(row);
        RefuseBelowNothing(rows);
    }

    private void Assign(PlannedRow row)
    {
        var record = row.Record;
        if (!Known(row, out var found)) return;
        if (found is null)
        {
            found = new PlannedOrganization(null, record.Key);
            Add(found);
        }
        found.Country ??= record.Country;
        foreach (var key in record.Aliases.Keys) AddAlias(found, key, planned: true);
        foreach (var domain in record.Domains) AddHost(found, domain.Host, planned: true);
        row.Of = found;
    }

    /// <returns>False where it cannot be told; the row then says so.</returns>
    private bool Known(PlannedRow row, out PlannedOrganization? found)
    {
        var record = row.Record;
        var named = _byKey.GetValueOrDefault(record.Key, []).Where(o => Agree(o.Country, record.Country)).ToList();
        if (named.Count > 1 && named.Where(o => o.Country == record.Country).ToList() is { Count: > 0 } there) named = there;
        if (named.Count > 1 && named.Where(o => record.Domains.Any(d => o.Hosts.Contains(d.Host))).ToList() is { Count: > 0 } sharing) named = sharing;
        found = named.FirstOrDefault();
        if (named.Count > 1)
        {
            row.Refused = "more than one organization is called so; tell its country, or one of its domains";
            return false;
        }
        if (found is not null) return true;
        var listing = record.Domains.SelectMany(d => _knownByHost.GetValueOrDefault(d.Host, [])).Distinct().Take(2).ToList();
        if (listing is [var only] && Agree(only.Country, record.Country)) found = only;
        return true;
    }

    private static bool Agree(string? one, string? other) => one is null || other is null || one == other;

    private string? FindParent(PlannedRow row)
    {
        var text = row.Record.Parent!;
        var key = OrganizationKeys.KeyOf(text);
        var named = _byKey.GetValueOrDefault(key) ?? _byAlias.GetValueOrDefault(key) ?? ByHost(text);
        if (named.Count > 1 && named.Where(o => o.Country is not null && o.Country == row.Record.Country).ToList() is [var there]) named = [there];
        row.Parent = named.Count == 1 ? named[0] : null;
        return named.Count switch
        {
            0 => "parent is no organization that is known or named in the file",
            1 => null,
            _ => "parent is the name of more than one organization; write one of its domains",
        };
    }

    private List<PlannedOrganization> ByHost(string text)
    {
        if (HostName.Normalise(text) is not { } host) return [];
        return _byHost.GetValueOrDefault(host) ?? (RegistrableDomain.Of(host) is { } domain ? _byHost.GetValueOrDefault(domain) : null) ?? [];
    }

    private static string? SetParent(PlannedRow row)
    {
        var (one, parent) = (row.Of!, row.Parent!);
        if (one.Parent == parent) return null;
        if (one.Parent is not null) return "parent is another than the one that is known; change it by hand where the file is right";
        if (one == parent) return "parent is the organization itself";
        if (IsAbove(one, parent, o => o.MergedInto ?? o.Parent) || IsAbove(one, parent, o => o.Parent)) return "parent stands below the organization itself, or too many stand above it";
        one.Parent = parent;
        row.SetsParent = true;
        return null;
    }

    private static bool IsAbove(PlannedOrganization one, PlannedOrganization below, Func<PlannedOrganization, PlannedOrganization?> up)
    {
        var levels = 0;
        for (var at = below; at is not null; at = up(at))
            if (at == one || ++levels > MaxLevels) return true;
        return false;
    }

    /// <summary>A new organization whose every row was refused is none: rows that name it as a parent are refused too.</summary>
    private static void RefuseBelowNothing(IReadOnlyList<PlannedRow> rows)
    {
        var below = rows.Where(r => r is { Refused: null, Parent: not null }).ToLookup(r => r.Parent!);
        var gone = new Queue<PlannedOrganization>(rows.Select(r => r.Parent).OfType<PlannedOrganization>().Where(o => o.IsNothing).Distinct());
        while (gone.TryDequeue(out var nothing))
            foreach (var row in below[nothing].Where(r => r.Refused is null))
            {
                row.Refused = "parent is an organization whose own row was refused";
                if (row.SetsParent) row.Of!.Parent = null;
                row.Of!.Rows.Remove(row);
                if (row.Of.IsNothing) gone.Enqueue(row.Of);
            }
    }

    private void Add(PlannedOrganization one)
    {
        _all.Add(one);
        Put(_byKey, one.Key, one);
    }

    // What a row brings is found by its parent's name, but is only the organization's own once the row is taken.
    private void AddAlias(PlannedOrganization one, string key, bool planned = false)
    {
        if (planned ? !one.AliasKeys.Contains(key) : one.AliasKeys.Add(key)) Put(_byAlias, key, one);
    }

    private void AddHost(PlannedOrganization one, string host, bool planned = false)
    {
        if (planned ? !one.Hosts.Contains(host) : one.Hosts.Add(host)) Put(_byHost, host, one);
    }

    private static void Put(Dictionary<string, List<PlannedOrganization>> where, string key, PlannedOrganization one)
    {
        if (!where.TryGetValue(key, out var list)) where.Add(key, list = []);
        if (!list.Contains(one)) list.Add(one);
    }
}
