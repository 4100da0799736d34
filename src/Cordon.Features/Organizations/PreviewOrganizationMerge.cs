using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Organizations;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>What a merger would bring together; it stores nothing.</summary>
public sealed record PreviewOrganizationMerge(OrganizationId Kept, OrganizationId Merged);

/// <param name="AccountsInBoth">Accounts with an affiliation to either.</param>
/// <param name="Banned">Accounts that bans in force would ban at once, because a ban on either is a ban on both.</param>
/// <param name="Freed">Accounts that no ban would cover any more.</param>
/// <param name="Problem">Why they cannot be merged; null where they can.</param>
public sealed record OrganizationMergePreview(MergeSide Kept, MergeSide Merged, int AccountsInBoth, int Banned, int Freed, Refusal? Problem);

/// <param name="Aliases">In alphabetical order, at most <see cref="PreviewOrganizationMergeHandler.MostShown"/> as for domains and networks.</param>
/// <param name="Below">Organizations that stand below it.</param>
public sealed record MergeSide(long Id, string Name, string? Country, IReadOnlyList<string> Aliases, IReadOnlyList<string> Domains, IReadOnlyList<string> Networks,
    int Suspected, int Confirmed, int Rejected, int Ended, int Below, int Version);

public sealed class PreviewOrganizationMergeHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostShown = 100;

    /// <returns>Or <c>permission.missing</c>, <c>organization.not-found</c>.</returns>
    public async Task<Outcome<OrganizationMergePreview>> HandleAsync(PreviewOrganizationMerge query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var change = await TryAsync(actor, query, cancel);
        return await store.ReadAsync<Outcome<OrganizationMergePreview>>(async (db, ct) =>
        {
            if (await PairAsync(db, query, ct) is not var (kept, merged)) return OrganizationRefusals.NotFound;
            var both = await db.Affiliations.Where(f => f.OrganizationId == kept.Id && db.Affiliations.Any(g => g.AccountId == f.AccountId && g.OrganizationId == merged.Id)).CountAsync(ct);
            return new OrganizationMergePreview(await SideAsync(db, kept, ct), await SideAsync(db, merged, ct), both, change.Banned, change.Freed, await MergeOrganizationsHandler.CheckAsync(db, kept, merged, ct));
        }, cancel);
    }

    /// <summary>Merges them in a unit that is never saved: the figures are those of the merger itself, whatever bans mean by their rules.</summary>
    private async Task<CoverageChange> TryAsync(Actor actor, PreviewOrganizationMerge query, CancellationToken cancel)
    {
        // Nobody is kept waiting by a question that bans have no part in.
        if (!await store.ReadAsync((db, ct) => db.Bans.TagWith(nameof(PreviewOrganizationMerge)).AnyAsync(b => b.State == BanState.InForce && b.OrganizationId != null, ct), cancel)) return CoverageChange.None;
        await using var unit = await OrganizationWriter.BeginAsync(store, cancel);
        if (await PairAsync(unit.Db, query, cancel) is not var (kept, merged) || await MergeOrganizationsHandler.CheckAsync(unit.Db, kept, merged, cancel) is not null) return CoverageChange.None;
        await MergeOrganizationsHandler.WriteAsync(unit, actor, kept, merged, "", cancel);
        return await CoverageWriter.RefreshAsync(unit, CoverageScope.Everybody, EnforcementCause.OrganizationChanged, cancel) ?? CoverageChange.None;
    }

    private static async Task<(Organization Kept, Organization Merged)?> PairAsync(CordonDb db, PreviewOrganizationMerge query, CancellationToken cancel)
    {
        var kept = await db.Organizations.TagWith(nameof(PreviewOrganizationMerge)).SingleOrDefaultAsync(o => o.Id == query.Kept, cancel);
        var merged = await db.Organizations.TagWith(nameof(PreviewOrganizationMerge)).SingleOrDefaultAsync(o => o.Id == query.Merged, cancel);
        return kept is null || merged is null ? null : (kept, merged);
    }

    private static async Task<MergeSide> SideAsync(CordonDb db, Organization one, CancellationToken cancel)
    {
        var aliases = await db.OrganizationAliases.Where(a => a.OrganizationId == one.Id).OrderBy(a => a.Key).Select(a => a.Alias).Take(MostShown).ToListAsync(cancel);
        var domains = await db.OrganizationDomains.Where(d => d.OrganizationId == one.Id).OrderBy(d => d.Host).Select(d => d.Host).Take(MostShown).ToListAsync(cancel);
        var networks = await db.OrganizationNetworks.Where(n => n.OrganizationId == one.Id).OrderBy(n => n.Text).Select(n => n.Text).Take(MostShown).ToListAsync(cancel);
        var states = (await db.Affiliations.Where(f => f.OrganizationId == one.Id).GroupBy(f => f.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).ToDictionary(s => s.Key, s => s.Count);
        var below = await db.OrganizationAncestors.CountAsync(a => a.AncestorId == one.Id && a.Depth > 0, cancel);
        return new(one.Id.Value, one.Name, one.Country, aliases, domains, networks, Of(AffiliationState.Suspected), Of(AffiliationState.Confirmed), Of(AffiliationState.Rejected),
            Of(AffiliationState.Ended), below, one.Version);

        int Of(AffiliationState state) => states.GetValueOrDefault(state);
    }
}
