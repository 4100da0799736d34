using Cordon.Data.Tests.SqlServer;
using Cordon.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cordon.Data.Tests.Stores;

[Trait("Runs", "conformance")]
public class ColumnTests
{
    public static TheoryData<string> Stores => EveryStore.Names;

    [Theory, MemberData(nameof(Stores))]
    public async Task An_instant_comes_back_to_the_tick_and_in_UTC(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        DateTimeOffset[] instants =
        [
            new(2025, 3, 14, 12, 0, 0, TimeSpan.FromHours(5.5)), StoreFacts.Noon.AddTicks(1), StoreFacts.Noon.AddTicks(9_999_999), DateTimeOffset.UnixEpoch.AddTicks(-1),
            new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero), new(1, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ];
        await store.SaveAsync(unit =>
        {
            for (var i = 0; i < instants.Length; i++)
            {
                var account = StoreFacts.Account($"{i}");
                (account.FirstSeenAt, account.CreatedAt) = (instants[i], i == 0 ? null : instants[i]);
                unit.Db.Accounts.Add(account);
            }
        });
        var read = await store.AskAsync(db => db.Accounts.OrderBy(a => a.Id).Select(a => new { a.FirstSeenAt, a.CreatedAt }).ToListAsync());
        Assert.Equal(instants.Select(at => at.ToUniversalTime().Ticks), read.Select(a => a.FirstSeenAt.Ticks));
        Assert.All(read, a => Assert.Equal(TimeSpan.Zero, a.FirstSeenAt.Offset));
        Assert.Equal([null, .. instants.Skip(1).Select(at => (long?)at.UtcTicks)], read.Select(a => a.CreatedAt?.UtcTicks));
        Assert.Equal(instants.Order(), await store.AskAsync(db => db.Accounts.OrderBy(a => a.FirstSeenAt).Select(a => a.FirstSeenAt).ToListAsync()));
        Assert.Equal(2, await store.AskAsync(db => db.Accounts.CountAsync(a => a.FirstSeenAt >= StoreFacts.Noon.AddTicks(1) && a.FirstSeenAt < StoreFacts.Noon.AddSeconds(1))));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Rows_are_paged_by_an_id_that_is_compared_as_it_is_stored(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        var ids = (await store.ResolveAsync("a", "b", "c")).Ids.Select(id => new AccountId(id)).ToArray();
        Assert.Equal(["a", "b"], await store.AskAsync(db => db.Accounts.Where(a => a.Id < ids[2]).OrderBy(a => a.Id).Select(a => a.ExternalId).ToListAsync()));
        Assert.Equal(["c"], await store.AskAsync(db => db.Accounts.Where(a => a.Id > ids[1]).Select(a => a.ExternalId).ToListAsync()));
        Assert.Equal(["a", "c"], await store.AskAsync(db => db.Accounts.Where(a => new[] { ids[0], ids[2] }.Contains(a.Id)).Select(a => a.ExternalId).OrderBy(e => e).ToListAsync()));
    }

    [Fact]
    public void Comparing_an_id_is_no_conversion_on_SQL_Server()
    {
        using var db = NoServer.SqlServer();
        var cursor = new AccountId(5);
        var text = db.Accounts.Where(a => a.Id < cursor).OrderByDescending(a => a.Id).Take(50).ToQueryString();
        Assert.Contains("WHERE [a].[Id] < @cursor\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_id_of_the_domain_is_kept_as_the_number_it_is()
    {
        var ids = typeof(AccountId).Assembly.GetTypes().Where(t => t is { IsValueType: true, IsPublic: true } && t.Name.EndsWith("Id", StringComparison.Ordinal)).ToList();
        Assert.True(ids.Count >= 5);
        var converters = typeof(CordonDb).Assembly.GetTypes().Where(t => t.BaseType is { IsGenericType: true } b && b.GetGenericArguments() is [_, var provider] && provider == typeof(long))
            .Select(t => t.BaseType!.GetGenericArguments()[0]).ToHashSet();
        Assert.Empty(ids.Where(id => !converters.Contains(id)).Select(id => $"{id.Name} has no converter"));
        foreach (var db in new[] { NoServer.Sqlite(), NoServer.SqlServer() })
        {
            var kept = db.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => ids.Contains(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)).ToList();
            Assert.Empty(kept.Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) != typeof(long)).Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}"));
            Assert.Equal(ids.Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))).Select(t => t.Name),
                kept.Select(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).Name).Distinct().Order(StringComparer.Ordinal));
            db.Dispose();
        }
    }
}
