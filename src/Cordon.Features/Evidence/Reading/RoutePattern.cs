using Cordon.Domain.Activity;

namespace Cordon.Features.Evidence.Reading;

/// <summary>Tells whether a path is one of a route, by the route's template: <c>/images/{n}</c>.</summary>
internal sealed class RoutePattern
{
    private readonly string[] _segments;
    private readonly string? _query;

    public RoutePattern(string template)
    {
        var segments = RouteVocabulary.Split(template).ToList();
        // The last one may be what stands in the query: ?id={n}.
        if (segments is [.., ['?', ..] query])
        {
            _query = query;
            segments.RemoveAt(segments.Count - 1);
        }
        _segments = [.. segments];
    }

    /// <param name="query">Behind the question mark.</param>
    /// <param name="id">The number that the route takes out of the path; -1 where it takes none.</param>
    public bool Matches(ReadOnlySpan<char> path, ReadOnlySpan<char> query, out long id)
    {
        id = -1;
        if (path.IsEmpty || path[0] != '/') return false;
        foreach (var wanted in _segments)
        {
            path = path.TrimStart('/');
            if (wanted == RouteVocabulary.Tail) return !path.IsEmpty;
            if (path.IsEmpty) return false;
            var slash = path.IndexOf('/');
            var segment = slash < 0 ? path : path[..slash];
            path = slash < 0 ? default : path[slash..];
            var shape = PathSegment.Shape(segment, out var number);
            if (number >= 0) id = number;
            if (wanted != RouteVocabulary.Variable && !(shape is null ? segment.SequenceEqual(wanted) : shape == wanted)) return false;
        }
        if (!path.TrimStart('/').IsEmpty) return false;
        if (id >= 0 || !QueryId.Find(query, out var named, out var inQuery)) return _query is null;
        if (_query != named) return false;
        id = inQuery;
        return true;
    }
}
