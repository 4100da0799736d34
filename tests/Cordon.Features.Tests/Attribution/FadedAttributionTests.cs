using Cordon.Domain.Attribution;
using Cordon.Domain.Jobs;
using Cordon.Features.Attribution;
using Cordon.Features.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Attribution;

public sealed class FadedAttributionTests
{
    [Theory]
    [InlineData(23, 0)]
    [InlineData(24, 1)]
    public async Task A_run_is_queued_a_day_after_the_last_one(int hours, int queued)
    {
        await using var store = await ConfirmedAsync();
        store.App.Clock.Advance(TimeSpan.FromHours(hours));
        Assert.Equal((queued == 1, queued), (await LookAsync(store), await QueuedAsync(store)));
    }

    [Fact]
    public async Task One_that_waits_is_enough()
    {
        await using var store = await ConfirmedAsync();
        store.App.Clock.Advance(TimeSpan.FromDays(2));
        await LookAsync(store);
        await LookAsync(store);
        Assert.Equal(1, await QueuedAsync(store));
    }

    [Fact]
    public async Task It_can_be_turned_off()
    {
        await using var store = await ConfirmedAsync();
        store.App.Get<AttributionSettings>().EveryHours = 0;
        store.App.Clock.Advance(TimeSpan.FromDays(9));
        Assert.False(await LookAsync(store));
    }

    [Fact]
    public async Task Nothing_fades_before_a_first_run()
    {
        await using var store = await AttributedStore.StartAsync();
        store.App.Clock.Advance(TimeSpan.FromDays(9));
        Assert.False(await LookAsync(store));
    }

    [Fact]
    public async Task Who_was_not_seen_for_a_year_comes_up_by_itself()
    {
        await using var store = await ConfirmedAsync();
        store.App.Clock.Advance(TimeSpan.FromDays(Affiliation.RecheckAfterDays + 1));
        await LookAsync(store);
        await store.App.Get<RunAttributionHandler>().HandleAsync(new(IfQueued: true), new Progress<Features.Jobs.JobProgress>(), TestContext.Current.CancellationToken);
        Assert.Equal(ReviewReason.Stale, (await store.OfAsync("A-1")).Review);
    }

    /// <summary>Somebody is confirmed, and no run waits.</summary>
    private static async Task<AttributedStore> ConfirmedAsync()
    {
        var store = await AttributedStore.StartAsync();
        await store.AccountsAsync("A-1,jo@northlight-data.com,true");
        await store.AttributeAsync();
        await store.ConfirmAsync("A-1");
        await store.AttributeAsync();
        return store;
    }

    private static Task<bool> LookAsync(AttributedStore store) => store.App.Get<QueueFadedAttributionHandler>().HandleAsync(TestContext.Current.CancellationToken);

    private static Task<int> QueuedAsync(AttributedStore store) => store.App.AskAsync(db => db.Jobs.CountAsync(j => j.Kind == AttributionJobs.Run && j.State == JobState.Queued));
}
