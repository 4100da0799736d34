namespace Cordon.Domain.Activity;

/// <summary>What lies behind a row of activity: when within the minute, which routes and ids, which agents and networks.</summary>
/// <remarks>
/// Everything is bounded, and adding two details up gives the same whatever their order: counts are sums, and where a set may grow too
/// large, its members with the least hashes are kept, which is the same choice however the set came together.
/// </remarks>
public sealed class ActivityDetail
{
    public const int MaxTrail = 256, MaxAgents = 32, MaxNetworks = 32, MaxResources = 256, MaxVariants = 64;

    /// <summary>Requests in each second of the minute.</summary>
    public int[] Seconds { get; } = new int[60];

    /// <summary>By key, ascending.</summary>
    public List<RouteUse> Routes { get; private set; } = [];

    /// <summary>User agents by <see cref="UserAgent.Key"/>; an empty agent has the key of the empty text.</summary>
    public CountSample<ulong> Agents { get; } = new(MaxAgents);
    public CountSample<ClientAddress> Networks { get; } = new(MaxNetworks);

    /// <summary>Hashes of the different paths, 40 bits.</summary>
    public HashSample Resources { get; } = new(MaxResources);

    /// <summary>Hashes of the different targets among requests with a query, 40 bits: many of them on few paths is cache-busting.</summary>
    public HashSample Variants { get; } = new(MaxVariants);

    public void Add(ActivityDetail other)
    {
        for (var second = 0; second < 60; second++) Seconds[second] += other.Seconds[second];
        Routes = RouteUse.Merge(Routes, other.Routes);
        Agents.Add(other.Agents);
        Networks.Add(other.Networks);
        Resources.Add(other.Resources);
        Variants.Add(other.Variants);
    }

    /// <summary>Reads routes as others, and adds up those that become one.</summary>
    internal void FoldRoutes(Func<long, long> keyOf)
    {
        var folded = new List<RouteUse>();
        foreach (var route in Routes) folded = RouteUse.Merge(folded, [route with { Key = keyOf(route.Key) }]);
        Routes = folded;
    }

    internal void Clear()
    {
        Array.Clear(Seconds);
        Routes.Clear();
        Agents.Clear();
        Networks.Clear();
        Resources.Clear();
        Variants.Clear();
    }
}
