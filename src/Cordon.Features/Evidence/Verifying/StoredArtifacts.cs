using Cordon.Data;
using Cordon.Domain;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.Verifying;

/// <summary>A stretch of the artifacts that items name, in the order of their hashes.</summary>
/// <param name="LastItem">The newest item when they were read: what is collected later is not looked at here.</param>
internal sealed record StoredArtifacts(IReadOnlyList<(string Sha256, long Bytes)> Artifacts, EvidenceId LastItem)
{
    // A stretch is a transaction; where it breaks off it is done again.
    private const int Most = 256;
    private const long MostBytes = 4L << 30;

    public static async Task<StoredArtifacts> ReadAsync(CordonDb db, string after, CancellationToken cancel)
    {
        var last = await db.Evidence.OrderByDescending(e => e.Id).Select(e => e.Id).TagWith(nameof(StoredArtifacts)).FirstOrDefaultAsync(cancel);
#pragma warning disable CA1310 // The column says how it compares.
        var found = await db.Evidence.Where(e => string.Compare(e.Sha256, after) > 0 && !(e.Id > last)).GroupBy(e => e.Sha256).Select(g => new { g.Key, Bytes = g.Max(e => e.SizeBytes) })
#pragma warning restore CA1310
            .OrderBy(a => a.Key).Take(Most).TagWith(nameof(StoredArtifacts)).ToListAsync(cancel);
        var (artifacts, bytes) = (new List<(string, long)>(), 0L);
        foreach (var artifact in found)
        {
            if (artifacts.Count > 0 && bytes + artifact.Bytes > MostBytes) break;
            artifacts.Add((artifact.Key, artifact.Bytes));
            bytes += artifact.Bytes;
        }
        return new(artifacts, last);
    }

    public static Task<long> BytesAsync(CordonDb db, CancellationToken cancel) =>
        db.Evidence.GroupBy(e => e.Sha256).Select(g => g.Max(e => e.SizeBytes)).TagWith(nameof(StoredArtifacts)).SumAsync(cancel);
}
