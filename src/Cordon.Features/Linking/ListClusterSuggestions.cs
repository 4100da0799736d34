using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Whom linking would join with a cluster's accounts if a reviewer agreed: pairs within it and with others, the most probable first.</summary>
public sealed record ListClusterSuggestions(ClusterId Cluster);

/// <param name="Account">External id of the member; <paramref name="Other"/> that of the other account.</param>
/// <param name="OtherCluster">The cluster of the other account: this one, another or none.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="Sentence">The reasons, without personal data in full.</param>
public sealed record ClusterSuggestion(long AccountId, string Account, long OtherId, string Other, long? OtherCluster, double Probability, string Sentence);

public sealed class ListClusterSuggestionsHandler(CordonStore store, ICurrentActor actors)
{
    /// <summary>Less probable ones are not worth a reviewer's time, and would hide those that are.</summary>
    public const double LeastProbability = 0.5;
    public const int Most = 100;

    public async Task<Outcome<IReadOnlyList<ClusterSuggestion>>> HandleAsync(ListClusterSuggestions query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<IReadOnlyList<ClusterSuggestion>>>(
            async (db, ct) =>
            {
                // What was decided on is no suggestion any more, also before linking has run again.
                var open = db.ProbableLinks.Where(p => p.Probability >= LeastProbability && !db.LinkDecisions.Any(d => d.TakenBackAt == null && d.AccountId == p.AccountId && d.OtherAccountId == p.OtherAccountId));
                var members = db.ClusterMembers.Where(m => m.ClusterId == query.Cluster).Select(m => m.AccountId);
                var first = await open.Where(p => members.Contains(p.AccountId)).OrderByDescending(p => p.Probability).ThenBy(p => p.AccountId).ThenBy(p => p.OtherAccountId).Take(Most)
                    .TagWith(nameof(ListClusterSuggestions)).ToListAsync(ct);
                var second = await open.Where(p => members.Contains(p.OtherAccountId)).OrderByDescending(p => p.Probability).ThenBy(p => p.AccountId).ThenBy(p => p.OtherAccountId).Take(Most)
                    .TagWith(nameof(ListClusterSuggestions)).ToListAsync(ct);
                var found = first.Concat(second).DistinctBy(p => (p.AccountId, p.OtherAccountId)).OrderByDescending(p => p.Probability).Take(Most).ToList();
                if (found.Count == 0) return Array.Empty<ClusterSuggestion>();
                var ids = found.SelectMany(p => new[] { p.AccountId, p.OtherAccountId }).Distinct().ToList();
                var names = await db.Accounts.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId }).ToDictionaryAsync(a => a.Id, a => a.ExternalId, ct);
                var clusters = await db.ClusterMembers.Where(m => ids.Contains(m.AccountId)).ToDictionaryAsync(m => m.AccountId, m => m.ClusterId.Value, ct);
                return found.Where(p => names.ContainsKey(p.AccountId) && names.ContainsKey(p.OtherAccountId)).Select(p =>
                {
                    var (member, other) = clusters.GetValueOrDefault(p.AccountId) == query.Cluster.Value ? (p.AccountId, p.OtherAccountId) : (p.OtherAccountId, p.AccountId);
                    return new ClusterSuggestion(member.Value, names[member], other.Value, names[other], clusters.TryGetValue(other, out var cluster) ? cluster : null, p.Probability, p.Sentence);
                }).ToList();
            },
            cancel);
    }
}
