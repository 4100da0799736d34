using Cordon.Domain.Linking;
using Cordon.Domain.Staff;

namespace Cordon.Domain.Tests.Linking;

/// <summary>A few accounts, cards and devices, what happens to them, and the clusters as they are stored: facts in memory, kept as the database keeps them.</summary>
internal sealed class LinkWorld : ILinkFacts
{
    public static readonly Actor Mara = new("dev:mara", "Mara", [Role.Reviewer]);
    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly HashSet<LinkFact> _uses = [];
    private readonly Dictionary<IdentifierRef, IdentifierKind> _kinds = [];
    private readonly List<LinkDecision> _decisions = [];
    private readonly HashSet<AccountId> _due = [];
    private Membership[] _stored = [];
    private List<ClusterFigures> _clusters = [];

    public HubLimits Limits { get; init; } = HubLimits.Default;

    /// <summary>Accounts that the last incremental run looked at.</summary>
    public IReadOnlySet<AccountId> Looked { get; private set; } = new HashSet<AccountId>();

    public StandingDecisions Decisions => new(_decisions);

    /// <summary>The clusters as incremental runs left them.</summary>
    public string Stored => Text(_stored, _clusters);

    public void Do(LinkEvent happened)
    {
        switch (happened)
        {
            case Used(var use, var kind):
                _uses.Add(use);
                _due.Add(use.Account);
                _kinds[use.Identifier] = kind;           // what it is may become known with a later sighting
                break;
            case NoLongerUsed(var use):
                if (!_uses.Remove(use)) break;
                _due.Add(use.Account);
                foreach (var left in On(use.Identifier)) _due.Add(left);
                break;
            case Decided(var decision):
                _decisions.Add(decision);
                MakeDue(decision);
                break;
            case TakenBack(var decision):
                if (decision.TakeBack(Mara, "It was said by mistake.", Noon) is null && _decisions.Contains(decision)) MakeDue(decision);
                break;
        }
    }

    /// <summary>Links what is due, as a run does.</summary>
    public void Relink()
    {
        var relinked = Relinking.RunAsync(_due, this, Limits, Decisions, CancellationToken.None).GetAwaiter().GetResult();
        var changes = ClusterChanges.Between(relinked.Stored, relinked.Found.Members);
        _stored = [.. _stored.Except(changes.Gone).Concat(changes.Come).OrderBy(m => m.Account.Value)];
        var old = relinked.Stored.Select(m => m.Cluster).ToHashSet();
        _clusters = [.. _clusters.Where(c => !old.Contains(c.Id)).Concat(relinked.Found.Clusters).OrderBy(c => c.Id.Value)];
        Looked = relinked.Looked;
        _due.Clear();
    }

    /// <summary>All of it linked anew.</summary>
    public string Whole(int seed = 0)
    {
        var random = new Random(seed);
        var builder = new ClusterBuilder(Limits, Decisions);
        var identifiers = _kinds.Keys.ToArray();
        random.Shuffle(identifiers);
        if (seed % 2 == 1) builder.AddJoins();
        foreach (var identifier in identifiers)
        {
            var accounts = On(identifier).ToArray();
            random.Shuffle(accounts);
            builder.Add(identifier, _kinds[identifier], accounts.Length, accounts);
        }
        if (seed % 2 == 0) builder.AddJoins();
        var found = builder.Build();
        return Text(found.Members, found.Clusters);
    }

