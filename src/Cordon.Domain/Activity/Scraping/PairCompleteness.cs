namespace Cordon.Domain.Activity.Scraping;

/// <summary>Two routes whose ids belong together, as a prompt and its picture do, and how many of the pairs were fetched whole.</summary>
/// <param name="First">The route with more ids; <paramref name="Second"/> the other.</param>
/// <param name="Both">Ids asked for on both.</param>
/// <param name="FirstAlone">Ids asked for on the first alone; <paramref name="SecondAlone"/> on the second alone.</param>
public sealed record PairCompleteness(string First, string Second, long Both, long FirstAlone, long SecondAlone)
{
    /// <summary>Fewer ids are a coincidence.</summary>
    public const int LeastIds = 20;

    /// <summary>Two routes belong together where so much of the smaller one's ids stand on both.</summary>
    public const double LeastShare = 0.5;

    public long All => Both + FirstAlone + SecondAlone;

    /// <param name="routes">Each route with the different ids that were asked for on it.</param>
    /// <returns>The pair with the most ids in common; null where no two routes belong together.</returns>
    public static PairCompleteness? Of(IEnumerable<KeyValuePair<string, HashSet<long>>> routes)
    {
        var known = routes.Where(r => r.Value.Count >= LeastIds).OrderByDescending(r => r.Value.Count).ThenBy(r => r.Key, StringComparer.Ordinal).ToList();
        PairCompleteness? best = null;
        for (var i = 0; i < known.Count; i++)
            for (var j = i + 1; j < known.Count; j++)
            {
                var (first, second) = (known[i], known[j]);
                if (best is not null && second.Value.Count <= best.Both) break;
                var both = second.Value.LongCount(first.Value.Contains);
                if (both < LeastShare * second.Value.Count || both <= (best?.Both ?? 0)) continue;
                best = new(first.Key, second.Key, both, first.Value.Count - both, second.Value.Count - both);
            }
        return best;
    }
}
