namespace Cordon.Domain.Activity;

/// <summary>What was asked of one route within a minute.</summary>
/// <param name="Key"><see cref="Route.Key"/>.</param>
/// <param name="Errors">Answers with status 400 and more.</param>
/// <param name="Walk">The resource ids asked for; null where the route has none.</param>
public readonly record struct RouteUse(long Key, int Requests, int Errors, long Bytes, IdWalk? Walk)
{
    internal static List<RouteUse> Merge(List<RouteUse> a, List<RouteUse> b)
    {
        var merged = new List<RouteUse>(a.Count + b.Count);
        int i = 0, j = 0;
        while (i < a.Count || j < b.Count)
        {
            var order = i == a.Count ? 1 : j == b.Count ? -1 : a[i].Key.CompareTo(b[j].Key);
            if (order < 0) merged.Add(a[i++]);
            else if (order > 0) merged.Add(b[j++]);
            else merged.Add(a[i++].Plus(b[j++]));
        }
        return merged;
    }

    private RouteUse Plus(RouteUse other) => new(Key, Requests + other.Requests, Errors + other.Errors, Bytes + other.Bytes,
        Walk is null ? other.Walk : other.Walk is null ? Walk : IdWalk.Merge(Walk, other.Walk));
}
