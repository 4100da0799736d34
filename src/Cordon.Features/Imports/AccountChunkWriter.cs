using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using FileRow = Cordon.Features.Ingest.Accounts.AccountRow;

namespace Cordon.Features.Imports;

/// <summary>Writes a chunk of accounts with its checkpoint, in one transaction and a fixed number of statements.</summary>
internal sealed class AccountChunkWriter(CordonStore store)
{
    private const int IdsAQuestion = 500;

    /// <inheritdoc cref="ChunkWriter.WriteAsync"/>
    public async Task<Import?> WriteAsync(Import import, IReadOnlyList<FileRow> rows, long bytesDone, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Chunks, 1, cancel);
        var row = await unit.Db.Imports.SingleAsync(i => i.Id == import.Id, cancel);
        if (row.NextChunk != import.NextChunk || row.State != ImportState.Reading) throw new ImportTakenOverException();
        var job = await unit.Db.Jobs.SingleAsync(j => j.Id == row.JobId, cancel);
        if (job.CancelRequested) return null;

        // An account that a chunk names twice is what its later row says.
        var records = rows.Where(r => r.Record is not null).Select(r => r.Record!).GroupBy(r => r.ExternalId).Select(g => g.Last()).ToList();
        var resolved = await unit.ResolveAccountsAsync(records.ConvertAll(r => r.ExternalId), cancel);
        await unit.InsertAsync(ImportTables.StagedAccounts, records.Select((r, i) => new StagedAccount
        {
            ImportId = row.Id,
            AccountId = new(resolved.Ids[i]),
            Username = r.Username,
            DisplayName = r.DisplayName,
            Email = r.Email,
            EmailDomain = r.EmailDomain,
            EmailVerified = r.EmailVerified,
            Plan = r.Plan,
            Country = r.Country,
            CreatedAt = r.CreatedAt,
        }), cancel);
        await ApplyAsync(unit.Db, row.Id, cancel);
        foreach (var some in resolved.Ids.Select(id => new AccountId(id)).Chunk(IdsAQuestion))
            await unit.Db.AccountTerms.Where(t => some.Contains(t.AccountId)).ExecuteDeleteAsync(cancel);
        await unit.InsertAsync(ImportTables.Terms, records.SelectMany((r, i) =>
            AccountTerms.Of(r.ExternalId, r.Username, r.DisplayName, r.Email).Select(term => new AccountTerm { AccountId = new(resolved.Ids[i]), Term = term })), cancel);

        var rejected = rows.Where(r => r.Record is null).ToList();
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

    private static async Task ApplyAsync(CordonDb db, ImportId import, CancellationToken cancel)
    {
        await db.Accounts.Join(db.StagedAccounts.Where(s => s.ImportId == import), a => a.Id, s => s.AccountId, (a, s) => new { a, s }).ExecuteUpdateAsync(set => set
            .SetProperty(x => x.a.Kind, AccountKind.Registered)
            .SetProperty(x => x.a.Username, x => x.s.Username)
            .SetProperty(x => x.a.DisplayName, x => x.s.DisplayName)
            .SetProperty(x => x.a.Email, x => x.s.Email)
            .SetProperty(x => x.a.EmailDomain, x => x.s.EmailDomain)
            .SetProperty(x => x.a.EmailVerified, x => x.s.EmailVerified)
            .SetProperty(x => x.a.Plan, x => x.s.Plan)
            .SetProperty(x => x.a.Country, x => x.s.Country)
            .SetProperty(x => x.a.CreatedAt, x => x.s.CreatedAt), cancel);
        await db.StagedAccounts.Where(s => s.ImportId == import).ExecuteDeleteAsync(cancel);
    }
}
