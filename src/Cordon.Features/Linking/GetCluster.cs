using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Detection;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>A cluster with its members, what joins them and what was decided.</summary>
public sealed record GetCluster(ClusterId Id);

public sealed class GetClusterHandler(CordonStore store, ICurrentActor actors)
{
    /// <summary>Members that are shown; with <see cref="MostIdentifiers"/> what a graph can still be moved about in.</summary>
    public const int MostAccounts = 1_000;
    public const int MostIdentifiers = 1_000;
    public const int MostDecisions = 300;

    // Members use more identifiers than are shown, most of them alone. So many are looked at, the most shared first.
    private const int MostLookedAt = 4_000;

    // An account that was used on a thousand devices is not told by all of them.
    private const int MostUses = 20_000;

    /// <returns>The answer; or <c>cluster.not-found</c>, where the number is not even an account's.</returns>
    public async Task<Outcome<ClusterAnswer>> HandleAsync(GetCluster query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<ClusterAnswer>>(
            async (db, ct) =>
            {
                if (await db.Clusters.TagWith(nameof(GetCluster)).SingleOrDefaultAsync(c => c.Id == query.Id, ct) is { } cluster)
                    return new ClusterAnswer(await ReadAsync(db, cluster, actor.May(Permission.ReviewFacts), ct), null, null);
                var account = new AccountId(query.Id.Value);
                var now = await db.ClusterMembers.Where(m => m.AccountId == account).Select(m => (ClusterId?)m.ClusterId).SingleOrDefaultAsync(ct);
                if (now is { } other) return new ClusterAnswer(null, other.Value, null);
                var alone = await db.Accounts.Where(a => a.Id == account).Select(a => a.ExternalId).SingleOrDefaultAsync(ct);
                return alone is null ? ClusterRefusals.NotFound : new ClusterAnswer(null, null, alone);
            },
            cancel);
    }

