using Cordon.Domain.Imports;
using Cordon.Features.Accounts;
using Cordon.Features.Activity;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Activity;

public sealed class SeriesTests
{
    private static readonly DateTimeOffset Night = new(2026, 3, 8, 2, 10, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_accounts_requests_lie_in_their_minutes()
    {
        await using var app = await FilledAsync();
        var series = (await app.Get<GetAccountSeriesHandler>().HandleAsync(new(await IdAsync(app, "mara")), CancellationToken.None)).Value!;
        Assert.Equal((Night, 1), (series.From, series.Minutes));
        Assert.Equal([2, 0, 1], series.Requests);
        Assert.Equal([1, 0, 0], series.Errors);
    }

    [Fact]
    public async Task A_span_reads_only_its_minutes()
    {
        await using var app = await FilledAsync();
        var series = (await app.Get<GetAccountSeriesHandler>().HandleAsync(new(await IdAsync(app, "mara"), Night.AddMinutes(1), Night.AddMinutes(2)), CancellationToken.None)).Value!;
        Assert.Equal([0, 1], series.Requests);
    }

    [Fact]
    public async Task The_platform_is_the_sum_of_all()
    {
        await using var app = await FilledAsync();
        var series = (await app.Get<GetServiceSeriesHandler>().HandleAsync(new(Night, Night.AddMinutes(2)), CancellationToken.None)).Value!;
        Assert.Equal([3, 0, 1], series.Requests);
        Assert.Null(series.Latency);
    }

    [Fact]
    public async Task Without_a_log_there_is_no_series()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Null((await app.Get<GetServiceSeriesHandler>().HandleAsync(new(), CancellationToken.None)).Value);
    }

    [Fact]
    public async Task An_unknown_account_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(AccountRefusals.NotFound, (await app.Get<GetAccountSeriesHandler>().HandleAsync(new(new(77)), CancellationToken.None)).Refusal);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(1_440, 1)]
    [InlineData(14 * 1_440, 15)]
    [InlineData(60 * 1_440, 60)]
    public void A_chart_has_no_more_points_than_it_can_show(int minutes, int step)
    {
        var buckets = TimeBuckets.Over(Night, Night.AddMinutes(minutes - 1));
        Assert.Equal(step, buckets.Minutes);
        Assert.True(buckets.Count <= TimeBuckets.Most);
        Assert.True(buckets.From <= Night && buckets.To > Night.AddMinutes(minutes - 1));
    }

    [Fact]
    public void A_span_too_long_keeps_its_end()
    {
        var buckets = TimeBuckets.Over(Night.AddYears(-3), Night);
        Assert.True(buckets.To > Night && buckets.From >= Night.AddDays(-TimeBuckets.MaxDays - 1));
    }

    [Fact]
    public async Task What_an_account_asked_for_is_read_off_its_minutes()
    {
        await using var app = await FilledAsync();
        var use = (await app.Get<GetAccountUseHandler>().HandleAsync(new(await IdAsync(app, "mara")), CancellationToken.None)).Value;
        Assert.Equal((3, 1, 1), (use.Requests, use.Parts, use.ClientErrors));
        Assert.Equal(["/images/{n}", "/app.css"], use.Routes.Select(r => r.Template));
        Assert.Equal(new IdRange(5, 6), use.Routes[0].Ids);
        Assert.Equal("Firefox", Assert.Single(use.Agents).Name);
    }

    private static async Task<TestApp> FilledAsync()
    {
        var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log",
            SampleLines.Combined(Night, target: "/images/5") + SampleLines.Combined(Night.AddSeconds(30), target: "/images/6", status: 404) +
            SampleLines.Combined(Night.AddMinutes(2), target: "/app.css") + SampleLines.Combined(Night.AddSeconds(5), user: "noor")));
        return app;
    }

    private static Task<Domain.AccountId> IdAsync(TestApp app, string name) => app.AskAsync(db => db.Accounts.Where(a => a.ExternalId == name).Select(a => a.Id).SingleAsync());
}
