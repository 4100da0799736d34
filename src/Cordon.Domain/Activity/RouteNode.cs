namespace Cordon.Domain.Activity;

/// <summary>One place in a path, with what may follow it.</summary>
internal sealed class RouteNode
{
    private readonly RouteNode? _parent;
    // Whether it takes one of the parent's places for names.
    private readonly bool _counts;
    private Dictionary<string, RouteNode>? _children;
    private Dictionary<string, RouteNode>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _leaves, _inners;

    private RouteNode(RouteNode? parent, string segment)
    {
        _parent = parent;
        _counts = !RouteVocabulary.IsVariable(segment) && !RouteWords.StaysNamed(segment);
        Template = RouteVocabulary.Join(parent?.Template, segment);
    }

    public string Template { get; }

    /// <summary>The keys already given for this template, one for each method; 0 where none was.</summary>
    public long[] Keys { get; } = new long[HttpMethods.Names.Count];

    public static RouteNode Root() => new(null, "");

    /// <summary>The place one segment further; null where it is not known and <paramref name="learn"/> is false.</summary>
    public RouteNode? Step(ReadOnlySpan<char> segment, bool last, bool learn)
    {
        if (_children is not null && _lookup.TryGetValue(segment, out var known)) return known;
        if (!RouteVocabulary.IsVariable(segment) && !RouteWords.StaysNamed(segment) && (last ? _leaves : _inners) >= RouteTree.MaxLiterals) segment = RouteVocabulary.Variable;
        if (learn) return Grow(segment.ToString());
        return _children is not null && _lookup.TryGetValue(segment, out known) ? known : null;
    }

    public RouteNode Grow(string segment)
    {
        if (_children is null)
        {
            _children = [];
            _lookup = _children.GetAlternateLookup<ReadOnlySpan<char>>();
            if (_counts && _parent is not null)
            {
                _parent._leaves--;
                _parent._inners++;
            }
        }
        if (_children.TryGetValue(segment, out var known)) return known;
        var child = new RouteNode(this, segment);
        _children.Add(segment, child);
        if (child._counts) _leaves++;
        return child;
    }
}
