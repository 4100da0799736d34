using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>An organization: what it is known by, what stands above and below it, what was merged, noted and seen. Its people are asked for by themselves.</summary>
public sealed record GetOrganization(OrganizationId Id);

/// <param name="MergedInto">The merger that took it in; null while it stands for itself.</param>
/// <param name="Merged">Mergers that stand and took others into it.</param>
/// <param name="Notes">Newest first; those taken back at the end.</param>
/// <param name="Signals">That stand, by kind, in the order of <see cref="SignalKind"/>.</param>
/// <param name="MayReview">Whether whoever asks may change facts.</param>
public sealed record OrganizationView(long Id, string Name, string? Country, string? Remarks, DateTimeOffset LearnedAt, int Version, OrganizationName? Parent, OrganizationMergeView? MergedInto,
    IReadOnlyList<OrganizationMergeView> Merged, IReadOnlyList<SubsidiaryView> Subsidiaries, IReadOnlyList<OrganizationDomainView> Domains, IReadOnlyList<string> Aliases,
    IReadOnlyList<OrganizationNetworkView> Networks, IReadOnlyList<OrganizationNoteView> Notes, IReadOnlyList<SignalCount> Signals, IReadOnlyList<ReachingCluster> Clusters, int ClusterCount,
    int Confirmed, int Suspected, int ToReview, bool MayReview);

/// <param name="Other">The one on the other side of it.</param>
public sealed record OrganizationMergeView(long Id, OrganizationName Other, string Reason, string By, DateTimeOffset At);

public sealed record SubsidiaryView(long Id, string Name, string? Country, int Confirmed, int Suspected);

/// <param name="Host">As it was given; <paramref name="Domain"/> is the registrable domain.</param>
/// <param name="Accounts">With mail at any host of the organization; null before attribution looked at it.</param>
public sealed record OrganizationDomainView(string Host, string Domain, bool BearsName, bool IsShared, int? Accounts);

public sealed record OrganizationNetworkView(NetworkKind Kind, string Text);

public sealed record OrganizationNoteView(long Id, string Text, string By, DateTimeOffset At, string? TakenBackBy, DateTimeOffset? TakenBackAt);

/// <param name="Accounts">Different ones.</param>
/// <param name="LastObservedAt">Null where no sighting of the kind is dated.</param>
public sealed record SignalCount(SignalKind Kind, int Signals, int Accounts, DateTimeOffset? LastObservedAt);

/// <param name="First">External id of its oldest account.</param>
/// <param name="People">Of its accounts, those that belong to the organization: confirmed, or suspected from 0.50.</param>
public sealed record ReachingCluster(long Id, string First, int Accounts, int People);

