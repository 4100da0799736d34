using Cordon.Domain;
using Cordon.Features.Linking;
using Cordon.Features.Paging;
using Cordon.Testing;
using Cordon.Testing.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Linking;

public sealed class ListClustersTests
{
    [Theory]
    [InlineData(ClusterSort.Accounts)]
    [InlineData(ClusterSort.Changed)]
    [InlineData(ClusterSort.FlagScore)]
    public async Task Every_cluster_is_on_one_page_and_back_again(ClusterSort sort)
    {
        await using var app = await FilledAsync();
        var all = (await ListAsync(app, new(new(), sort))).Rows.Select(r => r.Id).ToList();
        var (seen, place, last) = (new List<long>(), PagePlace.First, default(Page<ClusterRow>));
        do
        {
            last = await ListAsync(app, new(new(), sort, place, 3));
            seen.AddRange(last.Rows.Select(r => r.Id));
            place = new(last.Next, null);
        }
        while (last.Next is not null);
        Assert.Equal(all, seen);
        var before = await ListAsync(app, new(new(), sort, new(null, last.Previous), 3));
        Assert.Equal(all.TakeLast(last.Rows.Count + 3).Take(3), before.Rows.Select(r => r.Id));
        Assert.Equal(10, last.Count.Value);
    }

    [Fact]
    public async Task Clusters_are_found_by_flag_by_size_and_by_a_member()
    {
        await using var app = await FilledAsync();
        Assert.Equal(["C-7-0", "C-3-0"], (await ListAsync(app, new(new(Flagged: true), ClusterSort.FlagScore))).Rows.Select(r => r.First));
        Assert.Equal(["C-9-0", "C-8-0"], (await ListAsync(app, new(new(Least: 5)))).Rows.Select(r => r.First).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(["C-4-0"], (await ListAsync(app, new(new("c-4-1")))).Rows.Select(r => r.First));
        Assert.Empty((await ListAsync(app, new(new("nobody")))).Rows);
    }

    [Fact]
    public async Task A_row_sums_up_its_accounts()
    {
        await using var app = await FilledAsync();
        var row = (await ListAsync(app, new(new(Flagged: true), ClusterSort.FlagScore))).Rows[0];
        Assert.Equal((0.9, 1, 10 * row.Accounts), (row.FlagScore, row.Flagged, row.Requests));
    }

    // Ten clusters of two to five accounts; the oldest of two of them stand flagged.
    private static async Task<TestApp> FilledAsync()
    {
        var app = await TestApp.StartAsync();
        var links = new SampleLinks(app.Store, TestApp.Noon.AddDays(-30));
        for (var c = 0; c < 10; c++)
        {
            var names = Enumerable.Range(0, 2 + c * 3 / 9 + (c > 7 ? 1 : 0)).Select(i => $"C-{c}-{i}").ToArray();
            foreach (var name in names) await links.AccountAsync(name, requests: 10);
            await links.ClusterAsync(names);
        }
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        foreach (var (name, score) in new[] { ("C-3-0", 0.7), ("C-7-0", 0.9) })
            await unit.Db.Accounts.Where(a => a.ExternalId == name).ExecuteUpdateAsync(set => set.SetProperty(a => a.FlagScore, score));
        await unit.CommitAsync(CancellationToken.None);
        return app.As("reviewer");
    }

    private static async Task<Page<ClusterRow>> ListAsync(TestApp app, ListClusters query) => (await app.Get<ListClustersHandler>().HandleAsync(query, CancellationToken.None)).Value;
}
