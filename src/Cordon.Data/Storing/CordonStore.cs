using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Data.Storing;

/// <summary>The way to the store: a context an operation, because a circuit or a job can live all day.</summary>
public sealed class CordonStore(IDbContextFactory<CordonDb> contexts, IStoreDialect dialect, TimeProvider clock)
{
    public IStoreDialect Dialect => dialect;

    /// <summary>Asks the store something, off the caller's thread; a cancelled token stops the statement itself.</summary>
    /// <remarks>SQLite's asynchronous calls are not: on the caller's thread a slow query would hold a circuit still.</remarks>
    public Task<T> ReadAsync<T>(Func<CordonDb, CancellationToken, Task<T>> query, CancellationToken cancel) => Task.Run(
        async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            await db.Database.OpenConnectionAsync(cancel);
            using var stop = dialect.StopOn(db, cancel);
            try
            {
                return await query(db, cancel);
            }
            catch (DbException stopped) when (cancel.IsCancellationRequested)
            {
                // SQLite says "interrupted" where a caller who cancelled waits for this.
                throw new OperationCanceledException("The question was withdrawn.", stopped, cancel);
            }
        },
        cancel);

    /// <summary>Begins a unit of work that is saved with its audit entries, or not at all.</summary>
    public async Task<WriteUnit> BeginAsync(CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        try
        {
            return new WriteUnit(db, await dialect.BeginWriteAsync(db, cancel), dialect, clock);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates or brings up to date the database.</summary>
    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.MigrateAsync(cancel);
        await dialect.PrepareAsync(db, cancel);
    }
}
