using System.Collections.Concurrent;
using Cordon.Data;
using Cordon.Data.SqlServer;
using Cordon.Data.Storing;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cordon.Testing.SqlServer;

/// <summary>SQL Server's own dialect, but for the bulk copy, which wants a wire: its tables and rows are counted instead.</summary>
public sealed class RecordingDialect : IStoreDialect
{
    private readonly SqlServerDialect _real = new();

    /// <summary>Rows that were to be inserted in bulk, by table.</summary>
    public ConcurrentDictionary<string, int> Inserted { get; } = [];

    public Task<int> InsertAsync<T>(CordonDb db, BulkTable<T> table, IEnumerable<T> rows, CancellationToken cancel)
    {
        var count = rows.Count();
        Inserted.AddOrUpdate(table.Name, count, (_, before) => before + count);
        return Task.FromResult(count);
    }

    /// <summary>Records the resolver's statements; the ids are made up, and every account is new.</summary>
    public async Task<ResolvedAccounts> ResolveAccountsAsync(CordonDb db, IReadOnlyList<string> externalIds, DateTimeOffset learnedAt, CancellationToken cancel)
    {
        await SqlServerAccountResolver.RunAsync(this, db, externalIds, learnedAt, cancel);
        return new([.. Enumerable.Range(1, externalIds.Count).Select(place => (long)place)], [.. Enumerable.Range(0, externalIds.Count)]);
    }

    public Task<IDbContextTransaction> BeginWriteAsync(CordonDb db, CancellationToken cancel) => _real.BeginWriteAsync(db, cancel);
    public Task<long> TakeNumbersAsync(CordonDb db, string counter, int count, CancellationToken cancel) => _real.TakeNumbersAsync(db, counter, count, cancel);
    public Task ReadPairsAsync(CordonDb db, string statement, IEnumerable<long> ids, Action<long, long> take, CancellationToken cancel) =>
        _real.ReadPairsAsync(db, statement, ids, take, cancel);

    public string IdList(string parameter) => _real.IdList(parameter);
    public Task PrepareAsync(CordonDb db, CancellationToken cancel) => _real.PrepareAsync(db, cancel);
    public Task RefreshStatisticsAsync(CordonDb db, CancellationToken cancel) => _real.RefreshStatisticsAsync(db, cancel);
    public IDisposable StopOn(CordonDb db, CancellationToken cancel) => _real.StopOn(db, cancel);
    public bool IsRuleBroken(Exception failure) => _real.IsRuleBroken(failure);
}
