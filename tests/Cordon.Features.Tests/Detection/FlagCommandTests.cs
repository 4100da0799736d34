using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Features.Detection;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Detection;

public sealed class FlagCommandTests
{
    private const string Why = "Our own monitor, asked for by the platform team.";

    [Fact]
    public async Task A_dismissal_lasts_over_another_run_and_a_later_flag_and_can_be_taken_back()
    {
        await using var app = await WalkedAsync();
        var walker = await AccountAsync(app, "walker");
        foreach (var rule in await app.RulesAsync("walker")) Assert.Null((await DismissAsync(app, walker, rule)).Refusal);
        Assert.Equal(0, await ScoreAsync(app, walker));

        await app.ImportAsync("b.log", DetectionWorld.Walker("walker", 900, 5_000, at: DetectionWorld.Night.AddHours(9)));
        Assert.NotEqual(0, (await app.DetectAsync()).Changed);
        Assert.Equal(0, await ScoreAsync(app, walker));
        Assert.Empty(await RowsAsync(app, all: false));
        Assert.Contains(await RowsAsync(app, all: true), f => f is { Dismissed: true, SupersededAt: null });
        var view = (await app.Get<GetAccountFlagsHandler>().HandleAsync(new(walker), CancellationToken.None)).Value;
        Assert.All(view.Standing, f => Assert.Equal(Why, f.Dismissal!.Reason));
        Assert.NotEmpty(view.Past);

        Assert.Null((await app.Get<TakeBackDismissalHandler>().HandleAsync(new(walker, "walks-ids"), CancellationToken.None)).Refusal);
        Assert.Equal("walks-ids", Assert.Single(await RowsAsync(app, all: false)).Rule);
        Assert.Equal((await app.FlagsAsync()).Single(f => f.Rule == "walks-ids").Score, await ScoreAsync(app, walker));
        Assert.Null((await DismissAsync(app, walker, "walks-ids")).Refusal);
    }

    [Fact]
    public async Task A_dismissal_and_its_audit_entry_are_saved_together()
    {
        await using var app = await WalkedAsync();
        var walker = await AccountAsync(app, "walker");
        await DismissAsync(app.As("reviewer"), walker, "walks-ids");
        await app.Get<TakeBackDismissalHandler>().HandleAsync(new(walker, "walks-ids"), CancellationToken.None);
        var entries = await app.AskAsync(db => db.AuditEntries.Where(e => e.Action.StartsWith("flag.")).OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(["flag.dismissed", "flag.dismissal-taken-back"], entries.Select(e => e.Action));
        Assert.Equal(("dev:reviewer", Why, $"account:{walker.Value}"), (entries[0].Actor, entries[0].Reason, entries[0].Subject));
    }

    [Theory]
    [InlineData("too short", "walks-ids", "flag.reason-too-short")]
    [InlineData("   spaces   ", "walks-ids", "flag.reason-too-short")]
    [InlineData(Why, "lockstep", "flag.not-found")]
    public async Task What_cannot_be_dismissed_is_refused_and_nothing_is_written(string reason, string rule, string code)
    {
        await using var app = await WalkedAsync();
        Assert.Equal(code, (await app.Get<DismissFlagHandler>().HandleAsync(new(await AccountAsync(app, "walker"), rule, reason), CancellationToken.None)).Refusal?.Code);
        Assert.False(await app.AskAsync(db => db.FlagDismissals.AnyAsync()) || await app.AskAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "flag.dismissed")));
    }

    [Fact]
    public async Task What_was_dismissed_is_not_dismissed_twice_nor_taken_back_twice()
    {
        await using var app = await WalkedAsync();
        var walker = await AccountAsync(app, "walker");
        await DismissAsync(app, walker, "walks-ids");
        Assert.Equal(FlagRefusals.AlreadyDismissed, (await DismissAsync(app, walker, "walks-ids")).Refusal);
        await app.Get<TakeBackDismissalHandler>().HandleAsync(new(walker, "walks-ids"), CancellationToken.None);
        Assert.Equal(FlagRefusals.NotDismissed, (await app.Get<TakeBackDismissalHandler>().HandleAsync(new(walker, "walks-ids"), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Who_may_not_is_refused()
    {
        await using var app = await WalkedAsync();
        var walker = await AccountAsync(app, "walker");
        foreach (var name in new[] { "legal", "support", "auditor" })
        {
            app.As(name);
            Assert.Equal(Refusals.NotPermitted, (await DismissAsync(app, walker, "walks-ids")).Refusal);
            Assert.Equal(Refusals.NotPermitted, (await app.Get<TakeBackDismissalHandler>().HandleAsync(new(walker, "walks-ids"), CancellationToken.None)).Refusal);
        }
        foreach (var name in new[] { "legal", "support", "auditor", "reviewer", "approver" })
        {
            app.As(name);
            Assert.Equal(Refusals.NotPermitted, (await app.Get<SaveDetectorHandler>().HandleAsync(new("walks-ids", new Dictionary<string, double>(), true, 0), CancellationToken.None)).Refusal);
            Assert.Equal(Refusals.NotPermitted, (await app.Get<ResetDetectorHandler>().HandleAsync(new("walks-ids", 0), CancellationToken.None)).Refusal);
            Assert.Equal(Refusals.NotPermitted, (await app.Get<AddKnownAutomationHandler>().HandleAsync(new("a", Why, "walker"), CancellationToken.None)).Refusal);
            Assert.Equal(Refusals.NotPermitted, (await app.Get<RemoveKnownAutomationHandler>().HandleAsync(new(new(1)), CancellationToken.None)).Refusal);
        }
        app.As("support");
        Assert.Equal(Refusals.NotPermitted, (await app.Get<GetAccountFlagsHandler>().HandleAsync(new(walker), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await app.Get<GetNewFlagsHandler>().HandleAsync(new(null), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await app.Get<PreviewDetectorHandler>().HandleAsync(new("walks-ids", new Dictionary<string, double>()), CancellationToken.None)).Refusal);
        await Assert.ThrowsAsync<RefusedException>(() => RowsAsync(app, all: false));
    }

    internal static async Task<TestApp> WalkedAsync()
    {
        var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Log());
        await app.DetectAsync();
        return app;
    }

    internal static Task<AccountId> AccountAsync(TestApp app, string name) => app.AskAsync(db => db.Accounts.Where(a => a.ExternalId == name).Select(a => a.Id).SingleAsync());

    internal static async Task<List<FlagRow>> RowsAsync(TestApp app, bool all)
    {
        var rows = new List<FlagRow>();
        await foreach (var row in app.Get<StreamFlagsHandler>().HandleAsync(all, CancellationToken.None)) rows.Add(row);
        return rows;
    }

    private static Task<double> ScoreAsync(TestApp app, AccountId account) => app.AskAsync(db => db.Accounts.Where(a => a.Id == account).Select(a => a.FlagScore).SingleAsync());

    private static Task<Outcome<FlagDismissalId>> DismissAsync(TestApp app, AccountId account, string rule) =>
        app.Get<DismissFlagHandler>().HandleAsync(new(account, rule, Why), CancellationToken.None);
}
