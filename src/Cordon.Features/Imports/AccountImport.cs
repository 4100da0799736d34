using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Evidence;
using Cordon.Features.Ingest.Accounts;
using Cordon.Features.Ingest.Requests;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Reads a sealed file of accounts, some thousand rows a transaction. A row of a known account replaces what was known of it.</summary>
public sealed class AccountImport(CordonStore store, IArtifactStore artifacts) : IJobWork
{
    private const int ChunkRows = 20_000;

    public bool Does(string kind) => kind == ImportJobs.Accounts;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        var import = await store.ReadAsync((db, ct) => db.Imports.SingleAsync(i => i.JobId == job.Id, ct), stop);
        using var content = IngestFile.OpenContent(artifacts.PathOf(import.Sha256), 0);
        var writer = new AccountChunkWriter(store);
        // A quoted CSV cannot be entered in the middle: a resumed import reads over what it has.
        var rows = AccountRows.Read(content.Stream, AccountFile.Parse(import.Format)).Skip(import.NextChunk * ChunkRows);
        foreach (var chunk in rows.Chunk(ChunkRows))
        {
            stop.ThrowIfCancellationRequested();
            var next = await writer.WriteAsync(import, chunk, content.RawBytesRead, stop);
            if (next is null)
            {
                await new ImportEnd(store).CancelAsync(import, actor, CancellationToken.None);
                return null;
            }
            import = next;
            progress.Report(new("Reading the accounts", content.RawBytesRead, content.RawBytes, import.Lines));
        }
        await new ImportEnd(store).FinishAsync(import, actor, detect: false, stop);
        return null;
    }
}
