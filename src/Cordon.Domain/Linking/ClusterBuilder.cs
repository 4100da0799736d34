namespace Cordon.Domain.Linking;

/// <summary>Identifiers with the accounts that use them go in, clusters come out. Whatever order they come in, the clusters are the same.</summary>
/// <remarks>Only accounts that somebody shares something with are held: some 20 bytes each, and nothing of the uses themselves.</remarks>
public sealed class ClusterBuilder(HubLimits limits, StandingDecisions decisions)
{
    private readonly AccountPlaces _places = new();
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
        var members = new Membership[_joined.Count];
        // Oldest accounts come first: the first that is met of a cluster gives it its name.
        var (names, sizes, links) = (new ClusterId[_joined.Count], new int[_joined.Count], new int[_joined.Count]);
        var roots = new List<int>();
        var next = 0;
        foreach (var (account, place) in _places.All())
        {
            var root = _joined.Root(place);
            if (sizes[root]++ == 0)
            {
                names[root] = new(account.Value);
                roots.Add(root);
            }
            links[root] += _links[place];
            members[next++] = new(account, names[root]);
        }
        return new(members, roots.ConvertAll(root => new ClusterFigures(names[root], sizes[root], links[root])));
    }

    private void Join(ReadOnlySpan<AccountId> accounts)
    {
        var first = Place(accounts[0]);
        for (var i = 1; i < accounts.Length; i++) _joined.Union(first, Place(accounts[i]));
        _links[first] += accounts.Length;
    }

    private int Place(AccountId account)
    {
        if (_places.Find(account, _joined.Count) is { } known) return known;
        var place = _joined.Add();
        if (place == _links.Length) Array.Resize(ref _links, 2 * place);
        return place;
    }
}
