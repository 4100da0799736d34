using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Activity;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Detection;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest.Requests;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Reads a sealed request log, chunk by chunk, from its checkpoint to its end.</summary>
public sealed class RequestImport(CordonStore store, IArtifactStore artifacts, IngestSettings settings, DetectSettings detect, TimeProvider clock) : IJobWork
{
    private const int LinesBetweenReports = 20_000;

    public bool Does(string kind) => kind == ImportJobs.Requests;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        var import = await store.ReadAsync((db, ct) => db.Imports.SingleAsync(i => i.JobId == job.Id, ct), stop);
        var routes = await RestoreRoutesAsync(stop);
        using var content = IngestFile.OpenContent(artifacts.PathOf(import.Sha256), import.NextOffset);
        var reading = new LogReading(content, import, new RequestCondenser(routes), settings, clock.GetUtcNow());
        var writer = new ChunkWriter(store);
        while (reading.ReadChunk(LinesBetweenReports, lines => Report(progress, content, lines), stop))
        {
            var next = await writer.WriteAsync(import, reading.TakeChunk(), reading.End, reading.TakeRejects(), stop);
            if (next is null)
            {
                await new ImportEnd(store).CancelAsync(import, actor, CancellationToken.None);
                return null;
            }
            import = next;
            // All that the chunk allocated is dead now. Left to itself the runtime lets such garbage grow with the size of the processor's
            // cache, to a hundred megabytes and more; this takes some milliseconds a chunk and keeps memory flat however long the log is.
            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
            Report(progress, content, import.Lines);
        }
        await new ImportEnd(store).FinishAsync(import, actor, DetectionJobs.IsWantedAfter(job, detect), stop);
        return null;
    }

    private static void Report(IProgress<JobProgress> progress, IngestContent content, long lines) =>
        progress.Report(new("Reading the log", content.RawBytesRead, content.RawBytes, lines));

    private async Task<RouteTree> RestoreRoutesAsync(CancellationToken cancel)
    {
        var known = await store.ReadAsync((db, ct) => db.Routes.Select(r => new { r.Method, r.Template }).TagWith(nameof(RestoreRoutesAsync)).ToListAsync(ct), cancel);
        var tree = new RouteTree(settings.MaxRoutes);
        foreach (var route in known) tree.Restore(route.Method, route.Template);
        return tree;
    }
}
