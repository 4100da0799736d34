using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Accounts;
using Cordon.Features.Activity;
using Cordon.Features.Detection;
using Cordon.Features.Imports;
using Cordon.Features.Overview;
using Cordon.Features.Paging;
using Cordon.Features.Tests.Detection;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Overview;

public sealed class ChangesTests
{
    [Fact]
    public async Task What_is_counted_since_an_instant_is_what_the_lists_show()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Log());
        await app.DetectAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));
        var since = app.Clock.GetUtcNow();
        await app.ImportAsync("b.log", DetectionWorld.Walker("late", from: 70_000) + DetectionWorld.Walker("later", from: 90_000, at: DetectionWorld.Night.AddHours(5)));
        await app.DetectAsync();

        foreach (var from in new DateTimeOffset?[] { null, since, since.AddHours(1) })
        {
            var changes = (await app.Get<GetChangesHandler>().HandleAsync(new(from), CancellationToken.None)).Value;
            Assert.Equal(changes.Flagged, (await ListAsync(app, new(Flag: AccountFilter.AnyFlag, FlaggedFrom: from))).Count);
            Assert.Equal(changes.Finished, (await app.Get<ListImportsHandler>().HandleAsync(new(Ended: ImportState.Finished, EndedFrom: from), CancellationToken.None)).Value.Count);
            Assert.Equal(from is null ? (3, 2) : from == since ? (2, 1) : (0, 0), (changes.Flagged.Value, changes.Finished.Value));
        }
        Assert.Equal(["late", "later"], (await ListAsync(app, new(FlaggedFrom: since), AccountSort.Account)).Rows.Select(a => a.Account).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Since_and_a_rule_together_ask_for_a_new_flag_of_that_rule()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Log());
        await app.DetectAsync();
        Assert.Equal(1, (await ListAsync(app, new(Flag: "walks-ids", FlaggedFrom: TestApp.Noon))).Count.Value);
        Assert.Equal(0, (await ListAsync(app, new(Flag: "walks-ids", FlaggedFrom: TestApp.Noon.AddTicks(1)))).Count.Value);
        Assert.Equal(0, (await ListAsync(app, new(Flag: "lockstep", FlaggedFrom: TestApp.Noon))).Count.Value);
    }

    [Fact]
    public async Task A_dismissed_flag_is_no_news()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Log());
        await app.DetectAsync();
        var id = (await ListAsync(app, new(Flag: AccountFilter.AnyFlag))).Rows.Single().Id;
        foreach (var rule in await app.RulesAsync("walker"))
            Assert.Null((await app.Get<DismissFlagHandler>().HandleAsync(new(new(id), rule, "Our own monitor."), CancellationToken.None)).Refusal);
        Assert.Equal(0, (await app.Get<GetChangesHandler>().HandleAsync(new(null), CancellationToken.None)).Value.Flagged.Value);
        Assert.Equal(0, (await ListAsync(app, new(FlaggedFrom: TestApp.Noon))).Count.Value);
    }

    [Fact]
    public async Task An_import_counts_as_failed_when_its_job_does()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Log());
        await using (var unit = await app.Store.BeginAsync(CancellationToken.None))
        {
            await unit.Db.Imports.ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ImportState.Reading), TestContext.Current.CancellationToken);
            await unit.Db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Failed).SetProperty(j => j.EndedAt, TestApp.Noon), TestContext.Current.CancellationToken);
            await unit.CommitAsync(CancellationToken.None);
        }
        Assert.Equal((0, 1), await CountAsync(TestApp.Noon));
        Assert.Equal((0, 0), await CountAsync(TestApp.Noon.AddSeconds(1)));

        async Task<(int, int)> CountAsync(DateTimeOffset since)
        {
            var changes = (await app.Get<GetChangesHandler>().HandleAsync(new(since), CancellationToken.None)).Value;
            return (changes.Finished.Value, changes.Failed.Value);
        }
    }

    [Fact]
    public async Task The_standing_of_detection_tells_before_during_and_after()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal((false, 0, true), await StandAsync());
        await app.ImportAsync("a.log", DetectionWorld.Log());
        var waiting = (await app.Get<GetDetectionStandingHandler>().HandleAsync(new(), CancellationToken.None)).Value;
        Assert.Equal((true, null, JobState.Queued), (waiting.HasFacts, waiting.LastRun, waiting.Open?.State));
        await app.DetectAsync();
        Assert.Equal((true, 3, false), await StandAsync());

        async Task<(bool, int, bool)> StandAsync()
        {
            var standing = (await app.Get<GetDetectionStandingHandler>().HandleAsync(new(), CancellationToken.None)).Value;
            Assert.Null(standing.Open);
            return (standing.HasFacts, standing.Looked.Value, standing.LastRun is null);
        }
    }

    [Fact]
    public async Task The_share_of_flagged_accounts_is_of_all_requests_in_the_span()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Log());
        await app.DetectAsync();
        var share = (await app.Get<GetStretchShareHandler>().HandleAsync(new(DetectionWorld.Night, DetectionWorld.Night.AddHours(3)), CancellationToken.None)).Value!;
        Assert.Equal((1, 400, 3, 472), (share.Accounts, share.Made, share.All.Value, share.Requests));
        Assert.Null((await app.Get<GetStretchShareHandler>().HandleAsync(new(DetectionWorld.Night, DetectionWorld.Night.AddHours(25)), CancellationToken.None)).Value);
    }

    [Fact]
    public async Task Who_may_not_browse_is_told_none_of_it()
    {
        await using var app = await TestApp.StartAsync();
        app.As("support");
        Assert.Equal(Refusals.NotPermitted, (await app.Get<GetChangesHandler>().HandleAsync(new(null), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await app.Get<GetDetectionStandingHandler>().HandleAsync(new(), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await app.Get<GetStretchShareHandler>().HandleAsync(new(TestApp.Noon, TestApp.Noon), CancellationToken.None)).Refusal);
    }

    private static async Task<Page<AccountRow>> ListAsync(TestApp app, AccountFilter filter, AccountSort sort = AccountSort.FlagScore) =>
        (await app.Get<ListAccountsHandler>().HandleAsync(new(filter, sort), CancellationToken.None)).Value;
}
