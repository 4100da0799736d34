using Cordon.Data.Storing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Cordon.Data.Sqlite;

public sealed class SqliteDialect : IStoreDialect
{
    private const string Ids = "{ids}";
    private const int RowsBetweenLooks = 4_096;          // at the cancel token
    private const int Constraint = 19;                   // the primary code of every broken rule: unique, foreign key, check, trigger

    public async Task<IDbContextTransaction> BeginWriteAsync(CordonDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        // IMMEDIATE: a transaction that reads before it writes would find its snapshot stale, and no waiting helps then.
        var transaction = Connection(db).BeginTransaction(deferred: false);
        return (await db.Database.UseTransactionAsync(transaction, cancel))!;
    }

    public async Task<long> TakeNumbersAsync(CordonDb db, string counter, int count, CancellationToken cancel) =>
        (await db.Database.SqlQuery<long>($"UPDATE Counters SET Last = Last + {count} WHERE Name = {counter} RETURNING Last AS Value").ToListAsync(cancel))[0];

    public Task<int> InsertAsync<T>(CordonDb db, BulkTable<T> table, IEnumerable<T> rows, CancellationToken cancel) =>
        Task.FromResult(SqliteBulkInsert.Run(Connection(db), table, rows, cancel));

    public Task ReadPairsAsync(CordonDb db, string statement, IEnumerable<long> ids, Action<long, long> take, CancellationToken cancel)
    {
        var isAsked = statement.Contains(Ids, StringComparison.Ordinal);
        using var rows = new SqliteStatement(Connection(db), statement.Replace(Ids, "(SELECT value FROM json_each(?1))", StringComparison.Ordinal));
        if (isAsked) rows.Bind(1, $"[{string.Join(',', ids)}]");
        for (var count = 0; rows.Step(); count++)
        {
            if (count % RowsBetweenLooks == 0) cancel.ThrowIfCancellationRequested();
            take(rows.Number(0), rows.Number(1));
        }
        return Task.CompletedTask;
    }

    public string IdList(string parameter) => $"(SELECT value AS Id FROM json_each({parameter}))";

    public Task<ResolvedAccounts> ResolveAccountsAsync(CordonDb db, IReadOnlyList<string> externalIds, DateTimeOffset learnedAt, CancellationToken cancel) =>
        Task.FromResult(SqliteAccountResolver.Run(Connection(db), externalIds, learnedAt, cancel));

    public async Task PrepareAsync(CordonDb db, CancellationToken cancel) => await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);

    // analysis_limit keeps this to some thousand rows an index, whatever the table's size. Source: sqlite.org/lang_analyze.html.
    public async Task RefreshStatisticsAsync(CordonDb db, CancellationToken cancel) =>
        await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; ANALYZE;", cancel);

    public IDisposable StopOn(CordonDb db, CancellationToken cancel)
    {
        var handle = Connection(db).Handle;
        return cancel.Register(() => raw.sqlite3_interrupt(handle));
    }

    public bool IsRuleBroken(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: Constraint } || failure.InnerException is SqliteException { SqliteErrorCode: Constraint };

    private static SqliteConnection Connection(CordonDb db) => (SqliteConnection)db.Database.GetDbConnection();
}