    /// <summary>The same by another way: from each account along every link, as one would do by hand.</summary>
    public string ByHand()
    {
        var links = new List<(AccountId[] Accounts, int Count)>();
        foreach (var (identifier, kind) in _kinds)
        {
            var all = On(identifier).ToArray();
            if (all.Length > Limits[kind] || _decisions.Any(d => d is { TakenBackAt: null, Kind: LinkDecisionKind.CutIdentifier } && d.Identifier == identifier)) continue;
            var joined = all.Where(a => !_decisions.Any(d => d is { TakenBackAt: null, Kind: LinkDecisionKind.CutAccount } && d.AccountId == a && d.Identifier == identifier)).ToArray();
            if (joined.Length > 1) links.Add((joined, joined.Length));
        }
        links.AddRange(_decisions.Where(d => d is { TakenBackAt: null, Kind: LinkDecisionKind.Join }).Select(d => (new[] { d.AccountId!.Value, d.OtherAccountId!.Value }, 1)));
        var (members, clusters, seen) = (new List<Membership>(), new List<ClusterFigures>(), new HashSet<AccountId>());
        foreach (var start in links.SelectMany(l => l.Accounts).OrderBy(a => a.Value))
        {
            if (seen.Contains(start)) continue;
            var (reached, ahead) = (new HashSet<AccountId> { start }, new Queue<AccountId>([start]));
            while (ahead.TryDequeue(out var account))
                foreach (var next in links.Where(l => l.Accounts.Contains(account)).SelectMany(l => l.Accounts))
                    if (reached.Add(next)) ahead.Enqueue(next);
            seen.UnionWith(reached);
            var id = new ClusterId(reached.Min(a => a.Value));
            members.AddRange(reached.Select(a => new Membership(a, id)));
            clusters.Add(new(id, reached.Count, links.Where(l => reached.Contains(l.Accounts[0])).Sum(l => l.Count)));
        }
        return Text([.. members.OrderBy(m => m.Account.Value)], [.. clusters.OrderBy(c => c.Id.Value)]);
    }

    public Task<IReadOnlyList<LinkFact>> UsesOfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancel) => Answer(_uses.Where(u => accounts.Contains(u.Account)));

    public Task<IReadOnlyList<LinkFact>> UsesOnAsync(IReadOnlyCollection<IdentifierRef> identifiers, CancellationToken cancel) =>
        Answer(_uses.Where(u => identifiers.Contains(u.Identifier)));

    public Task<IReadOnlyList<IdentifierFigures>> FiguresOfAsync(IReadOnlyCollection<IdentifierRef> identifiers, CancellationToken cancel) =>
        Answer(identifiers.Select(i => new IdentifierFigures(i, _kinds[i], On(i).Count())));

    public Task<IReadOnlyList<Membership>> ClustersOfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancel)
    {
        var clusters = _stored.Where(m => accounts.Contains(m.Account)).Select(m => m.Cluster).ToHashSet();
        return Answer(_stored.Where(m => clusters.Contains(m.Cluster)));
    }

    private void MakeDue(LinkDecision decision)
    {
        if (decision.AccountId is { } account) _due.Add(account);
        if (decision.OtherAccountId is { } other) _due.Add(other);
        if (decision.Kind == LinkDecisionKind.CutIdentifier) _due.UnionWith(On(decision.Identifier));
    }

    private IEnumerable<AccountId> On(IdentifierRef identifier) => _uses.Where(u => u.Identifier == identifier).Select(u => u.Account);

    private static Task<IReadOnlyList<T>> Answer<T>(IEnumerable<T> rows) => Task.FromResult<IReadOnlyList<T>>([.. rows]);

    private static string Text(IReadOnlyList<Membership> members, IReadOnlyList<ClusterFigures> clusters) =>
        string.Join('\n', clusters.Select(c => $"{c.Id.Value}: {string.Join(' ', members.Where(m => m.Cluster == c.Id).Select(m => m.Account.Value))} ({c.Accounts} accounts, {c.Links} links)"));
}

internal abstract record LinkEvent;

/// <summary>An account was seen to use an identifier, of this kind as far as is known now.</summary>
internal sealed record Used(LinkFact Use, IdentifierKind Kind) : LinkEvent;

internal sealed record NoLongerUsed(LinkFact Use) : LinkEvent;

internal sealed record Decided(LinkDecision Decision) : LinkEvent;

internal sealed record TakenBack(LinkDecision Decision) : LinkEvent;
