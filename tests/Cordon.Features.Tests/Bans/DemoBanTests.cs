using Cordon.Domain.Bans;
using Cordon.Features.Demo;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Bans;

/// <summary>The ban of the Wednesday reaches exactly the people of the world's truth table, in whatever world; no rule reads that table.</summary>
public sealed class DemoBanTests
{
    [Theory]
    [InlineData(7)]
    public async Task It_reaches_exactly_whom_the_truth_says(int seed)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Null((await app.As("administrator").Get<LoadDemoHandler>().HandleAsync(new LoadDemo(300, seed, DemoUntil.Ban), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
        await ReachesTheTruthAsync(app);
        Assert.Equal(BanState.InForce, await app.AskAsync(db => db.Bans.Select(b => b.State).SingleAsync()));
    }

    [Fact]
    public async Task The_whole_story_has_a_ban_in_force_one_that_expires_and_one_that_was_lifted()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Null((await app.As("administrator").Get<LoadDemoHandler>().HandleAsync(new LoadDemo(300, 1), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.Get<Cordon.Features.Bans.CarryOutDueHandler>().HandleAsync(CancellationToken.None);
        await ReachesTheTruthAsync(app);
        Assert.Equal([(BanState.InForce, null), (BanState.Ended, BanEnd.Expired), (BanState.Ended, BanEnd.Lifted)], (await app.AskAsync(db => db.Bans.OrderBy(b => b.Id).ToListAsync())).Select(b => (b.State, b.EndedHow)));
    }

    private static async Task ReachesTheTruthAsync(TestApp app)
    {
        var truth = await DemoTruth.ReadAsync(Path.Combine(app.Folder, "demo-truth.json"), CancellationToken.None);
        var banned = await app.AskAsync(db => db.Accounts.Where(a => db.Coverage.Any(c => c.AccountId == a.Id && c.EndedAt == null)).Select(a => a.ExternalId).ToListAsync());
        Assert.Equal(truth.Accounts.Where(a => a.Expect.Contains(DemoExpectation.Reached)).Select(a => a.Account).Order(StringComparer.Ordinal), banned.Order(StringComparer.Ordinal));
    }
}
