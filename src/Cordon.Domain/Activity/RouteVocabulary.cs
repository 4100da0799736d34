using System.Text;

namespace Cordon.Domain.Activity;

/// <summary>How routes are written, keyed and folded.</summary>
public static class RouteVocabulary
{
    /// <summary>Stands for a name where there are too many to tell apart.</summary>
    public const string Variable = "{x}";

    /// <summary>Stands for all that follows the deepest segment told apart.</summary>
    public const string Tail = "{…}";

    /// <summary>Stands for a query that asks for the page as a feed.</summary>
    public const string Feed = "?{feed}";

    public static long KeyOf(string method, string template) => (long)StableHash.Of(Encoding.UTF8.GetBytes($"{method} {template}"));

    /// <summary>True for a segment that is nothing but a placeholder.</summary>
    public static bool IsVariable(ReadOnlySpan<char> segment) => segment is "{x}" or "{n}" or "{…}" or "{date}" or "{uuid}" or "{hex}" or "{token}";

    /// <summary>The segments of a template; a query such as <c>?id={n}</c> is the last of them.</summary>
    public static IEnumerable<string> Split(string template)
    {
        var query = template.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? template : template[..query];
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return query < 0 ? segments : segments.Append(template[query..]);
    }

    public static string Join(string? parent, string segment) =>
        segment.Length == 0 ? "/" : segment[0] == '?' ? (parent ?? "/") + segment : parent is null or "/" ? "/" + segment : $"{parent}/{segment}";

    /// <summary>The template each stored template is read as, once all of them are known.</summary>
    /// <remarks>The same set gives the same answer, whatever order it was learned in.</remarks>
    public static IReadOnlyDictionary<string, string> Fold(IEnumerable<string> templates)
    {
        var folded = new Dictionary<string, string>();
        var open = new List<(string Template, string[] Segments)>();
        foreach (var template in templates.Distinct())
            if (template.StartsWith('/')) open.Add((template, [.. Split(template)]));
            else folded[template] = template;
        Fold(open, 0, null, folded);
        return folded;
    }

    private static void Fold(List<(string Template, string[] Segments)> here, int depth, string? written, Dictionary<string, string> folded)
    {
        foreach (var (template, segments) in here)
            if (segments.Length == depth) folded[template] = written ?? "/";
        var places = here.Where(t => t.Segments.Length > depth).GroupBy(t => t.Segments[depth]).Select(g => (Name: g.Key, Below: g.ToList())).ToList();
        var leaves = places.Where(p => p.Below.All(t => t.Segments.Length == depth + 1)).ToList();
        var inners = places.Except(leaves).ToList();
        var hasVariable = places.Exists(p => p.Name == Variable);
        var folds = FoldNames(leaves, hasVariable).Concat(FoldNames(inners, hasVariable));
        foreach (var place in folds.GroupBy(p => p.Name, p => p.Below))
            Fold([.. place.SelectMany(below => below)], depth + 1, Join(written, place.Key), folded);
    }

    private static IEnumerable<(string Name, List<(string Template, string[] Segments)> Below)> FoldNames(
        List<(string Name, List<(string Template, string[] Segments)> Below)> places, bool hasVariable)
    {
        var names = places.Where(p => IsName(p.Name)).ToList();
        if (names.Count <= RouteTree.MaxLiterals && (names.Count < RouteTree.MaxLiterals || !hasVariable)) return places;
        var together = places.Where(p => p.Name == Variable || IsName(p.Name)).SelectMany(p => p.Below).ToList();
        return places.Where(p => p.Name != Variable && !IsName(p.Name)).Append((Variable, together));
    }

    private static bool IsName(string segment) => !IsVariable(segment) && !RouteWords.StaysNamed(segment);
}
