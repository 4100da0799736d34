using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Ingest;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Takes a file in and reads it here and now, for the command line and the demo; the console queues it instead.</summary>
/// <param name="Detect">Let a run of the detectors, or of linking, wait afterwards, where the settings do not forbid it.</param>
public sealed record RunImport(ImportKind Kind, string Path, string FileName, IdentifyBy? IdentifyBy, string Source, bool Detect = true);

/// <param name="Sha256">Of the sealed file: that of the file as it came, but where rows with card numbers were left out.</param>
/// <param name="OrganizationsNew">Of a preview of organizations alone: how many would be new.</param>
/// <param name="LeadsNew">Of a block list alone: how many leads it added; the other accepted rows were there.</param>
/// <param name="Rejects">The first <see cref="ImportReject.MaxKept"/>.</param>
public sealed record ImportResult(string Sha256, string Format, long Lines, long Accepted, long Rejected, IReadOnlyList<RejectRow> Rejects, bool AlreadyImported,
    long AccountsCreated, int? OrganizationsNew = null, int? LeadsNew = null);

public sealed record RejectRow(long Line, string Reason, string Text);

public sealed class RunImportHandler(ImportFileHandler imports, JobBoard board, CordonStore store)
{
    /// <summary>Permission is asked by <see cref="ImportFileHandler"/>, before anything else.</summary>
    /// <param name="cancel">Cancels the import: what it stored is taken back.</param>
    public async Task<Outcome<ImportResult>> HandleAsync(RunImport command, IProgress<JobProgress> progress, CancellationToken cancel)
    {
        var taken = await imports.HandleAsync(
            new ImportFile(command.Kind, command.Path, command.FileName, command.IdentifyBy, command.Source, RunHere: true, command.Detect), progress, cancel);
        if (!taken.Accepted(out var ticket, out var refusal)) return refusal;
        if (!ticket.AlreadyImported)
        {
            using var watch = JobStop.On(store, ticket.Job, cancel);
            if (await board.RunAsync(ticket.Job, progress, CancellationToken.None) is { } failed) return failed;
            cancel.ThrowIfCancellationRequested();
        }
        return await store.ReadAsync<Outcome<ImportResult>>(async (db, ct) =>
        {
            var import = await db.Imports.SingleAsync(i => i.Id == ticket.Import, ct);
            if (import.State == ImportState.Cancelled) return ImportRefusals.Cancelled;
            var rejects = await db.ImportRejects.Where(r => r.ImportId == ticket.Import).OrderBy(r => r.Line)
                .Select(r => new RejectRow(r.Line, r.Reason, r.Text)).ToListAsync(ct);
            var sha256 = await db.Evidence.Where(e => e.Id == import.EvidenceId).Select(e => e.Sha256).SingleAsync(ct);
            return new ImportResult(sha256, import.Format, import.Lines, import.Accepted, import.Rejected, rejects, ticket.AlreadyImported,
                ticket.AlreadyImported ? 0 : import.AccountsCreated,
                LeadsNew: import.Kind != ImportKind.Blocklist ? null : ticket.AlreadyImported ? 0 : await db.OrganizationLeads.CountAsync(l => l.ImportId == import.Id, ct));
        }, CancellationToken.None);
    }
}
