using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest.Accounts;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;

namespace Cordon.Features.Imports;

/// <summary>Reads a sealed file of accounts. A row of a known account replaces what was known of it.</summary>
public sealed class AccountImport(CordonStore store, IArtifactStore artifacts, LinkingSettings linking, AttributionSettings attribution) : IJobWork
{
    public bool Does(string kind) => kind == ImportJobs.Accounts;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        var source = await SealedImport.OfAsync(store, artifacts, job, stop);
        var layout = AccountFile.Kind.LayoutOf(source.Import.Format);
        var end = new ImportEnd(store);
        var import = await new RowImport<AccountRecord>(store, new AccountKeeper(actor))
            .ReadAsync(source, content => FileRows.Read(content, layout, new AccountFields()), "Reading the accounts", progress, stop);
        if (import is null) await end.CancelAsync(source.Import, actor, CancellationToken.None);
        else await end.FinishAsync(import, actor, detect: false, stop, LinkingJobs.IsWantedAfter(job, linking), attribute: ImportJobs.IsAttributionWantedAfter(job, attribution));
        return null;
    }
}
