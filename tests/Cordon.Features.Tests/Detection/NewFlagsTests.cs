using Cordon.Features.Detection;
using Cordon.Testing;

namespace Cordon.Features.Tests.Detection;

public sealed class NewFlagsTests
{
    [Fact]
    public async Task What_came_since_the_sitting_before_is_new()
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        Assert.Null(await MarkAsync(app));
        Assert.Equal(1, (await NewAsync(app, null)).Accounts.Value);

        app.Clock.Advance(TimeSpan.FromHours(8));
        var mark = await MarkAsync(app);
        Assert.Equal(TestApp.Noon, mark);
        await app.ImportAsync("b.log", DetectionWorld.Walker("second", 900, 9_000));
        await app.DetectAsync();
        var news = await NewAsync(app, mark);
        Assert.Equal((1, 2), (news.Accounts.Value, news.Flagged.Value));
        var top = Assert.Single(news.Top);
        Assert.Equal(("second", (await app.RulesAsync("second")).Length), (top.Account, top.Rules.Count));
        Assert.Equal((48, 900), (top.RequestsPerHour.Count, top.RequestsPerHour.Sum()));
        Assert.Contains(await app.FlagsAsync(), f => f.Rule == top.Rules[0] && f.Score.Equals(top.Score) && f.AccountId.Value == top.Id && f.Reason == top.Reason);
    }

    [Fact]
    public async Task A_flag_that_is_only_written_anew_is_no_news()
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        app.Clock.Advance(TimeSpan.FromHours(8));
        await app.ImportAsync("b.log", DetectionWorld.Walker("walker", 900, 9_000, at: DetectionWorld.Night.AddHours(9)));
        await app.DetectAsync();
        Assert.DoesNotContain((await NewAsync(app, TestApp.Noon.AddHours(4))).Top, a => a.Rules is ["walks-ids"]);
    }

    [Fact]
    public async Task A_visit_soon_after_another_does_not_move_the_mark()
    {
        await using var app = await TestApp.StartAsync();
        await MarkAsync(app);
        app.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Equal(TestApp.Noon, await MarkAsync(app));
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(TestApp.Noon, await MarkAsync(app));
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(TestApp.Noon, await MarkAsync(app));
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(TestApp.Noon.AddHours(10).AddMinutes(58), await MarkAsync(app));
        Assert.Null(await MarkAsync(app.As("reviewer")));
    }

    private static async Task<DateTimeOffset?> MarkAsync(TestApp app) => (await app.Get<MarkVisitHandler>().HandleAsync(new(), CancellationToken.None)).Value;

    private static async Task<NewFlags> NewAsync(TestApp app, DateTimeOffset? since) => (await app.Get<GetNewFlagsHandler>().HandleAsync(new(since), CancellationToken.None)).Value;
}
