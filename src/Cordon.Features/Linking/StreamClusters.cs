using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Linking.Running;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>A cluster for scripts. Accounts stand by their external ids, everywhere in ordinal order.</summary>
/// <param name="Links">What joins them.</param>
/// <param name="Hubs">What they share with so many that it joins nobody.</param>
public sealed record StreamedCluster(long Cluster, IReadOnlyList<string> Accounts, IReadOnlyList<StreamedLink> Links, IReadOnlyList<StreamedHub> Hubs);

/// <param name="Kind">Of the identifier; <c>join</c> where staff joined the two.</param>
/// <param name="Identifier"><c>payment:12</c> or <c>device:7</c>; only of an identifier, as is <paramref name="Label"/>.</param>
/// <param name="Label">What people know it by, such as <c>card •••• 4242</c>.</param>
/// <param name="Decision">Of a join by hand.</param>
public sealed record StreamedLink(
    string Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Identifier,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Label,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Decision,
    IReadOnlyList<string> Accounts);

/// <param name="Users">Accounts of the whole platform on it.</param>
/// <param name="Accounts">Those of this cluster.</param>
public sealed record StreamedHub(string Kind, string Identifier, string Label, long Users, IReadOnlyList<string> Accounts);

/// <summary>All clusters by ascending number, some at a time.</summary>
public sealed class StreamClustersHandler(CordonStore store, ICurrentActor actors)
{
    // A batch ends with the cluster that fills it, so that one of any size can be told.
    private const int ClustersAtATime = 500, AccountsAtATime = 5_000;

