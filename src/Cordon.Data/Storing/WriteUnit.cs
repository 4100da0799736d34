using Cordon.Domain;
using Cordon.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cordon.Data.Storing;

/// <summary>One transaction: what is changed, and the audit entries of it.</summary>
public sealed class WriteUnit(CordonDb db, IDbContextTransaction transaction, IStoreDialect dialect, TimeProvider clock) : IAsyncDisposable
{
    private readonly List<AuditRecord> _records = [];
    private readonly List<Func<CancellationToken, Task>> _consequences = [];

    public CordonDb Db => db;

    public IStoreDialect Dialect => dialect;

    /// <summary>When this unit's decisions are taken, UTC.</summary>
    public DateTimeOffset At { get; } = clock.GetUtcNow();

    /// <summary>Writes an audit entry when the unit is committed.</summary>
    public void Record(AuditRecord record) => _records.Add(record);

    /// <summary>Lets something follow from what this unit changed, once that is saved and within its transaction.</summary>
    public void Follow(Func<CancellationToken, Task> consequence) => _consequences.Add(consequence);

    /// <summary>Inserts rows now, within this transaction.</summary>
    public Task<int> InsertAsync<T>(BulkTable<T> table, IEnumerable<T> rows, CancellationToken cancel) => dialect.InsertAsync(db, table, rows, cancel);

    /// <summary>Takes the next numbers of a counter; whoever else wants some waits until this unit ends.</summary>
    /// <returns>The last of them.</returns>
    public Task<long> TakeNumbersAsync(string counter, int count, CancellationToken cancel) => dialect.TakeNumbersAsync(db, counter, count, cancel);

    public Task<ResolvedAccounts> ResolveAccountsAsync(IReadOnlyList<string> externalIds, CancellationToken cancel) =>
        dialect.ResolveAccountsAsync(db, externalIds, At, cancel);

    /// <summary>Saves everything or nothing.</summary>
    /// <returns><paramref name="outcome"/>; or <c>record.changed-meanwhile</c> when another writer came first or a rule of the database was broken.</returns>
    public async Task<Outcome<T>> CommitAsync<T>(T outcome, CancellationToken cancel)
    {
        try
        {
            await SaveAsync(cancel);
            await transaction.CommitAsync(cancel);
            return outcome;
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || dialect.IsRuleBroken(failure))
        {
            await transaction.RollbackAsync(CancellationToken.None);
            return Refusals.ChangedMeanwhile;
        }
    }

    /// <summary>Saves everything; for machine work, where a broken rule is a bug and not somebody else's decision.</summary>
    public async Task CommitAsync(CancellationToken cancel)
    {
        await SaveAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await db.DisposeAsync();
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        foreach (var consequence in _consequences) await consequence(cancel);
        await AppendAuditAsync(cancel);
    }

    // Last in the transaction: the counter's row is held from here to the commit, so numbers come in the order of commits, without gaps,
    // and nobody waits for it longer than a commit takes.
    private async Task AppendAuditAsync(CancellationToken cancel)
    {
        if (_records.Count == 0) return;
        var sequence = await dialect.TakeNumbersAsync(db, Counter.Audit, _records.Count, cancel) - _records.Count;
        foreach (var record in _records) db.AuditEntries.Add(record.Number(++sequence, At));
        await db.SaveChangesAsync(cancel);
    }
}
