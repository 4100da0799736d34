using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cordon.Data.Tests.Stores;

[Trait("Runs", "conformance")]
public class StopTests
{
    public static TheoryData<string> Stores => EveryStore.Names;

    [Theory, MemberData(nameof(Stores))]
    public async Task A_cancelled_token_stops_a_long_statement_and_the_store_goes_on(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        using var cancel = new CancellationTokenSource();
        var counting = store.Store.ReadAsync((db, token) => db.Database.SqlQueryRaw<int>(Begin(on, db, cancel)).ToListAsync(token), cancel.Token);
        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => counting.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        if (on == EveryStore.Sqlite) Assert.IsAssignableFrom<DbException>(stopped.InnerException);
        Assert.Equal(0, await store.AskAsync(db => db.Accounts.CountAsync()));
    }

    // SQLite calls back from the middle of the statement, so it is stopped there and not before it began. SQL Server cannot, and is given a while.
    private static string Begin(string on, CordonDb db, CancellationTokenSource cancel)
    {
        if (on == EveryStore.Sqlite)
        {
            ((SqliteConnection)db.Database.GetDbConnection()).CreateFunction("begun", () =>
            {
                cancel.Cancel();
                return 1;
            });
            return Counting("begun()");
        }
        cancel.CancelAfter(TimeSpan.FromSeconds(1));
        return Counting("1") + " OPTION (MAXRECURSION 0)";
    }

    // It would take minutes.
    private static string Counting(string from) => $"WITH n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT COUNT(*) AS Value FROM n";
}
