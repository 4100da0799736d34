using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Whom an account is linked with and through what, whom it might be, and which identifiers it shares without being joined by them.</summary>
public sealed record GetAccountLinks(AccountId Id);

public sealed class GetAccountLinksHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostLinked = 50, MostIdentifiers = 100, MostSuggestions = 10, MostTurnedDown = 20;

    /// <summary>What is less probable than this is not shown.</summary>
    public const double LeastProbability = 0.5;

    // Identifiers that join have at most their hub limit of accounts, a thousand at the most; more uses than these are not read.
    private const int MostUses = 5_000;

    /// <returns>The links; or <c>permission.missing</c>, <c>account.not-found</c>.</returns>
    public async Task<Outcome<AccountLinks>> HandleAsync(GetAccountLinks query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<AccountLinks>>(
            async (db, ct) =>
            {
                var id = query.Id;
                if (!await db.Accounts.AnyAsync(a => a.Id == id, ct)) return AccountRefusals.NotFound;
                var decisions = await LinkDecisionViews.ReadAsync(db, db.LinkDecisions.Where(d => d.TakenBackAt == null && (d.AccountId == id || d.OtherAccountId == id)), 500, ct);
                var (identifiers, identifierCount) = await IdentifiersAsync(db, id, decisions, ct);
                var cluster = await ClusterOfAsync(db, id, ct);
                var linked = await LinkedAsync(db, id, cluster, [.. identifiers.Where(i => i.Joins)], [.. decisions.Where(d => d.Kind == LinkDecisionKind.Join)], ct);
                var direct = cluster is null ? 0 : await DirectMembersAsync(db, new(cluster.Id), [.. linked.Select(l => new AccountId(l.Id))], ct);
                var (suggestions, suggestionCount) = await SuggestionsAsync(db, id, cluster, ct);
                var run = await db.LinkingRuns.Where(r => r.EndedAt != null).OrderByDescending(r => r.Id).Select(r => r.EndedAt).Take(1).TagWith(nameof(GetAccountLinks)).ToListAsync(ct);
                return new AccountLinks(cluster, [.. linked.Take(MostLinked)], linked.Count, cluster is null ? 0 : Math.Max(0, cluster.Accounts - 1 - direct), identifiers, identifierCount,
                    suggestions, suggestionCount, [.. decisions.Where(d => d.Kind == LinkDecisionKind.NotOnePerson).Take(MostTurnedDown)], await db.DueLinks.AnyAsync(d => d.Certain, ct),
                    run.Count == 0 ? null : run[0], actor.May(Permission.ReviewFacts));
            },
            cancel);
    }

    private static async Task<ClusterName?> ClusterOfAsync(CordonDb db, AccountId account, CancellationToken cancel)
    {
        var found = await db.ClusterMembers.Where(m => m.AccountId == account).Join(db.Clusters, m => m.ClusterId, c => c.Id, (m, c) => new { c.Id, c.Accounts }).Take(1)
            .TagWith(nameof(GetAccountLinks)).ToListAsync(cancel);
        return found.Count == 0 ? null : new(found[0].Id.Value, found[0].Accounts);
    }

    private static async Task<(List<AccountIdentifier> Shown, BoundedCount Count)> IdentifiersAsync(CordonDb db, AccountId account, List<LinkDecisionView> decisions, CancellationToken cancel)
    {
        var payments = await db.AccountPayments.Where(u => u.AccountId == account).OrderByDescending(u => u.LastSeenAt).ThenBy(u => u.PaymentIdentityId).Take(MostIdentifiers)
            .Join(db.PaymentIdentities, u => u.PaymentIdentityId, p => p.Id, (u, p) => new
            {
                Payment = p,
                u.FirstSeenAt,
                u.LastSeenAt,
                Accounts = db.AccountPayments.Where(o => o.PaymentIdentityId == p.Id).Take(BoundedCount.Look).Count(),
            }).TagWith(nameof(GetAccountLinks)).ToListAsync(cancel);
        var devices = await db.AccountDevices.Where(u => u.AccountId == account).OrderByDescending(u => u.LastSeenAt).ThenBy(u => u.DeviceId).Take(MostIdentifiers)
            .Join(db.Devices, u => u.DeviceId, d => d.Id, (u, d) => new
            {
                Device = d,
                u.FirstSeenAt,
                u.LastSeenAt,
                Accounts = db.AccountDevices.Where(o => o.DeviceId == d.Id).Take(BoundedCount.Look).Count(),
            }).TagWith(nameof(GetAccountLinks)).ToListAsync(cancel);
        var count = payments.Count + devices.Count;
        if (payments.Count == MostIdentifiers || devices.Count == MostIdentifiers)
            count = await db.AccountPayments.Where(u => u.AccountId == account).Take(BoundedCount.Look).CountAsync(cancel) +
                await db.AccountDevices.Where(u => u.AccountId == account).Take(BoundedCount.Look).CountAsync(cancel);

        List<PaymentIdentityId> paymentIds = [.. payments.Select(p => p.Payment.Id)];
        List<DeviceId> deviceIds = [.. devices.Select(d => d.Device.Id)];
        var cuts = ByIdentifier(LinkDecisionKind.CutIdentifier, await LinkDecisionViews.ReadAsync(db, db.LinkDecisions.Where(d => d.TakenBackAt == null && d.Kind == LinkDecisionKind.CutIdentifier &&
            ((d.PaymentIdentityId != null && paymentIds.Contains(d.PaymentIdentityId.Value)) || (d.DeviceId != null && deviceIds.Contains(d.DeviceId.Value)))), MostIdentifiers * 2, cancel));
        var cutOff = ByIdentifier(LinkDecisionKind.CutAccount, decisions);
        var limits = await SavedHubLimits.ReadAsync(db, cancel);

        List<AccountIdentifier> all =
        [
            .. payments.Select(p => Row(IdentifierName.Of(p.Payment), p.FirstSeenAt, p.LastSeenAt, p.Accounts)),
            .. devices.Select(d => Row(IdentifierName.Of(d.Device), d.FirstSeenAt, d.LastSeenAt, d.Accounts)),
        ];
        return ([.. all.OrderByDescending(i => i.LastSeenAt).Take(MostIdentifiers)], new(Math.Min(count, BoundedCount.Look)));

        AccountIdentifier Row(IdentifierName name, DateTimeOffset first, DateTimeOffset last, int accounts) => new(name, first, last,
            new(new(accounts), limits[name.Kind], cuts.GetValueOrDefault(name.ToRef())), cutOff.GetValueOrDefault(name.ToRef()));
    }

    private static Dictionary<IdentifierRef, LinkDecisionView> ByIdentifier(LinkDecisionKind kind, List<LinkDecisionView> decisions) =>
        decisions.Where(d => d.Kind == kind && d.Identifier is not null).ToDictionary(d => d.Identifier!.ToRef());

    private static async Task<List<LinkedAccount>> LinkedAsync(CordonDb db, AccountId account, ClusterName? cluster, List<AccountIdentifier> joining, List<LinkDecisionView> joins, CancellationToken cancel)
    {
        List<PaymentIdentityId> payments = [.. joining.Select(i => i.Name.ToRef().Payment).OfType<PaymentIdentityId>()];
        List<DeviceId> devices = [.. joining.Select(i => i.Name.ToRef().Device).OfType<DeviceId>()];
        var paid = payments.Count == 0 ? [] : await db.AccountPayments
            .Where(u => payments.Contains(u.PaymentIdentityId) && u.AccountId != account &&
                !db.LinkDecisions.Any(d => d.AccountId == u.AccountId && d.PaymentIdentityId == u.PaymentIdentityId && d.Kind == LinkDecisionKind.CutAccount && d.TakenBackAt == null))
            .OrderBy(u => u.AccountId).Take(MostUses).Select(u => new { u.AccountId, Identifier = u.PaymentIdentityId }).TagWith(nameof(GetAccountLinks)).ToListAsync(cancel);
        var used = devices.Count == 0 ? [] : await db.AccountDevices
            .Where(u => devices.Contains(u.DeviceId) && u.AccountId != account &&
                !db.LinkDecisions.Any(d => d.AccountId == u.AccountId && d.DeviceId == u.DeviceId && d.Kind == LinkDecisionKind.CutAccount && d.TakenBackAt == null))
            .OrderBy(u => u.AccountId).Take(MostUses).Select(u => new { u.AccountId, Identifier = u.DeviceId }).TagWith(nameof(GetAccountLinks)).ToListAsync(cancel);

        var names = joining.ToDictionary(i => i.Name.ToRef());
        var shared = paid.Select(u => (u.AccountId, Identifier: IdentifierRef.Of(u.Identifier))).Concat(used.Select(u => (u.AccountId, Identifier: IdentifierRef.Of(u.Identifier)))).ToLookup(u => u.AccountId, u => u.Identifier);
        // An identifier that joins puts all accounts on it into one cluster, but for those cut off it.
        var here = shared.SelectMany(s => s).GroupBy(i => i).ToDictionary(g => g.Key, g => g.Count() + 1);
        var byHand = joins.ToDictionary(d => d.Account!.Id == account.Value ? d.Other! : d.Account!);
        var handIds = byHand.ToDictionary(j => new AccountId(j.Key.Id), j => j.Value);

        var order = shared.Select(s => s.Key).Union(handIds.Keys)
            .OrderByDescending(other => shared[other].Count() + (handIds.ContainsKey(other) ? 1 : 0)).ThenBy(other => shared[other].Select(i => here[i]).DefaultIfEmpty(0).Min()).ThenBy(other => other.Value).ToList();
        var shown = order.Take(MostLinked).ToList();
        var accounts = shown.Count == 0 ? [] : await db.Accounts.Where(a => shown.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId }).TagWith(nameof(GetAccountLinks))
            .ToDictionaryAsync(a => a.Id, a => a.ExternalId, cancel);
        return order.ConvertAll(other => new LinkedAccount(other.Value, accounts.GetValueOrDefault(other) ?? "",
            [.. shared[other].Select(i => names[i]).OrderBy(i => i.Standing.Accounts.Value).ThenBy(i => i.Name.Kind).Select(i => new Tie(i.Name, here[i.Name.ToRef()], i.Standing.Accounts))],
            handIds.GetValueOrDefault(other)));
    }

    // What was imported since the last run may link accounts that are not in the cluster yet.
    private static async Task<int> DirectMembersAsync(CordonDb db, ClusterId cluster, List<AccountId> linked, CancellationToken cancel)
    {
        var members = 0;
        foreach (var some in linked.Chunk(500))
            members += await db.ClusterMembers.CountAsync(m => m.ClusterId == cluster && some.Contains(m.AccountId), cancel);
        return members;
    }

    private static async Task<(List<SuggestedAccount> Shown, BoundedCount Count)> SuggestionsAsync(CordonDb db, AccountId account, ClusterName? cluster, CancellationToken cancel)
    {
        var inCluster = cluster is null ? default(ClusterId?) : new ClusterId(cluster.Id);
        var open = db.ProbableLinks.Where(l => l.AccountId == account && l.Probability >= LeastProbability).Select(l => new { Other = l.OtherAccountId, l.Probability })
            .Concat(db.ProbableLinks.Where(l => l.OtherAccountId == account && l.Probability >= LeastProbability).Select(l => new { Other = l.AccountId, l.Probability }))
            .Where(l => !db.LinkDecisions.Any(d => d.TakenBackAt == null &&
                ((d.AccountId == account && d.OtherAccountId == l.Other) || (d.AccountId == l.Other && d.OtherAccountId == account))));
        // Whom facts join already need not be suggested.
        if (inCluster is { } mine) open = open.Where(l => !db.ClusterMembers.Any(m => m.AccountId == l.Other && m.ClusterId == mine));
        var most = await open.OrderByDescending(l => l.Probability).ThenBy(l => l.Other).Take(MostSuggestions).Select(l => l.Other).TagWith(nameof(GetAccountLinks)).ToListAsync(cancel);
        var rows = most.Count == 0 ? [] : await db.ProbableLinks.Where(l => (l.AccountId == account && most.Contains(l.OtherAccountId)) || (l.OtherAccountId == account && most.Contains(l.AccountId)))
            .TagWith(nameof(GetAccountLinks)).ToListAsync(cancel);
        if (rows.Count == 0) return ([], default);
        var count = rows.Count < MostSuggestions ? rows.Count : await open.Take(BoundedCount.Look).TagWith(nameof(GetAccountLinks)).CountAsync(cancel);
        var others = await db.Accounts.Where(a => most.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId }).TagWith(nameof(GetAccountLinks)).ToDictionaryAsync(a => a.Id, a => a.ExternalId, cancel);
        var clusters = await db.ClusterMembers.Where(m => most.Contains(m.AccountId)).Join(db.Clusters, m => m.ClusterId, c => c.Id, (m, c) => new { m.AccountId, c.Id, c.Accounts })
            .TagWith(nameof(GetAccountLinks)).ToDictionaryAsync(m => m.AccountId, m => new ClusterName(m.Id.Value, m.Accounts), cancel);
        return ([.. rows.Select(l => (Link: l, Other: l.AccountId == account ? l.OtherAccountId : l.AccountId)).OrderByDescending(r => r.Link.Probability).ThenBy(r => r.Other.Value)
            .Select(r => new SuggestedAccount(r.Other.Value, others.GetValueOrDefault(r.Other) ?? "", r.Link.Probability, r.Link.Sentence, ContributionJson.Read(r.Link.Contributions),
                clusters.GetValueOrDefault(r.Other), r.Link.FoundAt))], new(count));
    }
}
