using Cordon.Data.Storing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.Verifying;

/// <param name="Named">The first <see cref="OrphanSearch.MostNamed"/>.</param>
internal sealed record Orphans(IReadOnlyList<StoredFile> Named, long Count);

/// <summary>Looks for files in the store that no item names. They are named and left where they are: a row may be missing because an older backup was restored.</summary>
internal static class OrphanSearch
{
    public const int MostNamed = 10_000;
    private const int FilesALook = 500;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    public static async Task<Orphans> FindAsync(CordonStore store, IArtifactStore artifacts, CancellationToken cancel)
    {
        var (named, count) = (new List<StoredFile>(), 0L);
        foreach (var files in artifacts.List().Chunk(FilesALook))
            foreach (var file in await WithoutRowsAsync(store, files, cancel))
            {
                // Bytes are durable before their row is: what has just come may be about to get one.
                if (file.Sha256 is { } sha256 && await GetsRowAsync(store, artifacts, sha256, cancel)) continue;
                count++;
                if (named.Count < MostNamed) named.Add(file);
            }
        return new(named, count);
    }

    private static async Task<IEnumerable<StoredFile>> WithoutRowsAsync(CordonStore store, StoredFile[] files, CancellationToken cancel)
    {
        var hashes = files.Select(f => f.Sha256).OfType<string>().ToList();
        var known = await store.ReadAsync((db, ct) => db.Evidence.Where(e => hashes.Contains(e.Sha256)).Select(e => e.Sha256).Distinct().TagWith(nameof(OrphanSearch)).ToHashSetAsync(ct), cancel);
        return files.Where(f => f.Sha256 is null || !known.Contains(f.Sha256));
    }

    private static async Task<bool> GetsRowAsync(CordonStore store, IArtifactStore artifacts, string sha256, CancellationToken cancel)
    {
        while (artifacts.IsYoung(sha256))
        {
            await Task.Delay(BetweenLooks, cancel);
            if (await HasRowAsync()) return true;
        }
        return await HasRowAsync();

        Task<bool> HasRowAsync() => store.ReadAsync((db, ct) => db.Evidence.AnyAsync(e => e.Sha256 == sha256, ct), cancel);
    }
}
