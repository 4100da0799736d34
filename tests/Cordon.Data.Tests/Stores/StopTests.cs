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
        // A count that would take minutes. The limit of a recursion is the one word that differs.
        var count = "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT COUNT(*) AS Value FROM n" +
            (on == EveryStore.SqlServer ? " OPTION (MAXRECURSION 0)" : "");
        var counting = store.Store.ReadAsync(
            (db, token) =>
            {
                cancel.CancelAfter(TimeSpan.FromMilliseconds(100));
                return db.Database.SqlQueryRaw<int>(count).ToListAsync(token);
            },
            cancel.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => counting.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal(0, await store.AskAsync(db => db.Accounts.CountAsync()));
    }
}
