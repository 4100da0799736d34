using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Evidence;
using Cordon.Features.Ingest.Blocklists;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Jobs;
using Cordon.Features.Organizations.Leads;

namespace Cordon.Features.Imports;

/// <summary>Reads a sealed block list. Its rows become leads at once, but for those that are there.</summary>
public sealed class BlocklistImport(CordonStore store, IArtifactStore artifacts) : IJobWork
{
    public bool Does(string kind) => kind == ImportJobs.Blocklist;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        var source = await SealedImport.OfAsync(store, artifacts, job, stop);
        var end = new ImportEnd(store);
        var rows = await WholeFile.ReadAsync(store, source, content => BlocklistFile.Read(content, source.Import.Format), LeadPlan.MaxRows, "Reading the list", progress, stop);
        if (rows is null) await end.CancelAsync(source.Import, actor, CancellationToken.None);
        else await end.FinishAsync(source.Import, actor, detect: false, stop, takeOver: (unit, import, cancel) => TakeOverAsync(unit, import, rows, cancel));
        return null;
    }

    private static async Task TakeOverAsync(WriteUnit unit, Import import, IReadOnlyList<FileRow<BlocklistRow>> rows, CancellationToken cancel)
    {
        var rejects = rows.Where(r => !r.IsAccepted).Select(r => new ImportReject { ImportId = import.Id, Line = r.Line, Reason = r.Reason, Text = r.Text ?? "" }).ToList();
        await WholeFile.KeepAsync(unit, import, rows.Count, rejects, cancel);
        var fresh = await LeadPlan.NewAsync(unit.Db, rows, cancel);
        await unit.InsertAsync(ImportTables.Leads, fresh.Select(row => LeadPlan.LeadOf(row, import, unit.At)), cancel);
    }
}
