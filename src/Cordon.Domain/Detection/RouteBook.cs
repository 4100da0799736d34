using Cordon.Domain.Activity;

namespace Cordon.Domain.Detection;

/// <summary>What detection needs to know of a route.</summary>
/// <param name="Key">Of the folded template.</param>
/// <param name="Template">Folded, as it is shown: <c>/images/{n}</c>.</param>
/// <param name="IsLogIn">Whether its name says that somebody signs in there.</param>
/// <param name="IsSending">Whether its method sends something: POST, PUT or PATCH.</param>
/// <param name="IsGate">Whether its name says that only staff get in there, or that somebody signs in: refusals count as tries.</param>
/// <param name="IsFeed">Whether its name says that it is a feed.</param>
public sealed record BookedRoute(long Key, string Method, string Template, bool IsLogIn, bool IsGate, bool IsSending, bool IsFeed)
{
    /// <summary>The request named no path: a connection that asked for nothing, or for a proxy.</summary>
    public bool IsEmpty => Template == RouteTree.Raw;

    public string Text => $"{Method} {Template}";
}

/// <summary>All known routes by key, folded as <see cref="RouteVocabulary.Fold"/> says.</summary>
public sealed class RouteBook
{
    private readonly Dictionary<long, BookedRoute> _byKey = [];
    private readonly Dictionary<long, BookedRoute> _folded = [];

    public RouteBook(IEnumerable<(string Method, string Template)> routes)
    {
        var all = routes.ToList();
        var folded = RouteVocabulary.Fold(all.Select(r => r.Template));
        foreach (var (method, template) in all)
        {
            var shown = folded[template];
            var key = RouteVocabulary.KeyOf(method, shown);
            if (!_folded.TryGetValue(key, out var route))
                _folded.Add(key, route = new(key, method, shown, RouteWords.NameLogIn(template), RouteWords.NameGate(template),
                    method is "POST" or "PUT" or "PATCH", RouteWords.NameFeed(template)));
            _byKey[RouteVocabulary.KeyOf(method, template)] = route;
        }
    }

    public static RouteBook Empty { get; } = new([]);

    /// <summary>The folded route behind a stored key; null where the key is unknown.</summary>
    public BookedRoute? Find(long key) => _byKey.GetValueOrDefault(key) ?? _folded.GetValueOrDefault(key);

    /// <summary>Changes when a route that carries ids, signs in or feeds is folded otherwise than before: figures of accounts may then have changed.</summary>
    public ulong FoldDigest
    {
        get
        {
            ulong digest = 0;
            foreach (var (key, route) in _byKey)
                if (key != route.Key && (route.IsGate || route.IsFeed || route.Template.Contains("{n}", StringComparison.Ordinal)))
                    digest ^= StableHash.Of(BitConverter.GetBytes(key), (ulong)route.Key);
            return digest;
        }
    }
}
