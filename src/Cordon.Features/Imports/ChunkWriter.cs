using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain.Accounts;
using Cordon.Domain.Activity;
using Cordon.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Writes one chunk of an import with its checkpoint, in one transaction.</summary>
public sealed class ChunkWriter(CordonStore store)
{
    private readonly HashSet<long> _knownAgents = [];
    private const int MostKnownAgents = 200_000, KeysAQuestion = 500;

    /// <param name="import">As it stood before the chunk.</param>
    /// <param name="rejects">The chunk's rejects that are to be kept.</param>
    /// <returns>The import as it stands behind the chunk; null when the job was asked to stop, and nothing was written.</returns>
    /// <exception cref="ImportTakenOverException">Another process works on this import.</exception>
    public async Task<Import?> WriteAsync(Import import, ActivityChunk chunk, ChunkEnd end, IReadOnlyList<ImportReject> rejects, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        // Held to the commit: chunks of different imports follow one another, so both may find the same new agent or account without a clash.
        await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Chunks, 1, cancel);
        var row = await unit.Db.Imports.SingleAsync(i => i.Id == import.Id, cancel);
        if (row.NextChunk != import.NextChunk || row.State != ImportState.Reading) throw new ImportTakenOverException();
        var job = await unit.Db.Jobs.SingleAsync(j => j.Id == row.JobId, cancel);
        if (job.CancelRequested) return null;

        var resolved = await unit.ResolveAccountsAsync(chunk.Accounts, cancel);
        await unit.InsertAsync(ImportTables.Terms, resolved.Created.SelectMany(place =>
            AccountTerms.Of(chunk.Accounts[place], null, null, null).Select(term => new AccountTerm { AccountId = new(resolved.Ids[place]), Term = term })), cancel);
        await AddRoutesAsync(unit, chunk.Routes, cancel);
        await AddAgentsAsync(unit, chunk.Agents, cancel);
        var before = await LastIdAsync(unit.Db, cancel);
        await unit.InsertAsync(ImportTables.Activity, chunk.Rows.Select(r => new PlacedRow(r, resolved.Ids[r.Account], row.Id.Value, row.NextChunk)), cancel);
        await unit.InsertAsync(ImportTables.Service, chunk.Service.Select(m => new PlacedServiceMinute(m, row.Id.Value, row.NextChunk)), cancel);
        await unit.InsertAsync(ImportTables.Rejects, rejects, cancel);
        if (chunk.Rows.Count > 0)
        {
            row.FirstActivityId ??= before + 1;
            row.LastActivityId = await LastIdAsync(unit.Db, cancel);
            (row.FromAt, row.ToAt) = Span(row, chunk.Service);
        }
        row.NextChunk++;
        (row.NextOffset, row.Lines, row.Accepted, row.Rejected) = (end.NextOffset, end.Lines, end.Accepted, end.Rejected);
        row.AccountsCreated += resolved.Created.Count;
        (job.BytesDone, job.LinesDone, job.HeartbeatAt) = (end.BytesDone, end.Lines, unit.At);
        await unit.CommitAsync(cancel);
        return row;
    }

    private static Task<long> LastIdAsync(CordonDb db, CancellationToken cancel) =>
        db.ActivityMinutes.OrderByDescending(m => m.Id).Select(m => m.Id).FirstOrDefaultAsync(cancel);

    private static async Task AddRoutesAsync(WriteUnit unit, IReadOnlyList<(long Key, string Method, string Template)> learned, CancellationToken cancel)
    {
        foreach (var some in learned.Chunk(KeysAQuestion))
        {
            var keys = some.Select(r => r.Key).ToArray();
            var known = await unit.Db.Routes.Where(r => keys.Contains(r.Key)).Select(r => r.Key).ToListAsync(cancel);
            unit.Db.Routes.AddRange(some.ExceptBy(known, r => r.Key).Select(r =>
                new Route { Key = r.Key, Method = r.Method, Template = r.Template, LearnedAt = unit.At }));
        }
        await unit.Db.SaveChangesAsync(cancel);
    }

    private async Task AddAgentsAsync(WriteUnit unit, IReadOnlyList<(long Key, string Text)> agents, CancellationToken cancel)
    {
        if (_knownAgents.Count > MostKnownAgents) _knownAgents.Clear();
        foreach (var some in agents.Where(a => !_knownAgents.Contains(a.Key)).Chunk(KeysAQuestion))
        {
            var keys = some.Select(a => a.Key).ToArray();
            var known = await unit.Db.UserAgents.Where(a => keys.Contains(a.Key)).Select(a => a.Key).ToListAsync(cancel);
            await unit.InsertAsync(ImportTables.Agents, some.ExceptBy(known, a => a.Key).Select(a => new UserAgent { Key = a.Key, Text = a.Text }), cancel);
            _knownAgents.UnionWith(keys);
        }
    }

    private static (DateTimeOffset? From, DateTimeOffset? To) Span(Import import, IReadOnlyList<CondensedServiceMinute> minutes)
    {
        var from = DateTimeOffset.UnixEpoch.AddMinutes(minutes[0].Minute);
        var to = DateTimeOffset.UnixEpoch.AddMinutes(minutes[^1].Minute);
        return (import.FromAt < from ? import.FromAt : from, import.ToAt > to ? import.ToAt : to);
    }
}

/// <summary>Where reading stands behind a chunk.</summary>
/// <param name="NextOffset">In bytes of the expanded content.</param>
/// <param name="BytesDone">Of the file as it came.</param>
public readonly record struct ChunkEnd(long NextOffset, long BytesDone, long Lines, long Accepted, long Rejected);

/// <summary>Somebody else has moved this import on; what this process was about to write is not written.</summary>
public sealed class ImportTakenOverException() : Exception("Another process works on this import.");
