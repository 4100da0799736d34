using Cordon.Domain;
using Cordon.Domain.Activity;

namespace Cordon.Features.Activity.Scraping;

/// <summary>One account and minute, whatever number of files told of it.</summary>
internal sealed record ChartedMinute(AccountId Account, DateTimeOffset At, int Requests, ActivityDetail Detail);

/// <summary>Adds up what one account did: requests over time, and the ids that it asked for by route.</summary>
/// <param name="templateOf">The route that a key is read as; null where it is not known.</param>
internal sealed class ScrapingSum(AccountId account, int buckets, Func<long, string?> templateOf)
{
    public AccountId Account => account;

    public long[] Requests { get; } = new long[buckets];

    public Dictionary<string, HashSet<long>> Ids { get; } = [];

    /// <summary>A minute had more ids than are kept of it.</summary>
    public bool IsAbout { get; private set; }

    public void Add(ChartedMinute minute, int bucket)
    {
        Requests[bucket] += minute.Requests;
        foreach (var route in minute.Detail.Routes)
        {
            if (route.Walk is not { } walk || templateOf(route.Key) is not { } template) continue;
            if (walk.Distinct > walk.Trail.Count) IsAbout = true;
            if (!Ids.TryGetValue(template, out var ids)) Ids.Add(template, ids = []);
            foreach (var sighting in walk.Trail) ids.Add(sighting.Id);
        }
    }
}
