using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cordon.Data.Tests.Stores;

[Trait("Runs", "conformance")]
public class MigrateTests
{
    public static TheoryData<string> Stores => EveryStore.Names;

    [Theory, MemberData(nameof(Stores))]
    public async Task Nothing_becomes_a_store_and_a_second_time_changes_nothing(string on)
    {
        await using var store = EveryStore.CreateEmpty(on);
        await store.Store.MigrateAsync(CancellationToken.None);
        await store.SaveAsync(unit => unit.Db.Accounts.Add(StoreFacts.Account("kept")));
        await store.Store.MigrateAsync(CancellationToken.None);
        Assert.Equal("kept", await store.AskAsync(db => db.Accounts.Select(a => a.ExternalId).SingleAsync()));
        Assert.Empty(await store.AskAsync(db => db.Database.GetPendingMigrationsAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_new_store_holds_the_first_two_clauses_and_nothing_else(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        Assert.Equal(["aggressive-automation", "service-disruption"], await store.AskAsync(db => db.PolicyClauses.Select(c => c.Code).OrderBy(c => c).ToListAsync()));
        Assert.Equal(0, await store.AskAsync(db => db.Accounts.CountAsync()));
        Assert.Equal(0, await store.AskAsync(db => db.AuditEntries.CountAsync()));
    }
}
