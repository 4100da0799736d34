using System.Globalization;
using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Domain.Organizations.Lists;
using Cordon.Features.Linking;
using Cordon.Features.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Finds whom somebody means who names the target of a ban.</summary>
internal static class BanTargets
{
    /// <summary>By name, then by alias, by domain, and by number.</summary>
    /// <returns>The one that is left of those that were merged; or <c>ban.organization-not-found</c>, <c>ban.organization-ambiguous</c>.</returns>
    public static async Task<Outcome<OrganizationName>> OrganizationAsync(CordonDb db, string text, CancellationToken cancel)
    {
        text = text.Trim();
        var key = OrganizationKeys.KeyOf(text);
        var roots = key.Length == 0 ? [] : await RootsAsync(db.Organizations.Where(o => o.NameKey == key).Select(o => o.RootId ?? o.Id), cancel);
        if (roots.Count == 0 && key.Length > 0) roots = await RootsAsync(Of(db, db.OrganizationAliases.Where(a => a.Key == key).Select(a => a.OrganizationId)), cancel);
        if (roots.Count == 0) roots = await ByHostAsync(db, text, cancel);
        if (roots.Count == 0 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var id = new OrganizationId(number);
            roots = await RootsAsync(db.Organizations.Where(o => o.Id == id).Select(o => o.RootId ?? o.Id), cancel);
        }
        if (roots.Count == 0) return BanRefusals.OrganizationNotFound;
        if (roots.Count > 1) return BanRefusals.OrganizationAmbiguous;
        return await NameAsync(db, roots[0], cancel);
    }

    /// <summary>Whom an earlier ban was meant for.</summary>
    /// <returns>An organization, the one that is left where it was merged since, or the accounts that it named; or <c>ban.not-found</c>.</returns>
    public static async Task<Outcome<FoundBanTarget>> LikeAsync(CordonDb db, BanId ban, CancellationToken cancel)
    {
        if (await db.Bans.Where(b => b.Id == ban).Select(b => new { b.OrganizationId }).TagWith(nameof(BanTargets)).SingleOrDefaultAsync(cancel) is not { } earlier) return BanRefusals.NotFound;
        if (earlier.OrganizationId is not { } target) return new FoundBanTarget(null, await db.BanAccounts.Where(a => a.BanId == ban).OrderBy(a => a.AccountId).Select(a => a.AccountId).TagWith(nameof(BanTargets)).ToListAsync(cancel));
        var root = await db.Organizations.Where(o => o.Id == target).Select(o => o.RootId ?? o.Id).TagWith(nameof(BanTargets)).SingleAsync(cancel);
        return new FoundBanTarget(await NameAsync(db, root, cancel), []);
    }

    private static Task<OrganizationName> NameAsync(CordonDb db, OrganizationId id, CancellationToken cancel) =>
        db.Organizations.Where(o => o.Id == id).Select(o => new OrganizationName(o.Id.Value, o.Name)).TagWith(nameof(BanTargets)).SingleAsync(cancel);

    /// <param name="names">External ids.</param>
    /// <returns>Their numbers, ascending; or <c>ban.no-target</c>, <c>ban.too-many-accounts</c>, <c>ban.unknown-account</c>.</returns>
    public static async Task<Outcome<IReadOnlyList<AccountId>>> AccountsAsync(CordonDb db, IEnumerable<string> names, CancellationToken cancel)
    {
        var asked = names.Select(n => n.Trim()).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (asked.Count == 0) return BanRefusals.NoTarget;
        if (asked.Count > BanScope.MostAccounts) return BanRefusals.TooManyAccounts;
        var found = await InChunks.ReadAsync(asked, chunk => db.Accounts.Where(a => chunk.Contains(a.ExternalId)).Select(a => a.Id).TagWith(nameof(BanTargets)).ToListAsync(cancel));
        if (found.Count < asked.Count) return BanRefusals.UnknownAccount(asked.Count - found.Count);
        return found.OrderBy(a => a.Value).ToList();
    }

    /// <returns>The members, ascending; or <c>cluster.not-found</c>, <c>ban.too-many-accounts</c>.</returns>
    public static async Task<Outcome<IReadOnlyList<AccountId>>> ClusterAsync(CordonDb db, ClusterId cluster, CancellationToken cancel)
    {
        var members = await db.ClusterMembers.Where(m => m.ClusterId == cluster).OrderBy(m => m.AccountId).Select(m => m.AccountId).Take(BanScope.MostAccounts + 1).TagWith(nameof(BanTargets)).ToListAsync(cancel);
        if (members.Count > BanScope.MostAccounts) return BanRefusals.TooManyAccounts;
        return members.Count == 0 ? ClusterRefusals.NotFound : members;
    }

    // The host itself, or the nearest above it that somebody lists, down to what can be registered.
    private static async Task<List<OrganizationId>> ByHostAsync(CordonDb db, string text, CancellationToken cancel)
    {
        if (HostName.Normalise(text) is not { } host || RegistrableDomain.Of(host) is not { } domain) return [];
        for (; host.Length >= domain.Length; host = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            var asked = host;
            if (await RootsAsync(Of(db, db.OrganizationDomains.Where(d => d.Host == asked).Select(d => d.OrganizationId)), cancel) is { Count: > 0 } roots) return roots;
        }
        return [];
    }

    private static IQueryable<OrganizationId> Of(CordonDb db, IQueryable<OrganizationId> ids) => db.Organizations.Where(o => ids.Contains(o.Id)).Select(o => o.RootId ?? o.Id);

    private static Task<List<OrganizationId>> RootsAsync(IQueryable<OrganizationId> roots, CancellationToken cancel) => roots.Distinct().Take(2).TagWith(nameof(BanTargets)).ToListAsync(cancel);
}
