using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Domain.Linking;
using Cordon.Features.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Linking;

public sealed class HubLimitTests
{
    [Fact]
    public async Task Another_limit_links_every_account_anew_and_the_default_comes_back()
    {
        await using var store = await LinkedStore.StartAsync();
        await store.CardAsync("4242", "A-1", "A-2", "A-3");
        await store.CardAsync("1881", "B-1", "B-2");
        await store.LinkAsync();
        store.App.As("administrator");
        Assert.Equal(1, (await SaveAsync(store, 2, 0)).Value);
        Assert.Equal(1, await store.App.AskAsync(db => db.Jobs.CountAsync(j => j.Kind == LinkingJobs.Run && j.State == JobState.Queued)));
        await store.LinkAsync();
        Assert.Equal("B-1 B-2: 2 accounts, 2 links", await store.ClustersAsync());
        Assert.True(await store.App.AskAsync(db => db.LinkingRuns.OrderByDescending(r => r.Id).Select(r => r.Whole).FirstAsync()));

        Assert.Equal(20, (await store.App.Get<ResetHubLimitHandler>().HandleAsync(new(IdentifierKind.Card, 1), CancellationToken.None)).Value);
        await store.LinkAsync();
        Assert.Equal("A-1 A-2 A-3: 3 accounts, 3 links\nB-1 B-2: 2 accounts, 2 links", await store.ClustersAsync());
        Assert.Equal(["hub-limits.saved", "hub-limits.saved"], await store.AuditAsync("hub-limits."));
    }

    [Fact]
    public async Task Whoever_saw_an_older_limit_is_refused_and_a_limit_has_bounds()
    {
        await using var store = await LinkedStore.StartAsync();
        store.App.As("administrator");
        await SaveAsync(store, 12, 0);
        Assert.Equal("record.changed-meanwhile", (await SaveAsync(store, 13, 0)).Refusal?.Code);
        Assert.Equal(2, (await SaveAsync(store, 13, 1)).Value);
        Assert.Equal("hub-limit.out-of-range", (await SaveAsync(store, 0, 2)).Refusal?.Code);
        Assert.Equal("record.changed-meanwhile", (await store.App.Get<ResetHubLimitHandler>().HandleAsync(new(IdentifierKind.Card, 1), CancellationToken.None)).Refusal?.Code);
        Assert.Equal("hub-limit.already-default", (await store.App.Get<ResetHubLimitHandler>().HandleAsync(new(IdentifierKind.Bank, 0), CancellationToken.None)).Refusal?.Code);
        store.App.As("approver");
        Assert.Equal(Refusals.NotPermitted, (await SaveAsync(store, 14, 2)).Refusal);
    }

    [Fact]
    public async Task Limits_are_listed_with_who_chose_them()
    {
        await using var store = await LinkedStore.StartAsync();
        store.App.As("administrator");
        await SaveAsync(store, 12, 0);
        var list = (await store.App.Get<ListHubLimitsHandler>().HandleAsync(new(), CancellationToken.None)).Value;
        Assert.Equal(HubLimits.Kinds, list.Limits.Select(l => l.Kind));
        Assert.Equal((12, 20, "Ada Administrator", 1), (list.Limits[0].Limit, list.Limits[0].Default, list.Limits[0].SavedByName, list.Limits[0].Version));
        Assert.All(list.Limits.Skip(1), l => Assert.True(l.IsDefault && l.Limit == l.Default));
        Assert.False((await store.App.As("reviewer").Get<ListHubLimitsHandler>().HandleAsync(new(), CancellationToken.None)).Value.MayChange);
    }

    [Fact]
    public async Task A_preview_says_what_would_be_a_hub_and_how_many_accounts_use_one()
    {
        await using var store = await LinkedStore.StartAsync();
        await store.CardAsync("1111", "A-1");
        await store.CardAsync("2222", "A-1", "A-2");
        await store.CardAsync("4444", "A-1", "A-2", "A-3", "A-4");
        await store.CardAsync("5555", [.. Enumerable.Range(1, 25).Select(i => $"A-{i}")]);
        await store.Facts.CardAsync("6666", ["A-1", "A-2", "A-3"], Domain.Payments.CardFunding.Prepaid);
        await store.DeviceAsync("phone", "A-1", "A-2", "A-3");
        Assert.Equal(new HubLimitPreview(3, 1, 2, 25, 25), await PreviewAsync(store, IdentifierKind.Card, 3));
        Assert.Equal(new HubLimitPreview(3, 1, 0, 25, 0), await PreviewAsync(store, IdentifierKind.Card, 25));
        Assert.Equal(new HubLimitPreview(1, 0, 1, 0, 3), await PreviewAsync(store, IdentifierKind.PrepaidCard, 2));
        Assert.Equal(new HubLimitPreview(1, 0, 1, 0, 3), await PreviewAsync(store, IdentifierKind.Device, 1));
        Assert.Equal(new HubLimitPreview(0, 0, 0, 0, 0), await PreviewAsync(store, IdentifierKind.Wallet, 1));
    }

    private static async Task<HubLimitPreview> PreviewAsync(LinkedStore store, IdentifierKind kind, int limit) =>
        (await store.App.Get<PreviewHubLimitHandler>().HandleAsync(new(kind, limit), CancellationToken.None)).Value;

    private static Task<Outcome<int>> SaveAsync(LinkedStore store, int limit, int seen) => store.App.Get<SaveHubLimitHandler>().HandleAsync(new(IdentifierKind.Card, limit, seen), CancellationToken.None);
}