    private static async Task<ClusterView> ReadAsync(CordonDb db, Cluster cluster, bool mayDecide, CancellationToken cancel)
    {
        var ids = await ClusterAccounts.OfAsync(db, cluster.Id, cluster.Accounts, MostAccounts, cancel);
        var accounts = await InChunks.ReadAsync(ids, chunk => db.Accounts.Where(a => chunk.Contains(a.Id)).TagWith("MembersOfCluster").ToListAsync(cancel));
        var rules = new Dictionary<AccountId, RuleList>();
        foreach (var chunk in accounts.Where(a => a.FlagScore > 0).Select(a => a.Id).Chunk(InChunks.Size))
            foreach (var flagged in await FlagScores.RulesAsync(db, chunk, cancel)) rules[flagged.Key] = new(flagged);

        var uses = await UsesAsync(db, ids, cancel);
        var identifiers = await IdentifiersInUse.DescribeAsync(db, [.. uses.GroupBy(u => (u.IsDevice, u.Identifier)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(MostLookedAt).Select(g => g.Key)], cancel);
        var decisions = await DecisionsAsync(db, ids, [.. identifiers.Keys], cancel);
        var cut = decisions.Where(d => d is { Kind: LinkDecisionKind.CutIdentifier, TakenBackAt: null }).Select(Identifier).ToHashSet();
        var cutOff = decisions.Where(d => d is { Kind: LinkDecisionKind.CutAccount, TakenBackAt: null }).Select(d => (d.AccountId!.Value.Value, Identifier(d))).ToHashSet();
        uses = [.. uses.Select(u => cutOff.Contains((u.Account, (u.IsDevice, u.Identifier))) ? u with { IsCut = true } : u)];

        var limits = await HubLimitsNow.ReadAsync(db, cancel);
        var told = new List<ClusterIdentifier>();
        var own = 0;
        foreach (var group in uses.GroupBy(u => (u.IsDevice, u.Identifier)))
        {
            if (!identifiers.TryGetValue(group.Key, out var known)) continue;
            var (here, limit) = (group.Count(), limits[known.Kind]);
            var state = cut.Contains(group.Key) ? LinkState.Cut : known.Accounts.Value > limit ? LinkState.Hub : group.Count(u => !u.IsCut) > 1 ? LinkState.Joins : LinkState.Alone;
            if (state == LinkState.Alone && here == 1 && !group.Single().IsCut) own++;
            else told.Add(new(group.Key.IsDevice, group.Key.Identifier, known.Kind, known.Label, known.ExternalId, here, known.Accounts, limit, state, group.Min(u => u.FirstSeenAt), group.Max(u => u.LastSeenAt)));
        }
        var shown = told.OrderBy(i => i.State == LinkState.Joins ? 0 : 1).ThenByDescending(i => i.Here).ThenBy(i => i.IsDevice).ThenBy(i => i.Id).Take(MostIdentifiers).ToList();
        var keys = shown.Select(i => (i.IsDevice, i.Id)).ToHashSet();
        var due = await db.DueLinks.AnyAsync(d => d.Certain && db.ClusterMembers.Any(m => m.AccountId == d.AccountId && m.ClusterId == cluster.Id), cancel);
        return new(cluster.Id.Value, cluster.Accounts, cluster.Links, cluster.FormedAt, cluster.ChangedAt,
            [.. accounts.OrderBy(a => a.Id.Value).Select(a => AccountRow.Of(a, rules.GetValueOrDefault(a.Id, RuleList.None)))], shown, told.Count - shown.Count, own,
            [.. uses.Where(u => keys.Contains((u.IsDevice, u.Identifier)))], await ClusterDecisions.TellAsync(db, decisions, identifiers, cancel), due, mayDecide);
    }

    private static async Task<List<IdentifierUse>> UsesAsync(CordonDb db, IReadOnlyList<AccountId> ids, CancellationToken cancel)
    {
        var payments = await InChunks.ReadAsync(ids, chunk => db.AccountPayments.Where(l => chunk.Contains(l.AccountId)).OrderBy(l => l.AccountId).ThenBy(l => l.PaymentIdentityId)
            .Select(l => new { l.AccountId, l.PaymentIdentityId, l.FirstSeenAt, l.LastSeenAt }).Take(MostUses).TagWith("PaymentsOfCluster").ToListAsync(cancel));
        var devices = await InChunks.ReadAsync(ids, chunk => db.AccountDevices.Where(l => chunk.Contains(l.AccountId)).OrderBy(l => l.AccountId).ThenBy(l => l.DeviceId)
            .Select(l => new { l.AccountId, l.DeviceId, l.FirstSeenAt, l.LastSeenAt }).Take(MostUses).TagWith("DevicesOfCluster").ToListAsync(cancel));
        return
        [
            .. payments.Select(l => new IdentifierUse(l.AccountId.Value, false, l.PaymentIdentityId.Value, l.FirstSeenAt, l.LastSeenAt, false)),
            .. devices.Select(l => new IdentifierUse(l.AccountId.Value, true, l.DeviceId.Value, l.FirstSeenAt, l.LastSeenAt, false)),
        ];
    }

    private static async Task<List<LinkDecision>> DecisionsAsync(CordonDb db, IReadOnlyList<AccountId> ids, IReadOnlyList<(bool IsDevice, long Id)> identifiers, CancellationToken cancel)
    {
        var decisions = db.LinkDecisions.TagWith("DecisionsOnCluster");
        var found = await InChunks.ReadAsync(ids, chunk => decisions.Where(d => chunk.Contains(d.AccountId!.Value)).ToListAsync(cancel));
        found.AddRange(await InChunks.ReadAsync(ids, chunk => decisions.Where(d => chunk.Contains(d.OtherAccountId!.Value)).ToListAsync(cancel)));
        var payments = identifiers.Where(i => !i.IsDevice).Select(i => new PaymentIdentityId(i.Id)).ToList();
        var devices = identifiers.Where(i => i.IsDevice).Select(i => new DeviceId(i.Id)).ToList();
        found.AddRange(await InChunks.ReadAsync(payments, chunk => decisions.Where(d => d.Kind == LinkDecisionKind.CutIdentifier && chunk.Contains(d.PaymentIdentityId!.Value)).ToListAsync(cancel)));
        found.AddRange(await InChunks.ReadAsync(devices, chunk => decisions.Where(d => d.Kind == LinkDecisionKind.CutIdentifier && chunk.Contains(d.DeviceId!.Value)).ToListAsync(cancel)));
        return [.. found.DistinctBy(d => d.Id).OrderBy(d => d.TakenBackAt is not null).ThenByDescending(d => d.Id.Value).Take(MostDecisions)];
    }

    private static (bool IsDevice, long Id) Identifier(LinkDecision d) => ClusterDecisions.IdentifierOf(d)!.Value;
}
