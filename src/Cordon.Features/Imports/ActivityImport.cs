using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Activity;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Detection;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Activity;
using Cordon.Features.Ingest.Requests;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Reads a sealed file of minutes that a warehouse condensed. A minute that is known already is rejected: it would count twice.</summary>
public sealed class ActivityImport(CordonStore store, IArtifactStore artifacts, IngestSettings settings, DetectSettings detect, TimeProvider clock) : IJobWork
{
    public bool Does(string kind) => kind == ImportJobs.Activity;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        var import = await store.ReadAsync((db, ct) => db.Imports.SingleAsync(i => i.JobId == job.Id, ct), stop);
        using var content = IngestFile.OpenContent(artifacts.PathOf(import.Sha256), import.NextOffset);
        var lines = new LineReader(content.Stream, import.NextOffset, import.Lines + 1);
        var writer = new ChunkWriter(store);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var chunk = new ActivityChunkReader(import, clock.GetUtcNow().AddMinutes(settings.FutureToleranceMinutes));
            if (!chunk.Read(lines, settings.ChunkLines)) break;
            await chunk.RejectKnownAsync(store, stop);
            var end = new ChunkEnd(lines.NextOffset, content.RawBytesRead, import.Lines + chunk.Lines, import.Accepted + chunk.Accepted, import.Rejected + chunk.Rejected);
            if (await writer.WriteAsync(import, chunk.Take(), end, chunk.Rejects, stop) is not { } next)
            {
                await new ImportEnd(store).CancelAsync(import, actor, CancellationToken.None);
                return null;
            }
            import = next;
            progress.Report(new("Reading the activity", content.RawBytesRead, content.RawBytes, import.Lines));
        }
        await new ImportEnd(store).FinishAsync(import, actor, DetectionJobs.IsWantedAfter(job, detect), stop);
        return null;
    }
}
