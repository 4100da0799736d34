using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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
    public async Task What_was_imported_before_there_was_detection_is_due(string on)
    {
        await using var store = EveryStore.CreateEmpty(on);
        await using (var db = await store.Contexts.CreateDbContextAsync())
        {
            var before = db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_Detection", StringComparison.Ordinal)).Last();
            await db.GetService<IMigrator>().MigrateAsync(before);
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO Accounts (ExternalId, Kind, EmailVerified, FirstSeenAt, LastSeenAt, Requests, LearnedAt)
                VALUES ('seen', 'Observed', 0, '2025-01-01', '2025-01-01', 5, '2025-01-01'), ('told', 'Registered', 0, '2025-01-01', '2025-01-01', 0, '2025-01-01')
                """);
        }
        await store.Store.MigrateAsync(CancellationToken.None);
        Assert.Equal(["seen"], await store.AskAsync(db => db.Accounts.Where(a => a.ActivityVersion != a.DetectedVersion).Select(a => a.ExternalId).ToListAsync()));
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