    /// <exception cref="RefusedException">The reader may not see clusters.</exception>
    public async IAsyncEnumerable<StreamedCluster> HandleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) throw new RefusedException(Refusals.NotPermitted);
        var last = new ClusterId(0);
        while (true)
        {
            var clusters = await store.ReadAsync((db, ct) => BatchAsync(db, last, ct), cancel);
            if (clusters.Count == 0) yield break;
            foreach (var cluster in clusters) yield return cluster;
            last = new(clusters[^1].Cluster);
        }
    }

    private async Task<List<StreamedCluster>> BatchAsync(CordonDb db, ClusterId after, CancellationToken cancel)
    {
        var next = await db.Clusters.Where(c => c.Id > after).OrderBy(c => c.Id).Select(c => new { c.Id, c.Accounts }).Take(ClustersAtATime).TagWith(nameof(StreamClustersHandler)).ToListAsync(cancel);
        var (ids, accounts) = (new List<ClusterId>(), 0);
        foreach (var cluster in next)
        {
            ids.Add(cluster.Id);
            if ((accounts += cluster.Accounts) >= AccountsAtATime) break;
        }
        var members = await InChunks.ReadAsync(ids, chunk => db.ClusterMembers.Where(m => chunk.Contains(m.ClusterId)).Join(db.Accounts, m => m.AccountId, a => a.Id,
            (m, a) => new Member(m.ClusterId, m.AccountId, a.ExternalId)).TagWith(nameof(StreamClustersHandler)).ToListAsync(cancel));
        var facts = new StoredLinkFacts(db, store.Dialect);
        var uses = await facts.UsesOfAsync([.. members.Select(m => m.Account)], cancel);
        var figures = (await facts.FiguresOfAsync([.. uses.Select(u => u.Identifier).Distinct()], cancel)).ToDictionary(f => f.Identifier);
        var rules = await LinkRules.ReadAsync(db, cancel);
        var names = await NamesAsync(db, figures.Keys, cancel);
        var joins = await JoinsAsync(db, cancel);
        var (byCluster, usesOf) = (members.ToLookup(m => m.Cluster), uses.ToLookup(u => u.Account, u => u.Identifier));
        return ids.ConvertAll(id => Told(id, [.. byCluster[id]], usesOf, figures, rules, names, joins));
    }

    private static StreamedCluster Told(ClusterId id, Member[] members, ILookup<AccountId, IdentifierRef> usesOf, Dictionary<IdentifierRef, IdentifierFigures> figures, LinkRules rules,
        Dictionary<IdentifierRef, string> names, ILookup<AccountId, (AccountId Other, long Decision)> joins)
    {
        var externals = members.ToDictionary(m => m.Account, m => m.ExternalId);
        var (links, hubs) = (new List<StreamedLink>(), new List<StreamedHub>());
        foreach (var used in members.SelectMany(m => usesOf[m.Account].Select(identifier => (identifier, m.Account))).GroupBy(u => u.identifier, u => u.Account)
            .OrderBy(u => u.Key.Device is not null).ThenBy(u => u.Key.Payment?.Value ?? u.Key.Device?.Value))
        {
            var (kind, users) = (figures[used.Key].Kind, figures[used.Key].Users);
            if (rules.Limits.IsHub(kind, users))
            {
                hubs.Add(new(Word(kind), used.Key.ToString(), names[used.Key], users, Sorted(used)));
                continue;
            }
            var joined = rules.Decisions.CutOff(used.Key) is { } cutOff ? [.. used.Where(account => !cutOff.Contains(account))] : used.ToList();
            if (joined.Count > 1 && !rules.Decisions.IsCut(used.Key)) links.Add(new(Word(kind), used.Key.ToString(), names[used.Key], null, Sorted(joined)));
        }
        links.AddRange(members.SelectMany(m => joins[m.Account].Where(j => externals.ContainsKey(j.Other)).Select(j => (j.Decision, Accounts: Sorted([m.Account, j.Other]))))
            .OrderBy(j => j.Decision).Select(j => new StreamedLink("join", null, null, j.Decision, j.Accounts)));
        return new(id.Value, Sorted(externals.Keys), links, hubs);

        string[] Sorted(IEnumerable<AccountId> accounts) => [.. accounts.Select(account => externals[account]).Order(StringComparer.Ordinal)];
    }

    private static async Task<Dictionary<IdentifierRef, string>> NamesAsync(CordonDb db, IReadOnlyCollection<IdentifierRef> identifiers, CancellationToken cancel)
    {
        var payments = await InChunks.ReadAsync([.. identifiers.Select(i => i.Payment).OfType<PaymentIdentityId>()],
            chunk => db.PaymentIdentities.Where(p => chunk.Contains(p.Id)).TagWith(nameof(StreamClustersHandler)).ToListAsync(cancel));
        var devices = await InChunks.ReadAsync([.. identifiers.Select(i => i.Device).OfType<DeviceId>()],
            chunk => db.Devices.Where(d => chunk.Contains(d.Id)).TagWith(nameof(StreamClustersHandler)).ToListAsync(cancel));
        return payments.Select(IdentifierName.Of).Concat(devices.Select(IdentifierName.Of)).ToDictionary(name => name.ToRef(), Label);
    }

    // As many as people decided by hand.
    private static async Task<ILookup<AccountId, (AccountId Other, long Decision)>> JoinsAsync(CordonDb db, CancellationToken cancel) =>
        (await db.LinkDecisions.Where(d => d.TakenBackAt == null && d.Kind == LinkDecisionKind.Join).Select(d => new { d.Id, One = d.AccountId!.Value, Other = d.OtherAccountId!.Value })
            .TagWith(nameof(StreamClustersHandler)).ToListAsync(cancel)).ToLookup(d => d.One, d => (d.Other, d.Id.Value));

    private static string Label(IdentifierName name) => name.DeviceName is { } device ? device : $"{Word(name.Kind)} •••• {name.Last4 ?? "••••"}";

    private static string Word(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Card => "card",
        IdentifierKind.PrepaidCard => "prepaid card",
        IdentifierKind.CorporateCard => "corporate card",
        IdentifierKind.Wallet => "wallet",
        IdentifierKind.Bank => "bank account",
        _ => "device",
    };

    private sealed record Member(ClusterId Cluster, AccountId Account, string ExternalId);
}
