using Cordon.Data.Storing;
using Cordon.Domain.Accounts;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Evidence;
using Cordon.Features.Ingest.Requests;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Reads a sealed file of facts, some thousand rows a transaction, from where an earlier process ended.</summary>
internal sealed class RowImport<T>(CordonStore store, IRowKeeper<T> keeper)
{
    private const int ChunkRows = 20_000;

    /// <param name="read">Makes rows of the file's content.</param>
    /// <param name="doing">For the progress bar.</param>
    /// <returns>The import as it stands behind its last row; null when the job was asked to stop.</returns>
    public async Task<Import?> ReadAsync(SealedImport source, Func<Stream, IEnumerable<FileRow<T>>> read, string doing, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var import = source.Import;
        using var content = IngestFile.OpenContent(source.Path, 0);
        // A quoted CSV cannot be entered in the middle: a resumed import reads over what it has.
        foreach (var chunk in read(content.Stream).Skip(import.NextChunk * ChunkRows).Chunk(ChunkRows))
        {
            stop.ThrowIfCancellationRequested();
            if (await WriteAsync(import, chunk, content.RawBytesRead, stop) is not { } next) return null;
            import = next;
            progress.Report(new(doing, content.RawBytesRead, content.RawBytes, import.Lines));
        }
        return import;
    }

    private async Task<Import?> WriteAsync(Import import, IReadOnlyList<FileRow<T>> rows, long bytesDone, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        await store.Dialect.TakeNumbersAsync(unit.Db, Data.Counter.Chunks, 1, cancel);
        var row = await unit.Db.Imports.SingleAsync(i => i.Id == import.Id, cancel);
        if (row.NextChunk != import.NextChunk || row.State != ImportState.Reading) throw new ImportTakenOverException();
        var job = await unit.Db.Jobs.SingleAsync(j => j.Id == row.JobId, cancel);
        if (job.CancelRequested) return null;

        var records = rows.SelectMany(r => r.Records).ToList();
        var names = records.Select(keeper.AccountOf).Distinct().ToList();
        var resolved = await unit.ResolveAccountsAsync(names, cancel);
        var accounts = names.Select((name, i) => (name, id: new Domain.AccountId(resolved.Ids[i]))).ToDictionary(a => a.name, a => a.id);
        await unit.InsertAsync(ImportTables.Terms, resolved.Created.SelectMany(place =>
            AccountTerms.Of(names[place], null, null, null).Select(term => new AccountTerm { AccountId = new(resolved.Ids[place]), Term = term })), cancel);
        await keeper.KeepAsync(unit, row, records.ConvertAll(r => (r, accounts[keeper.AccountOf(r)])), cancel);

        var rejected = rows.Where(r => !r.IsAccepted).ToList();
        await unit.InsertAsync(ImportTables.Rejects, rejected.Take((int)Math.Max(0, ImportReject.MaxKept - row.Rejected)).Select(r =>
            new ImportReject { ImportId = row.Id, Line = r.Line, Reason = r.Reason, Text = r.Text ?? "" }), cancel);
        row.NextChunk++;
        row.Lines += rows.Count;
        row.Accepted += rows.Count - rejected.Count;
        row.Rejected += rejected.Count;
        row.AccountsCreated += resolved.Created.Count;
        (job.BytesDone, job.LinesDone, job.HeartbeatAt) = (bytesDone, row.Lines, unit.At);
        await unit.CommitAsync(cancel);
        return row;
    }
}
