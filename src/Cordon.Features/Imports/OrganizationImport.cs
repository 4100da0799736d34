using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Jobs;
using Cordon.Features.Enforcement;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest.Organizations;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Jobs;

namespace Cordon.Features.Imports;

/// <summary>Reads a sealed file of organizations. Which row is about whom can only be told of all together, so they are taken over at once.</summary>
public sealed class OrganizationImport(CordonStore store, IArtifactStore artifacts, AttributionSettings attribution) : IJobWork
{
    public bool Does(string kind) => kind == ImportJobs.Organizations;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        var source = await SealedImport.OfAsync(store, artifacts, job, stop);
        var layout = OrganizationFile.Kind.LayoutOf(source.Import.Format);
        var end = new ImportEnd(store);
        var rows = await WholeFile.ReadAsync(store, source, content => FileRows.Read(content, layout, new OrganizationFields()), OrganizationFile.MaxRows,
            "Reading the organizations", progress, stop);
        if (rows is null) await end.CancelAsync(source.Import, actor, CancellationToken.None);
        else await end.FinishAsync(source.Import, actor, detect: false, stop, attribute: ImportJobs.IsAttributionWantedAfter(job, attribution),
            takeOver: async (unit, import, cancel) =>
            {
                await OrganizationTakeover.RunAsync(store.Dialect, unit, import, rows, cancel);
                CoverageUpkeep.Follow(unit, actor, CoverageScope.Everybody, EnforcementCause.OrganizationChanged);
            });
        return null;
    }
}
