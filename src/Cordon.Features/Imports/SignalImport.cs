using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Features.Attribution.Running;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Ingest.Signals;
using Cordon.Features.Jobs;
using Cordon.Features.Organizations;

namespace Cordon.Features.Imports;

/// <summary>Reads a sealed file of signals. Its rows wait until all are read; then they are taken over at once.</summary>
public sealed class SignalImport(CordonStore store, IArtifactStore artifacts, IngestSettings settings, AttributionSettings attribution, TimeProvider clock) : IJobWork
{
    public bool Does(string kind) => kind == ImportJobs.Signals;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        var source = await SealedImport.OfAsync(store, artifacts, job, stop);
        var layout = SignalFile.Kind.LayoutOf(source.Import.Format);
        var latest = clock.GetUtcNow().AddMinutes(settings.FutureToleranceMinutes);
        var directory = await store.ReadAsync(OrganizationDirectory.LoadAsync, stop);
        var end = new ImportEnd(store);
        var import = await new RowImport<SignalRecord>(store, new SignalKeeper())
            .ReadAsync(source, content => FileRows.Read(content, layout, new SignalFields(directory, latest)), "Reading the signals", progress, stop);
        if (import is null) await end.CancelAsync(source.Import, actor, CancellationToken.None);
        else await end.FinishAsync(import, actor, detect: false, stop, attribute: ImportJobs.IsAttributionWantedAfter(job, attribution),
            takeOver: async (unit, row, cancel) =>
            {
                await SignalTakeover.RunAsync(store.Dialect, unit, row, cancel);
                await AttributeAtOnce.OfSignalsAsync(unit, actor, row.Id, cancel);
            });
        return null;
    }
}
