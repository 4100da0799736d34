using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Ingest;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>One import with its job, its evidence and the first of its rejected lines.</summary>
/// <param name="Rejects">How many rejected lines are wanted, up to <see cref="ImportReject.MaxKept"/>.</param>
public sealed record GetImport(ImportId Id, int Rejects = ImportReject.MaxKept);

/// <param name="Rejects">The first of those that are kept.</param>
/// <param name="RejectsKept">How many are kept.</param>
/// <param name="Source">How the file came: <c>upload</c>, <c>command-line</c>, <c>demo</c>.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
public sealed record ImportView(ImportRow Import, JobRow Job, long EvidenceId, long SizeBytes, string Source, IReadOnlyList<RejectRow> Rejects, int RejectsKept, IReadOnlyList<ReasonCount> Reasons, Refusal? Error,
    bool MayCancel);

/// <param name="Count">Among the rejects that are kept.</param>
public sealed record ReasonCount(string Reason, int Count);

public sealed class GetImportHandler(CordonStore store, ICurrentActor actors)
{
    public async Task<Outcome<ImportView>> HandleAsync(GetImport query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<ImportView>>(
            async (db, ct) =>
            {
                var import = await db.Imports.TagWith(nameof(GetImport)).SingleOrDefaultAsync(i => i.Id == query.Id, ct);
                if (import is null) return ImportRefusals.NotFound;
                var job = await db.Jobs.SingleAsync(j => j.Id == import.JobId, ct);
                var evidence = await db.Evidence.SingleAsync(e => e.Id == import.EvidenceId, ct);
                var rejects = await db.ImportRejects.Where(r => r.ImportId == query.Id).OrderBy(r => r.Line).Select(r => new RejectRow(r.Line, r.Reason, r.Text)).ToListAsync(ct);
                var reasons = rejects.GroupBy(r => r.Reason).Select(g => new ReasonCount(g.Key, g.Count())).OrderByDescending(r => r.Count).ToList();
                return new ImportView(ImportRow.Of(import, job) with { Sha256 = evidence.Sha256 }, JobRow.Of(job), evidence.Id.Value, evidence.SizeBytes, evidence.Source,
                    [.. rejects.Take(query.Rejects)], rejects.Count, reasons,
                    job.ErrorCode is null ? null : new Refusal(job.ErrorCode, job.ErrorMessage ?? ""),
                    actor.May(Permission.ImportFacts) && job.State is (JobState.Queued or JobState.Running) && !job.CancelRequested);
            },
            cancel);
    }
}
