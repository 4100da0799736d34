using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Features.Linking;

namespace Cordon.Features.Tests.Linking;

public sealed class StreamClustersTests
{
    [Fact]
    public async Task A_cluster_is_told_with_every_link_and_the_hubs_that_join_nobody()
    {
        await using var store = await LinkedStore.StartAsync();
        await store.CardAsync("4242", "A-3", "A-10");
        var device = await store.DeviceAsync("dev-1", "A-3", "A-20", "A-30");
        await store.DeviceAsync("kiosk", ["A-3", .. Enumerable.Range(1, 8).Select(i => $"C-{i}")]);
        await store.CardAsync("1881", "B-1");
        await store.LinkAsync();
        await store.App.Get<JoinAccountsHandler>().HandleAsync(new(await store.IdAsync("B-1"), await store.IdAsync("A-10"), LinkedStore.Why), CancellationToken.None);
        await store.App.Get<CutAccountHandler>().HandleAsync(new(await store.IdAsync("A-30"), IdentifierRef.Of(device), LinkedStore.Why), CancellationToken.None);

        var cluster = Assert.Single(await AllAsync(store));
        Assert.Equal(["A-10", "A-20", "A-3", "B-1"], cluster.Accounts);
        Assert.Equal(["card payment:1 card •••• 4242: A-10 A-3", "device device:1 dev-1: A-20 A-3", "join   (decision 1): A-10 B-1"],
            cluster.Links.Select(l => $"{l.Kind} {l.Identifier} {l.Label}{(l.Decision is { } d ? $" (decision {d})" : "")}: {string.Join(' ', l.Accounts)}"));
        Assert.Equal(["device device:2 kiosk: 9 on the platform, A-3 here"], cluster.Hubs.Select(h => $"{h.Kind} {h.Identifier} {h.Label}: {h.Users} on the platform, {string.Join(' ', h.Accounts)} here"));
        Assert.Equal($"{string.Join(' ', cluster.Accounts)}: 4 accounts, {cluster.Links.Sum(l => l.Kind == "join" ? 1 : l.Accounts.Count)} links", await store.ClustersAsync());
    }

    [Fact]
    public async Task Every_cluster_is_told_once_however_many_there_are()
    {
        await using var store = await LinkedStore.StartAsync();
        for (var i = 0; i < 3; i++) await store.CardAsync($"{i:0000}", [.. Enumerable.Range(0, 20).Select(a => $"A-{i}-{a:00}")]);
        await store.LinkAsync();
        Assert.Equal(3, (await AllAsync(store)).Select(c => c.Cluster).Distinct().Count());
        store.App.As("support");
        await Assert.ThrowsAsync<RefusedException>(() => AllAsync(store));
    }

    private static async Task<List<StreamedCluster>> AllAsync(LinkedStore store)
    {
        var all = new List<StreamedCluster>();
        await foreach (var cluster in store.App.Get<StreamClustersHandler>().HandleAsync(CancellationToken.None)) all.Add(cluster);
        return all;
    }
}
