using Cordon.Data.Storing;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>An import and its sealed file, which may lack rows that the file had when it came: it is found by its evidence, not by the import's digest.</summary>
internal sealed record SealedImport(Import Import, string Path)
{
    public static async Task<SealedImport> OfAsync(CordonStore store, IArtifactStore artifacts, Job job, CancellationToken cancel)
    {
        var found = await store.ReadAsync((db, ct) => db.Imports.Where(i => i.JobId == job.Id).Join(db.Evidence, i => i.EvidenceId, e => e.Id, (i, e) => new { Import = i, e.Sha256 })
            .TagWith(nameof(SealedImport)).SingleAsync(ct), cancel);
        return new(found.Import, artifacts.PathOf(found.Sha256));
    }
}
