using Cordon.Domain;
using Cordon.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cordon.Data.Tests.Stores;

[Trait("Runs", "conformance")]
public class ResolveAccountsTests
{
    public static TheoryData<string> Stores => EveryStore.Names;

    [Theory, MemberData(nameof(Stores))]
    public async Task Accounts_are_found_or_made_and_their_ids_come_in_the_order_asked_for(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        var first = await store.ResolveAsync("b", "a");
        Assert.Equal([0, 1], first.Created);
        var second = await store.ResolveAsync("c", "a", "d", "b");
        Assert.Equal([0, 2], second.Created);
        Assert.Equal([first.Ids[1], first.Ids[0]], [second.Ids[1], second.Ids[3]]);
        var kept = await store.AskAsync(db => db.Accounts.ToDictionaryAsync(a => a.ExternalId, a => a.Id));
        Assert.Equal(new[] { "c", "a", "d", "b" }.Select(name => kept[name]), second.Ids.Select(id => new AccountId(id)));
        Assert.Equal(4, kept.Count);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_made_account_is_observed_and_not_yet_seen(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        store.Clock.Advance(TimeSpan.FromTicks(1));
        await store.ResolveAsync("one");
        var account = await store.AskAsync(db => db.Accounts.SingleAsync());
        Assert.Equal((AccountKind.Observed, Account.NotSeen, Account.NotSeen, 0, store.Clock.GetUtcNow()),
            (account.Kind, account.FirstSeenAt, account.LastSeenAt, account.Requests, account.LearnedAt));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Ids_are_told_apart_character_by_character(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        // A capital, an accent, one composed and one not, the dotless i, beyond the basic plane, a blank before it (none comes in with one behind), full width, a sharp s.
        string[] names = ["mara", "Mara", "MARA", "mará", "mara\u0301", "mar\u0131a", "maria", "\U0001F600", "\U0001F601", " mara", "ｍａｒａ", "straße", "strasse", "it's", new string('x', 320)];
        var made = await store.ResolveAsync(names);
        Assert.Equal(Enumerable.Range(0, names.Length), made.Created);
        Assert.Distinct(made.Ids);
        var found = await store.ResolveAsync([.. names.Reverse()]);
        Assert.Empty(found.Created);
        Assert.Equal(made.Ids.Reverse(), found.Ids);
        Assert.Equal(names.Order(StringComparer.Ordinal), (await store.AskAsync(db => db.Accounts.Select(a => a.ExternalId).ToListAsync())).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task What_is_not_committed_is_not_there(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        await using (var unit = await store.Store.BeginAsync(CancellationToken.None)) await unit.ResolveAccountsAsync(["one"], CancellationToken.None);
        Assert.Equal(0, await store.AskAsync(db => db.Accounts.CountAsync()));
        Assert.Equal([0], (await store.ResolveAsync("one")).Created);
    }
}
