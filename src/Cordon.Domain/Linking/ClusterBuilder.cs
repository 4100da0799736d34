using System.Runtime.InteropServices;

namespace Cordon.Domain.Linking;

/// <summary>Identifiers with the accounts that use them go in, clusters come out. Whatever order they come in, the clusters are the same.</summary>
/// <remarks>Only accounts that somebody shares something with are held: some 20 bytes each, and nothing of the uses themselves.</remarks>
public sealed class ClusterBuilder(HubLimits limits, StandingDecisions decisions)
{
    private readonly Dictionary<AccountId, int> _places = [];
    private readonly UnionFind _joined = new();
    private int[] _links = new int[1_024];          // by place: the links that were counted there, to be added up by root

    /// <summary>Joins the accounts on an identifier, unless it is a hub or was cut.</summary>
    /// <param name="users">How many accounts use it in all; what is over the limit is a hub.</param>
    /// <param name="accounts">The accounts that use it, each once; of a hub any part of them.</param>
    public void Add(IdentifierRef identifier, IdentifierKind kind, long users, ReadOnlySpan<AccountId> accounts)
    {
        if (accounts.Length < 2 || limits.IsHub(kind, users) || decisions.IsCut(identifier)) return;
        if (decisions.CutOff(identifier) is { } cutOff)
        {
            var left = accounts.ToArray().Where(account => !cutOff.Contains(account)).ToArray();
            if (left.Length >= 2) Join(left);
            return;
        }
        Join(accounts);
    }

    /// <summary>Joins what staff joined by hand.</summary>
    /// <param name="among">Only pairs of these accounts; null for all.</param>
    public void AddJoins(IReadOnlySet<AccountId>? among = null)
    {
        foreach (var (one, other) in decisions.Joins)
        {
            if (among is not null && !(among.Contains(one) && among.Contains(other))) continue;
            var place = Place(one);
            _joined.Union(place, Place(other));
            _links[place]++;
        }
    }

    public Clustering Build()
    {
        var members = new Membership[_places.Count];
        var oldest = new AccountId[_joined.Count];      // by root
        var next = 0;
        foreach (var (account, place) in _places)
        {
            var root = _joined.Root(place);
            if (oldest[root].Value == 0 || account < oldest[root]) oldest[root] = account;
            members[next++] = new(account, new(root));
        }
        var (sizes, links) = (new int[_joined.Count], new int[_joined.Count]);
        for (var i = 0; i < members.Length; i++)
        {
            var root = (int)members[i].Cluster.Value;
            sizes[root]++;
            members[i] = new(members[i].Account, new(oldest[root].Value));
        }
        for (var place = 0; place < _joined.Count; place++) links[_joined.Root(place)] += _links[place];
        var clusters = new List<ClusterFigures>();
        for (var root = 0; root < _joined.Count; root++)
            if (sizes[root] > 0) clusters.Add(new(new(oldest[root].Value), sizes[root], links[root]));
        Array.Sort(members, static (a, b) => a.Account.Value.CompareTo(b.Account.Value));
        clusters.Sort(static (a, b) => a.Id.Value.CompareTo(b.Id.Value));
        return new(members, clusters);
    }

    private void Join(ReadOnlySpan<AccountId> accounts)
    {
        var first = Place(accounts[0]);
        for (var i = 1; i < accounts.Length; i++) _joined.Union(first, Place(accounts[i]));
        _links[first] += accounts.Length;
    }

    private int Place(AccountId account)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, account, out var isKnown);
        if (isKnown) return place;
        place = _joined.Add();
        if (place == _links.Length) Array.Resize(ref _links, 2 * place);
        return place;
    }
}