public sealed class GetOrganizationHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostClusters = 20, MostNotes = 100, MostSubsidiaries = 100;

    /// <summary>As many aliases, domains and networks as an organization may have: who changes them must see all.</summary>
    public const int MostParts = 1_000;

    /// <returns>The organization; or <c>permission.missing</c>, <c>organization.not-found</c>.</returns>
    public async Task<Outcome<OrganizationView>> HandleAsync(GetOrganization query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<OrganizationView>>(
            async (db, ct) =>
            {
                if (await db.Organizations.AsNoTracking().TagWith(nameof(GetOrganization)).SingleOrDefaultAsync(o => o.Id == query.Id, ct) is not { } found) return OrganizationRefusals.NotFound;
                var parent = found.ParentId is { } above ? await db.Organizations.Where(o => o.Id == above).Select(o => new OrganizationName(o.Id.Value, o.Name)).SingleOrDefaultAsync(ct) : null;
                var (into, merged) = await MergersAsync(db, found.Id, ct);
                var (clusters, clusterCount) = await ClustersAsync(db, found.Id, ct);
                var (confirmed, suspected, toReview) = (await PeopleCounts.OfAsync(db, [found.Id], ct)).GetValueOrDefault(found.Id);
                return new OrganizationView(found.Id.Value, found.Name, found.Country, found.Notes, found.LearnedAt, found.Version, parent, into, merged, await SubsidiariesAsync(db, found.Id, ct),
                    await DomainsAsync(db, found.Id, ct), await db.OrganizationAliases.Where(a => a.OrganizationId == found.Id).OrderBy(a => a.Alias).Select(a => a.Alias).Take(MostParts).ToListAsync(ct),
                    await db.OrganizationNetworks.Where(n => n.OrganizationId == found.Id).OrderBy(n => n.Id).Select(n => new OrganizationNetworkView(n.Kind, n.Text)).Take(MostParts).ToListAsync(ct),
                    await NotesAsync(db, found.Id, ct), await SignalsAsync(db, found.Id, ct), clusters, clusterCount, confirmed, suspected, toReview, actor.May(Permission.ReviewFacts));
            },
            cancel);
    }

    private static async Task<(OrganizationMergeView? Into, List<OrganizationMergeView> Merged)> MergersAsync(CordonDb db, OrganizationId id, CancellationToken cancel)
    {
        var merges = await db.OrganizationMerges.AsNoTracking().Where(m => m.SplitAt == null && (m.KeptId == id || m.MergedId == id)).OrderBy(m => m.Id).Take(MostParts).TagWith("MergersOfOrganization").ToListAsync(cancel);
        if (merges.Count == 0) return (null, []);
        var others = merges.Select(m => m.KeptId == id ? m.MergedId : m.KeptId).Distinct().ToList();
        var names = await db.Organizations.Where(o => others.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var views = merges.ConvertAll(m =>
        {
            var other = m.KeptId == id ? m.MergedId : m.KeptId;
            return (Kept: m.KeptId == id, View: new OrganizationMergeView(m.Id.Value, new(other.Value, names.GetValueOrDefault(other) ?? ""), m.Reason, m.ByName, m.At));
        });
        return (views.Where(v => !v.Kept).Select(v => v.View).FirstOrDefault(), [.. views.Where(v => v.Kept).Select(v => v.View)]);
    }

    private static async Task<List<SubsidiaryView>> SubsidiariesAsync(CordonDb db, OrganizationId id, CancellationToken cancel)
    {
        var self = OrganizationPeople.SelfAndMerged(db, id);
        var below = await db.Organizations.Where(o => o.MergedIntoId == null && o.ParentId != null && self.Contains(o.ParentId.Value)).OrderBy(o => o.NameKey).ThenBy(o => o.Id)
            .Select(o => new { o.Id, o.Name, o.Country }).Take(MostSubsidiaries).TagWith("SubsidiariesOfOrganization").ToListAsync(cancel);
        var people = await PeopleCounts.OfAsync(db, [.. below.Select(o => o.Id)], cancel);
        return below.ConvertAll(o => new SubsidiaryView(o.Id.Value, o.Name, o.Country, people.GetValueOrDefault(o.Id).Confirmed, people.GetValueOrDefault(o.Id).Suspected));
    }

    private static async Task<List<OrganizationDomainView>> DomainsAsync(CordonDb db, OrganizationId id, CancellationToken cancel)
    {
        var domains = await db.OrganizationDomains.Where(d => d.OrganizationId == id).OrderBy(d => d.Id).Take(MostParts).TagWith("DomainsOfOrganization").ToListAsync(cancel);
        var hosts = domains.ConvertAll(d => d.Host);
        var known = await db.OrganizationHosts.Where(h => hosts.Contains(h.Host)).ToDictionaryAsync(h => h.Host, cancel);
        return domains.ConvertAll(d => known.TryGetValue(d.Host, out var host) ? new OrganizationDomainView(d.Host, d.Domain, host.BearsName, host.IsShared, host.Accounts) : new(d.Host, d.Domain, false, false, null));
    }

    private static async Task<List<OrganizationNoteView>> NotesAsync(CordonDb db, OrganizationId id, CancellationToken cancel)
    {
        // Notes follow an organization into the one that it was merged into.
        var self = OrganizationPeople.SelfAndMerged(db, id);
        var notes = await db.OrganizationNotes.AsNoTracking().Where(n => self.Contains(n.OrganizationId)).OrderByDescending(n => n.Id).Take(MostNotes).TagWith("NotesOfOrganization").ToListAsync(cancel);
        return [.. notes.OrderBy(n => n.TakenBackAt is not null).ThenByDescending(n => n.Id.Value).Select(n => new OrganizationNoteView(n.Id.Value, n.Text, n.ByName, n.At, n.TakenBackByName, n.TakenBackAt))];
    }

    private static async Task<List<SignalCount>> SignalsAsync(CordonDb db, OrganizationId id, CancellationToken cancel)
    {
        var self = OrganizationPeople.SelfAndMerged(db, id);
        var counts = await db.Signals.Where(s => self.Contains(s.OrganizationId) && s.EndedAt == null).GroupBy(s => s.Kind)
            .Select(g => new { g.Key, Signals = g.Count(), Accounts = g.Select(s => s.AccountId).Distinct().Count(), Last = g.Max(s => s.ObservedAt) }).TagWith("SignalsOfOrganization").ToListAsync(cancel);
        return [.. counts.OrderBy(c => c.Key).Select(c => new SignalCount(c.Key, c.Signals, c.Accounts, c.Last == Signal.NotKnown ? null : c.Last))];
    }

    private static async Task<(List<ReachingCluster> Clusters, int Count)> ClustersAsync(CordonDb db, OrganizationId id, CancellationToken cancel)
    {
        var reaching = OrganizationPeople.Of(db, id).Where(a => a.State == AffiliationState.Confirmed || (a.State == AffiliationState.Suspected && a.Confidence >= OrganizationPeople.Likely))
            .Join(db.ClusterMembers, a => a.AccountId, m => m.AccountId, (a, m) => m.ClusterId).GroupBy(c => c).Select(g => new { Id = g.Key, People = g.Count() });
        var count = await reaching.TagWith("CountClustersOfOrganization").CountAsync(cancel);
        if (count == 0) return ([], 0);
        var most = await reaching.OrderByDescending(c => c.People).ThenBy(c => c.Id).Take(MostClusters).TagWith("ClustersOfOrganization").ToListAsync(cancel);
        var ids = most.ConvertAll(c => c.Id);
        var sizes = await db.Clusters.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Accounts, cancel);
        var oldest = ids.ConvertAll(c => new AccountId(c.Value));
        var names = await db.Accounts.Where(a => oldest.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId }).ToDictionaryAsync(a => a.Id.Value, a => a.ExternalId, cancel);
        return (most.ConvertAll(c => new ReachingCluster(c.Id.Value, names.GetValueOrDefault(c.Id.Value) ?? "", sizes.GetValueOrDefault(c.Id), c.People)), count);
    }
}
