using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Activity;
using Cordon.Features.Detection;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>The requests of a cluster's accounts on one axis of time: who moved when others did.</summary>
/// <param name="From">Null: from the first request of any of them, at most <see cref="TimeBuckets.MaxDays"/> before the end.</param>
/// <param name="To">Null: to the last.</param>
public sealed record GetClusterTimeline(ClusterId Cluster, DateTimeOffset? From = null, DateTimeOffset? To = null);

/// <param name="Minutes">Length of a bucket.</param>
/// <param name="Buckets">How many there are.</param>
/// <param name="Lanes">By number of the account; of more than <see cref="GetClusterTimelineHandler.MostLanes"/> accounts those with the most requests.</param>
/// <param name="Accounts">Accounts of the cluster that any request was read of.</param>
public sealed record ClusterTimeline(DateTimeOffset From, int Minutes, int Buckets, IReadOnlyList<TimelineLane> Lanes, int Accounts)
{
    public DateTimeOffset To => From.AddMinutes((double)Minutes * Buckets);
}

/// <param name="Requests">One value a bucket.</param>
/// <param name="Flags">Windows of the flags that stand, by their start.</param>
public sealed record TimelineLane(long Id, string Account, IReadOnlyList<int> Requests, IReadOnlyList<LaneFlag> Flags);

/// <param name="To">Last minute, inclusive.</param>
public sealed record LaneFlag(DateTimeOffset From, DateTimeOffset To, string Title);

public sealed class GetClusterTimelineHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostLanes = 30;

    /// <returns>The timeline; null inside where no request was read of any of its accounts.</returns>
    public async Task<Outcome<ClusterTimeline?>> HandleAsync(GetClusterTimeline query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<ClusterTimeline?>>(
            async (db, ct) =>
            {
                var seen = db.ClusterMembers.Where(m => m.ClusterId == query.Cluster).Join(db.Accounts, m => m.AccountId, a => a.Id, (_, a) => a).Where(a => a.FirstSeenAt > Account.NotSeen);
                var accounts = await seen.OrderByDescending(a => a.Requests).ThenBy(a => a.Id).Select(a => new { a.Id, a.ExternalId, a.FirstSeenAt, a.LastSeenAt })
                    .Take(MostLanes).TagWith(nameof(GetClusterTimeline)).ToListAsync(ct);
                if (accounts.Count == 0) return (ClusterTimeline?)null;
                var all = accounts.Count < MostLanes ? accounts.Count : await seen.CountAsync(ct);
                accounts.Sort((a, b) => a.Id.Value.CompareTo(b.Id.Value));
                var buckets = TimeBuckets.Over(query.From ?? accounts.Min(a => a.FirstSeenAt), query.To ?? accounts.Max(a => a.LastSeenAt));
                var (from, to) = (buckets.From, buckets.To);
                var ids = accounts.Select(a => a.Id).ToList();
                var values = ids.ToDictionary(id => id, _ => new int[buckets.Count]);
                var rows = db.ActivityMinutes.Where(m => ids.Contains(m.AccountId) && m.MinuteAt >= from && m.MinuteAt < to)
                    .Select(m => new { m.AccountId, m.MinuteAt, m.Requests }).TagWith("MinutesOfCluster").AsAsyncEnumerable();
                await foreach (var row in rows.WithCancellation(ct)) values[row.AccountId][buckets.IndexOf(row.MinuteAt)] += row.Requests;
                var flags = (await FlagScores.Open(db).Where(f => ids.Contains(f.AccountId)).Select(f => new { f.AccountId, f.Rule, f.FromAt, f.ToAt }).TagWith("FlagsOfCluster").ToListAsync(ct))
                    .OrderBy(f => f.FromAt).ToLookup(f => f.AccountId, f => new LaneFlag(f.FromAt, f.ToAt, Detectors.Find(f.Rule)?.Title ?? f.Rule));
                return new ClusterTimeline(from, buckets.Minutes, buckets.Count, [.. accounts.Select(a => new TimelineLane(a.Id.Value, a.ExternalId, values[a.Id], [.. flags[a.Id]]))], all);
            },
            cancel);
    }
}
