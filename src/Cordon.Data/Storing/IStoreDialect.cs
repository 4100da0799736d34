using Microsoft.EntityFrameworkCore.Storage;

namespace Cordon.Data.Storing;

/// <summary>What the two databases do differently: the only place, beside the mappings, where that shows.</summary>
public interface IStoreDialect
{
    /// <summary>Begins a transaction that will write, waiting for other writers where the database has only one at a time.</summary>
    Task<IDbContextTransaction> BeginWriteAsync(CordonDb db, CancellationToken cancel);

    /// <summary>Takes the next <paramref name="count"/> numbers of a counter within the running transaction.</summary>
    /// <returns>The last of them.</returns>
    Task<long> TakeNumbersAsync(CordonDb db, string counter, int count, CancellationToken cancel);

    /// <summary>Inserts many rows within the running transaction.</summary>
    /// <returns>How many.</returns>
    Task<int> InsertAsync<T>(CordonDb db, BulkTable<T> table, IEnumerable<T> rows, CancellationToken cancel);

    /// <summary>Reads rows of two whole numbers, for millions of which an object each would cost more than the reading.</summary>
    /// <param name="statement">A query in words that both databases know, whose columns are named First and Second; where it says <c>{ids}</c>, the ids stand as a list in brackets.</param>
    /// <param name="ids">As many as one likes: they are one parameter.</param>
    /// <param name="take">Called for each row, in the order of the query.</param>
    Task ReadPairsAsync(CordonDb db, string statement, IEnumerable<long> ids, Action<long, long> take, CancellationToken cancel);

    /// <summary>A table of one column, <c>Id</c>, made of a parameter that holds whole numbers as a JSON array: as many as one likes are one parameter.</summary>
    /// <param name="parameter">How the statement names it: <c>{0}</c>.</param>
    string IdList(string parameter);

    /// <summary>Finds the ids of accounts by external id, within the running transaction, and adds those that are missing as observed.</summary>
    Task<ResolvedAccounts> ResolveAccountsAsync(CordonDb db, IReadOnlyList<string> externalIds, DateTimeOffset learnedAt, CancellationToken cancel);

    /// <summary>Prepares a migrated database for many readers beside a writer, where that is a switch of the database.</summary>
    Task PrepareAsync(CordonDb db, CancellationToken cancel);

    /// <summary>Brings the statistics up to date that plans rest on, after many rows came.</summary>
    Task RefreshStatisticsAsync(CordonDb db, CancellationToken cancel);

    /// <summary>Makes a cancelled token stop the statement that runs on the context's open connection.</summary>
    IDisposable StopOn(CordonDb db, CancellationToken cancel);

    /// <summary>Whether a failed save broke a rule of the database (unique, foreign key, check) rather than the database itself.</summary>
    bool IsRuleBroken(Exception failure);
}

/// <param name="Ids">In the order asked for.</param>
/// <param name="Created">The places among them that were new.</param>
public sealed record ResolvedAccounts(long[] Ids, IReadOnlyList<int> Created);
