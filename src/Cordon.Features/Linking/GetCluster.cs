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

    /// <summary>Decisions that stand; of those taken back, the latest <see cref="MostTakenBack"/>.</summary>
    public const int MostStanding = 500;
    public const int MostTakenBack = 100;

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
        var described = await IdentifiersInUse.DescribeAsync(db, [.. uses.GroupBy(u => u.Identifier).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(MostLookedAt).Select(g => g.Key)], cancel);
        var decisions = await DecisionsAsync(db, cluster.Id, [.. described.Keys], cancel);
        var cut = decisions.Where(d => d is { Kind: LinkDecisionKind.CutIdentifier, Stands: true }).Select(d => Key(d.Identifier!)).ToHashSet();
        var cutOff = decisions.Where(d => d is { Kind: LinkDecisionKind.CutAccount, Stands: true }).Select(d => (d.Account!.Id, Key(d.Identifier!))).ToHashSet();

        var limits = await SavedHubLimits.ReadAsync(db, cancel);
        var (told, toldUses, own) = (new List<ClusterIdentifier>(), new Dictionary<string, List<ClusterUse>>(), 0);
        foreach (var group in uses.GroupBy(u => u.Identifier))
        {
            if (!described.TryGetValue(group.Key, out var known)) continue;
            var key = Key(known.Name);
            var all = group.Select(u => new ClusterUse(u.Account.Value, key, u.FirstSeenAt, u.LastSeenAt, cutOff.Contains((u.Account.Value, key)))).ToList();
            var limit = limits[known.Name.Kind];
            var state = cut.Contains(key) ? LinkState.Cut : known.Accounts.Value > limit ? LinkState.Hub : all.Count(u => !u.IsCut) > 1 ? LinkState.Joins : LinkState.Alone;
            if (state == LinkState.Alone && all is [{ IsCut: false }])
            {
                own++;
                continue;
            }
            told.Add(new(known.Name, known.Detail, all.Count, known.Accounts, limit, state, all.Min(u => u.FirstSeenAt), all.Max(u => u.LastSeenAt)));
            toldUses.Add(key, all);
        }
        var shown = told.OrderBy(i => i.State != LinkState.Joins).ThenByDescending(i => i.Here).ThenBy(i => i.Name.Payment is null).ThenBy(i => i.Name.Payment ?? i.Name.Device).Take(MostIdentifiers).ToList();
        var due = await db.DueLinks.AnyAsync(d => d.Certain && db.ClusterMembers.Any(m => m.AccountId == d.AccountId && m.ClusterId == cluster.Id), cancel);
        return new(cluster.Id.Value, cluster.Accounts, cluster.Links, cluster.FormedAt, cluster.ChangedAt,
            [.. accounts.OrderBy(a => a.Id.Value).Select(a => AccountRow.Of(a, rules.GetValueOrDefault(a.Id, RuleList.None)))], shown, told.Count - shown.Count, own,
            [.. shown.SelectMany(i => toldUses[i.Key])], decisions, due, mayDecide);
    }

    private static async Task<List<Use>> UsesAsync(CordonDb db, IReadOnlyList<AccountId> ids, CancellationToken cancel)
    {
        var payments = await InChunks.ReadAsync(ids, chunk => db.AccountPayments.Where(l => chunk.Contains(l.AccountId)).OrderBy(l => l.AccountId).ThenBy(l => l.PaymentIdentityId)
            .Select(l => new { l.AccountId, l.PaymentIdentityId, l.FirstSeenAt, l.LastSeenAt }).Take(MostUses).TagWith("PaymentsOfCluster").ToListAsync(cancel));
        var devices = await InChunks.ReadAsync(ids, chunk => db.AccountDevices.Where(l => chunk.Contains(l.AccountId)).OrderBy(l => l.AccountId).ThenBy(l => l.DeviceId)
            .Select(l => new { l.AccountId, l.DeviceId, l.FirstSeenAt, l.LastSeenAt }).Take(MostUses).TagWith("DevicesOfCluster").ToListAsync(cancel));
        return
        [
            .. payments.Select(l => new Use(l.AccountId, (false, l.PaymentIdentityId.Value), l.FirstSeenAt, l.LastSeenAt)),
            .. devices.Select(l => new Use(l.AccountId, (true, l.DeviceId.Value), l.FirstSeenAt, l.LastSeenAt)),
        ];
    }

    private static async Task<List<LinkDecisionView>> DecisionsAsync(CordonDb db, ClusterId cluster, IReadOnlyList<(bool IsDevice, long Id)> identifiers, CancellationToken cancel)
    {
        var members = db.ClusterMembers.Where(m => m.ClusterId == cluster).Select(m => m.AccountId);
        var onAccounts = db.LinkDecisions.Where(d => (d.AccountId != null && members.Contains(d.AccountId.Value)) || (d.OtherAccountId != null && members.Contains(d.OtherAccountId.Value)));
        var payments = identifiers.Where(i => !i.IsDevice).Select(i => new PaymentIdentityId(i.Id)).ToList();
        var devices = identifiers.Where(i => i.IsDevice).Select(i => new DeviceId(i.Id)).ToList();
        var cuts = db.LinkDecisions.Where(d => d.Kind == LinkDecisionKind.CutIdentifier);
        List<IQueryable<LinkDecision>> questions = [onAccounts];
        foreach (var chunk in payments.Chunk(InChunks.Size)) questions.Add(cuts.Where(d => d.PaymentIdentityId != null && chunk.Contains(d.PaymentIdentityId.Value)));
        foreach (var chunk in devices.Chunk(InChunks.Size)) questions.Add(cuts.Where(d => d.DeviceId != null && chunk.Contains(d.DeviceId.Value)));
        var found = new List<LinkDecisionView>();
        foreach (var question in questions)
        {
            found.AddRange(await LinkDecisionViews.ReadAsync(db, question.Where(d => d.TakenBackAt == null), MostStanding, cancel));
            found.AddRange(await LinkDecisionViews.ReadAsync(db, question.Where(d => d.TakenBackAt != null), MostTakenBack, cancel));
        }
        return [.. found.DistinctBy(d => d.Id).OrderByDescending(d => d.Id)];
    }

    private static string Key(IdentifierName name) => ClusterIdentifier.KeyOf(name);

    private sealed record Use(AccountId Account, (bool IsDevice, long Id) Identifier, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt);
}
