using System.Data;
using Cordon.Data.Storing;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cordon.Data.SqlServer;

public sealed class SqlServerDialect : IStoreDialect
{
    private const string Ids = "{ids}";

    // Duplicate key in an index, in a constraint; a broken foreign key or check.
    private static readonly int[] BrokenRules = [2601, 2627, 547];

    public Task<IDbContextTransaction> BeginWriteAsync(CordonDb db, CancellationToken cancel) => db.Database.BeginTransactionAsync(cancel);

    public async Task<long> TakeNumbersAsync(CordonDb db, string counter, int count, CancellationToken cancel) =>
        (await db.Database.SqlQuery<long>($"UPDATE Counters SET Last = Last + {count} OUTPUT inserted.Last AS Value WHERE Name = {counter}").ToListAsync(cancel))[0];

    public Task<int> InsertAsync<T>(CordonDb db, BulkTable<T> table, IEnumerable<T> rows, CancellationToken cancel) =>
        SqlServerBulkInsert.RunAsync(db, table, rows, cancel);

    public async Task ReadPairsAsync(CordonDb db, string statement, IEnumerable<long> ids, Action<long, long> take, CancellationToken cancel)
    {
        // A list as JSON keeps the statement's text, and so its plan, the same however many ids there are.
        SqlParameter[] parameters = statement.Contains(Ids, StringComparison.Ordinal) ? [new("@ids", SqlDbType.NVarChar, -1) { Value = $"[{string.Join(',', ids)}]" }] : [];
        var pairs = db.Database.SqlQueryRaw<Pair>(statement.Replace(Ids, "(SELECT CAST(value AS bigint) FROM OPENJSON(@ids))", StringComparison.Ordinal), [.. parameters]);
        await foreach (var pair in pairs.AsAsyncEnumerable().WithCancellation(cancel)) take(pair.First, pair.Second);
    }

    public string IdList(string parameter) => $"(SELECT Id FROM OPENJSON({parameter}) WITH (Id bigint '$'))";

    public Task<ResolvedAccounts> ResolveAccountsAsync(CordonDb db, IReadOnlyList<string> externalIds, DateTimeOffset learnedAt, CancellationToken cancel) =>
        SqlServerAccountResolver.RunAsync(this, db, externalIds, learnedAt, cancel);

    // Read committed snapshot is the DBA's to set: database/settings.sql.
    public Task PrepareAsync(CordonDb db, CancellationToken cancel) => Task.CompletedTask;

    // SQL Server keeps its statistics itself.
    public Task RefreshStatisticsAsync(CordonDb db, CancellationToken cancel) => Task.CompletedTask;

    // SqlClient stops the statement of a cancelled token itself.
    public IDisposable StopOn(CordonDb db, CancellationToken cancel) => Nothing.Instance;

    public bool IsRuleBroken(Exception failure) =>
        (failure as SqlException ?? failure.InnerException as SqlException) is { } server && BrokenRules.Contains(server.Number);

    private sealed record Pair(long First, long Second);

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
