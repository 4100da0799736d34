using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest.Devices;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;

namespace Cordon.Features.Imports;

/// <summary>Reads a sealed file of devices. Its rows wait until all are read; then they are taken over at once.</summary>
public sealed class DeviceImport(CordonStore store, IArtifactStore artifacts, IngestSettings settings, LinkingSettings linking, TimeProvider clock) : IJobWork
{
    public bool Does(string kind) => kind == ImportJobs.Devices;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        var source = await SealedImport.OfAsync(store, artifacts, job, stop);
        var layout = DeviceFile.Kind.LayoutOf(source.Import.Format);
        var latest = clock.GetUtcNow().AddMinutes(settings.FutureToleranceMinutes);
        var end = new ImportEnd(store);
        var import = await new RowImport<DeviceRecord>(store, new DeviceKeeper())
            .ReadAsync(source, content => FileRows.Read(content, layout, new DeviceFields(latest)), "Reading the devices", progress, stop);
        if (import is null) await end.CancelAsync(source.Import, actor, CancellationToken.None);
        else await end.FinishAsync(import, actor, detect: false, stop, LinkingJobs.IsWantedAfter(job, linking), DeviceTakeover.RunAsync);
        return null;
    }
}
