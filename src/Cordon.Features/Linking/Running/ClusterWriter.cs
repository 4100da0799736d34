using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking.Running;

/// <summary>Writes clusters as they were found: only the rows that are others than before.</summary>
internal static class ClusterWriter
{
    private const int IdsAQuestion = 500;

    /// <param name="stored">The clusters that the accounts looked at are stored in; null where all were looked at.</param>
    /// <param name="found">The clusters they should be in.</param>
    public static async Task WriteAsync(WriteUnit unit, ClusterChanges changes, IReadOnlyCollection<ClusterId>? stored, IReadOnlyList<ClusterFigures> found, CancellationToken cancel)
    {
        foreach (var some in changes.Gone.Select(m => m.Account).Chunk(IdsAQuestion))
            await unit.Db.ClusterMembers.Where(m => some.Contains(m.AccountId)).TagWith(nameof(ClusterWriter)).ExecuteDeleteAsync(cancel);
        if (changes.Come.Count > 0) await unit.InsertAsync(LinkingTables.Members, changes.Come, cancel);

        var before = (await RowsAsync(unit, stored, cancel)).ToDictionary(c => c.Id);
        var touched = before.Count == 0 ? new HashSet<ClusterId>() : changes.Touched();
        var written = new List<Cluster>();
        var replaced = new List<ClusterId>();
        foreach (var cluster in found)
        {
            var isKnown = before.Remove(cluster.Id, out var row);
            var hasMoved = touched.Contains(cluster.Id);
            if (isKnown && !hasMoved && row!.Accounts == cluster.Accounts && row.Links == cluster.Links) continue;
            if (isKnown) replaced.Add(cluster.Id);
            written.Add(new()
            {
                Id = cluster.Id,
                Accounts = cluster.Accounts,
                Links = cluster.Links,
                FormedAt = row?.FormedAt ?? unit.At,
                ChangedAt = isKnown && !hasMoved ? row!.ChangedAt : unit.At,
            });
        }
        // What is left of those before has no account any more.
        foreach (var some in replaced.Concat(before.Keys).Chunk(IdsAQuestion))
            await unit.Db.Clusters.Where(c => some.Contains(c.Id)).TagWith(nameof(ClusterWriter)).ExecuteDeleteAsync(cancel);
        if (written.Count > 0) await unit.InsertAsync(LinkingTables.Clusters, written, cancel);
    }

    private static async Task<List<Cluster>> RowsAsync(WriteUnit unit, IReadOnlyCollection<ClusterId>? ids, CancellationToken cancel)
    {
        if (ids is null) return await unit.Db.Clusters.AsNoTracking().TagWith(nameof(ClusterWriter)).ToListAsync(cancel);
        var rows = new List<Cluster>();
        foreach (var some in ids.Chunk(IdsAQuestion))
            rows.AddRange(await unit.Db.Clusters.AsNoTracking().Where(c => some.Contains(c.Id)).TagWith(nameof(ClusterWriter)).ToListAsync(cancel));
        return rows;
    }
}
