using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Detection;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>The flags of a cluster's accounts, added up by rule: what several of them did is more than what one did.</summary>
public sealed record GetClusterFlags(ClusterId Cluster);

/// <param name="Accounts">Accounts of the cluster that stand flagged by the rule.</param>
/// <param name="From">First minute of all windows together; <paramref name="To"/> the last, inclusive.</param>
/// <param name="Score">Of the clearest of the flags.</param>
/// <param name="Who">The clearest first, at most <see cref="GetClusterFlagsHandler.MostNamed"/>.</param>
public sealed record ClusterRule(string Rule, string Title, int Accounts, DateTimeOffset From, DateTimeOffset To, double Score, IReadOnlyList<FlaggedMember> Who);

public sealed record FlaggedMember(long Id, string Account, double Score, string Reason);

public sealed class GetClusterFlagsHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostNamed = 50;

    private const int MostFlags = 20_000;

    /// <returns>By the number of accounts, then by score; empty where nobody is flagged.</returns>
    public async Task<Outcome<IReadOnlyList<ClusterRule>>> HandleAsync(GetClusterFlags query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<IReadOnlyList<ClusterRule>>>(
            async (db, ct) =>
            {
                var flags = await FlagScores.Open(db).Join(db.ClusterMembers.Where(m => m.ClusterId == query.Cluster), f => f.AccountId, m => m.AccountId, (f, _) => f)
                    .Select(f => new { f.AccountId, f.Rule, f.Score, f.FromAt, f.ToAt, f.Id }).OrderByDescending(f => f.Score).ThenBy(f => f.AccountId).Take(MostFlags).TagWith(nameof(GetClusterFlags)).ToListAsync(ct);
                var rules = flags.GroupBy(f => f.Rule).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Max(f => f.Score)).ThenBy(g => FlagScores.Rank(g.Key)).ToList();
                var named = rules.SelectMany(g => g.Take(MostNamed)).ToList();
                var names = (await InChunks.ReadAsync([.. named.Select(f => f.AccountId).Distinct()], chunk => db.Accounts.Where(a => chunk.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId }).ToListAsync(ct)))
                    .ToDictionary(a => a.Id, a => a.ExternalId);
                var reasons = (await InChunks.ReadAsync([.. named.Select(f => f.Id)], chunk => db.Flags.Where(f => chunk.Contains(f.Id)).Select(f => new { f.Id, f.Reason }).ToListAsync(ct)))
                    .ToDictionary(f => f.Id, f => f.Reason);
                return rules.Select(g => new ClusterRule(g.Key, Detectors.Find(g.Key)?.Title ?? g.Key, g.Count(), g.Min(f => f.FromAt), g.Max(f => f.ToAt), g.Max(f => f.Score),
                    [.. g.Take(MostNamed).Select(f => new FlaggedMember(f.AccountId.Value, names[f.AccountId], f.Score, reasons[f.Id]))])).ToList();
            },
            cancel);
    }
}
