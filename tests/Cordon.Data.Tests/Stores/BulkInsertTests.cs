using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Activity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cordon.Data.Tests.Stores;

[Trait("Runs", "conformance")]
public class BulkInsertTests
{
    private static readonly BulkTable<StagedAccount> Staged = new("StagedAccounts",
    [
        BulkColumn<StagedAccount>.Number("AccountId", s => s.AccountId.Value),
        BulkColumn<StagedAccount>.Number("ImportId", s => s.ImportId.Value),
        BulkColumn<StagedAccount>.OptionalInstant("CreatedAt", s => s.CreatedAt?.UtcTicks),
        BulkColumn<StagedAccount>.Text("DisplayName", s => s.DisplayName),
        BulkColumn<StagedAccount>.Text("Country", s => s.Country),
        BulkColumn<StagedAccount>.Number("EmailVerified", s => s.EmailVerified ? 1 : 0),
    ]);

    private static readonly BulkTable<ActivityMinute> Minutes = new("ActivityMinutes",
    [
        BulkColumn<ActivityMinute>.Bytes("Detail", m => m.Detail),
        BulkColumn<ActivityMinute>.Number("AccountId", m => m.AccountId.Value),
        BulkColumn<ActivityMinute>.Instant("MinuteAt", m => m.MinuteAt.UtcTicks),
        BulkColumn<ActivityMinute>.Number("Bytes", m => m.Bytes),
        .. new[] { "ImportId", "Chunk", "Requests", "ClientErrors", "NotFound", "Denied", "ServerErrors", "Parts", "Referred", "Queried", "Resources", "Agents", "Networks" }
            .Select((name, i) => BulkColumn<ActivityMinute>.Number(name, _ => i)),
    ]);

    public static TheoryData<string> Stores => EveryStore.Names;

    [Theory, MemberData(nameof(Stores))]
    public async Task Texts_flags_and_missing_values_come_back_as_they_went_in(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        StagedAccount[] rows =
        [
            new() { ImportId = new(1), AccountId = new(1), DisplayName = "Zoë \U0001F600 it's \"quoted\"", Country = "DE", EmailVerified = true, CreatedAt = StoreFacts.Noon.AddTicks(1) },
            new() { ImportId = new(1), AccountId = new(2), DisplayName = "" },
            new() { ImportId = new(2), AccountId = new(long.MaxValue), DisplayName = null, CreatedAt = DateTimeOffset.UnixEpoch },
        ];
        Assert.Equal(3, await InsertAsync(store, Staged, rows));
        Assert.Equivalent(rows, await store.AskAsync(db => db.StagedAccounts.OrderBy(s => s.AccountId).ToListAsync()), strict: true);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Bytes_instants_and_numbers_come_back_as_they_went_in(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        var account = new AccountId((await store.ResolveAsync("one")).Ids[0]);
        byte[][] details = [[], [0], [.. Enumerable.Range(0, 20_000).Select(i => (byte)i)]];
        Assert.Equal(3, await InsertAsync(store, Minutes, details.Select((detail, i) => Minute(account, detail, StoreFacts.Noon.AddMinutes(i), bytes: long.MaxValue - i))));
        var read = await store.AskAsync(db => db.ActivityMinutes.OrderBy(m => m.Id).ToListAsync());
        Assert.Equal(details, read.Select(m => m.Detail));
        Assert.Equal([(StoreFacts.Noon, long.MaxValue), (StoreFacts.Noon.AddMinutes(1), long.MaxValue - 1), (StoreFacts.Noon.AddMinutes(2), long.MaxValue - 2)],
            read.Select(m => (m.MinuteAt, m.Bytes)));
        Assert.All(read, m => Assert.Equal((1, 2, 3, 12), (m.Chunk, m.Requests, m.ClientErrors, m.Networks)));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Rows_of_a_unit_that_is_given_up_are_not_there(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        await using (var unit = await store.Store.BeginAsync(CancellationToken.None))
            await unit.InsertAsync(Staged, [new() { ImportId = new(1), AccountId = new(1) }], CancellationToken.None);
        Assert.Equal(0, await store.AskAsync(db => db.StagedAccounts.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_rule_holds_for_rows_in_bulk_too(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        var nobody = await Record.ExceptionAsync(() => InsertAsync(store, Minutes, [Minute(new(99), [], StoreFacts.Noon, bytes: 0)]));
        Assert.True(nobody is not null && store.Dialect.IsRuleBroken(nobody), nobody?.ToString());
        StagedAccount[] twice = [new() { ImportId = new(1), AccountId = new(1) }, new() { ImportId = new(1), AccountId = new(1) }];
        var same = await Record.ExceptionAsync(() => InsertAsync(store, Staged, twice));
        Assert.True(same is not null && store.Dialect.IsRuleBroken(same), same?.ToString());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_cancelled_token_stops_the_rows(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        using var cancel = new CancellationTokenSource();
        await using var unit = await store.Store.BeginAsync(CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unit.InsertAsync(Staged, Endless(cancel), cancel.Token));
    }

    private static IEnumerable<StagedAccount> Endless(CancellationTokenSource cancel)
    {
        for (var i = 1; i < 100_000; i++)
        {
            if (i == 10_000) cancel.Cancel();
            yield return new() { ImportId = new(1), AccountId = new(i) };
        }
    }

    private static ActivityMinute Minute(AccountId account, byte[] detail, DateTimeOffset at, long bytes) => new()
    {
        AccountId = account,
        MinuteAt = at,
        Bytes = bytes,
        Detail = detail,
        ImportId = new(0),
        Chunk = 0,
        Requests = 0,
        ClientErrors = 0,
        NotFound = 0,
        Denied = 0,
        ServerErrors = 0,
        Parts = 0,
        Referred = 0,
        Queried = 0,
        Resources = 0,
        Agents = 0,
        Networks = 0,
    };

    private static async Task<int> InsertAsync<T>(Cordon.Testing.Stores.TestStore store, BulkTable<T> table, IEnumerable<T> rows)
    {
        await using var unit = await store.Store.BeginAsync(CancellationToken.None);
        var count = await unit.InsertAsync(table, rows, CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return count;
    }
}
