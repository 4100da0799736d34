namespace Cordon.Domain.Activity;

/// <summary>Finds the route of a request, and learns routes from what was answered.</summary>
/// <remarks>
/// A place in a path with more than <see cref="MaxLiterals"/> different names is a variable, written <c>{x}</c>. Names seen before that
/// was known keep their own routes in the rows already written; <see cref="RouteVocabulary"/> folds them when rows are read, so what is
/// shown depends on all that was seen, not on the order it came in.
/// Only answers that found something teach a name: whoever asks for ten thousand invented paths cannot spoil the vocabulary.
/// </remarks>
/// <param name="maxRoutes">How many routes are told apart; further ones are counted as <see cref="Other"/>.</param>
public sealed class RouteTree(int maxRoutes)
{
    /// <summary>Most names one place of a path may have, counted apart for names that end the path and names that go on.</summary>
    public const int MaxLiterals = 48;

    /// <summary>Segments told apart; what follows is written <c>{…}</c>.</summary>
    public const int MaxDepth = 8;

    /// <summary>The template of requests for paths that were not found and are not known.</summary>
    public const string NotFound = "{not found}";

    /// <summary>The template of what goes beyond the number of routes.</summary>
    public const string Other = "{other}";

    /// <summary>The template of requests whose target is no path.</summary>
    public const string Raw = "{raw}";

    private readonly RouteNode _root = RouteNode.Root();
    private readonly Dictionary<long, string> _known = [];
    private readonly List<(long Key, string Method, string Template)> _learned = [];

    public int Count => _known.Count;

    /// <summary>Puts a stored route back, so that reading goes on where it ended.</summary>
    public void Restore(string method, string template)
    {
        _known[RouteVocabulary.KeyOf(method, template)] = template;
        if (template is NotFound or Other or Raw) return;
        var node = _root;
        foreach (var segment in RouteVocabulary.Split(template)) node = node.Grow(segment);
    }

    /// <summary>The routes learned since this was last asked.</summary>
    public IReadOnlyList<(long Key, string Method, string Template)> TakeLearned()
    {
        var learned = _learned.ToArray();
        _learned.Clear();
        return learned;
    }

    /// <param name="path">The target's part before the query, as text.</param>
    /// <param name="query">The part behind the question mark, without it.</param>
    /// <param name="id">The resource id in the path, or else in the query; -1 where there is none.</param>
    /// <returns>The route's key.</returns>
    public long Match(ReadOnlySpan<byte> method, ReadOnlySpan<char> path, ReadOnlySpan<char> query, int status, out long id)
    {
        id = -1;
        var verb = HttpMethods.IndexOf(method);
        if (path.IsEmpty || path[0] != '/') return Named(verb, Raw);
        var found = status is not (400 or 404 or 410);
        var learn = found && _known.Count < maxRoutes;
        if (Walk(path, learn, ref id) is not { } node)
        {
            id = -1;
            return Named(verb, found ? Other : NotFound);
        }
        if (id < 0 && QueryId.Find(query, out var segment, out var number) && node.Step(segment, last: true, learn) is { } narrower)
            (node, id) = (narrower, number);
        else if (id < 0 && QueryId.AsksForFeed(query) && node.Step(RouteVocabulary.Feed, last: true, learn) is { } feed) node = feed;
        var key = node.Keys[verb];
        if (key != 0) return key;
        if (!learn && !_known.ContainsKey(RouteVocabulary.KeyOf(HttpMethods.Names[verb], node.Template)))
            return Named(verb, found ? Other : NotFound);
        return node.Keys[verb] = Named(verb, node.Template);
    }

    private RouteNode? Walk(ReadOnlySpan<char> path, bool learn, ref long id)
    {
        RouteNode? node = _root;
        for (var depth = 0; node is not null; depth++)
        {
            path = path.TrimStart('/');
            if (path.IsEmpty) return node;
            if (depth == MaxDepth) return node.Step(RouteVocabulary.Tail, last: true, learn);
            var slash = path.IndexOf('/');
            var segment = slash < 0 ? path : path[..slash];
            path = slash < 0 ? default : path[slash..];
            var shape = PathSegment.Shape(segment, out var number);
            if (number >= 0) id = number;
            node = node.Step(shape ?? segment, last: path.TrimStart('/').IsEmpty, learn);
        }
        return null;
    }

    private long Named(int verb, string template)
    {
        var method = HttpMethods.Names[verb];
        var key = RouteVocabulary.KeyOf(method, template);
        if (_known.TryAdd(key, template)) _learned.Add((key, method, template));
        return key;
    }
}
