using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest.Payments;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Features.Payments;

namespace Cordon.Features.Imports;

/// <summary>Reads a sealed file of payments. Its rows wait until all are read; then they are taken over at once.</summary>
public sealed class PaymentImport(CordonStore store, IArtifactStore artifacts, FingerprintKeys keys, IngestSettings settings, LinkingSettings linking, AttributionSettings attribution, TimeProvider clock) : IJobWork
{
    public bool Does(string kind) => kind == ImportJobs.Payments;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        if (!(await keys.GetAsync(actor, stop)).Accepted(out var key, out var refusal)) return refusal;
        var source = await SealedImport.OfAsync(store, artifacts, job, stop);
        var latest = clock.GetUtcNow().AddMinutes(settings.FutureToleranceMinutes);
        var end = new ImportEnd(store);
        var import = await new RowImport<PaymentRecord>(store, new PaymentKeeper(key))
            .ReadAsync(source, content => PaymentRows.Read(content, source.Import.Format, latest), "Reading the payments", progress, stop);
        if (import is null) await end.CancelAsync(source.Import, actor, CancellationToken.None);
        else await end.FinishAsync(import, actor, detect: false, stop, LinkingJobs.IsWantedAfter(job, linking), PaymentTakeover.RunAsync, attribute: ImportJobs.IsAttributionWantedAfter(job, attribution));
        return null;
    }
}
