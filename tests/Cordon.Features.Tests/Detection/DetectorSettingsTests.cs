using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Features.Detection;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Detection;

public sealed class DetectorSettingsTests
{
    private static readonly Dictionary<string, double> Strict = new() { ["steps"] = 5_000 }, Looser = new() { ["steps"] = 70 };

    [Fact]
    public async Task Other_thresholds_supersede_the_flags_of_their_rule_alone_and_nothing_is_overwritten()
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        var before = await app.FlagsAsync();
        Assert.Equal(1, (await SaveAsync(app, Looser, 0)).Value);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DetectAsync();
        var after = await app.FlagsAsync(standing: false);
        Assert.Equal(before.Where(f => f.Rule != "walks-ids").Select(f => f.Id), after.Where(f => f.Rule != "walks-ids").Select(f => f.Id));
        var walks = after.Where(f => f.Rule == "walks-ids").ToList();
        Assert.Equal((app.Clock.GetUtcNow(), null), (walks[0].SupersededAt, walks[1].SupersededAt));
        Assert.Equal((60, 70), (FlagJson.Values(walks[0].Settings)["steps"], FlagJson.Values(walks[1].Settings)["steps"]));
        Assert.Equal(before.Single(f => f.Rule == "walks-ids").Reason, walks[0].Reason);

        await SaveAsync(app, Strict, 1);
        await app.DetectAsync();
        Assert.DoesNotContain("walks-ids", await app.RulesAsync("walker"));
        Assert.Equal(2, (await app.FlagsAsync(standing: false)).Count(f => f.Rule == "walks-ids" && f.SupersededAt is not null));
    }

    [Fact]
    public async Task A_detector_that_is_off_finds_nothing()
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        await app.Get<SaveDetectorHandler>().HandleAsync(new("walks-ids", new Dictionary<string, double>(), IsOn: false, 0), CancellationToken.None);
        await app.DetectAsync();
        Assert.DoesNotContain("walks-ids", await app.RulesAsync("walker"));
    }

    [Fact]
    public async Task Saving_and_resetting_are_audited_with_before_and_after_and_queue_a_run()
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        await SaveAsync(app, Looser, 0);
        Assert.Equal(1, await app.AskAsync(db => db.Jobs.CountAsync(j => j.Kind == DetectionJobs.Run && j.State == Domain.Jobs.JobState.Queued)));
        Assert.Equal(2, (await app.Get<ResetDetectorHandler>().HandleAsync(new("walks-ids", 1), CancellationToken.None)).Value);
        var entries = await app.AskAsync(db => db.AuditEntries.Where(e => e.Subject == "detector:walks-ids").OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(["detector.saved", "detector.reset"], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.True(e.Entry.Contains("\"steps\":60", StringComparison.Ordinal) && e.Entry.Contains("\"steps\":70", StringComparison.Ordinal), e.Entry));
        var view = (await app.Get<GetDetectorHandler>().HandleAsync(new("walks-ids"), CancellationToken.None)).Value;
        Assert.Equal((true, 2, null), (view.IsDefault, view.ConcurrencyVersion, view.SavedBy));
    }

    [Fact]
    public async Task Who_saw_an_older_state_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        await SaveAsync(app, Looser, 0);
        Assert.Equal(Refusals.ChangedMeanwhile, (await SaveAsync(app, Strict, 0)).Refusal);
        Assert.Equal(Refusals.ChangedMeanwhile, (await app.Get<ResetDetectorHandler>().HandleAsync(new("walks-ids", 0), CancellationToken.None)).Refusal);
        Assert.Equal(70, (await app.Get<GetDetectorHandler>().HandleAsync(new("walks-ids"), CancellationToken.None)).Value.Thresholds[0].Value);
    }

    [Fact]
    public async Task A_threshold_that_is_not_there_or_out_of_bounds_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal("detector.threshold-out-of-range", (await SaveAsync(app, new() { ["steps"] = 1 }, 0)).Refusal?.Code);
        Assert.Equal("detector.no-such-threshold", (await SaveAsync(app, new() { ["strides"] = 1 }, 0)).Refusal?.Code);
        Assert.Equal("detector.not-found", (await app.Get<SaveDetectorHandler>().HandleAsync(new("nothing", Looser, true, 0), CancellationToken.None)).Refusal?.Code);
        Assert.Equal(DetectionRefusals.AlreadyDefault, (await app.Get<ResetDetectorHandler>().HandleAsync(new("walks-ids", 0), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_preview_tells_what_a_run_would_then_find()
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        var now = await PreviewAsync(app, "walks-ids", []);
        Assert.Equal((3, 1, 1), (now.Measured, now.Now, now.Draft));
        Assert.Equal((1, 0), ((await PreviewAsync(app, "walks-ids", Strict)).Now, (await PreviewAsync(app, "walks-ids", Strict)).Draft));
        var steps = now.Thresholds.Single(t => t.Name == "steps").Positions;
        Assert.Equal((12, 20.0, 5_000.0), (steps.Count, steps[0].Value, steps[^1].Value));
        Assert.Equal([.. steps.Select(p => p.Value <= 399 ? 1 : 0)], steps.Select(p => p.Accounts));
        Assert.Equal(1, await app.AskAsync(db => db.Flags.CountAsync(f => f.Rule == "walks-ids")));
    }

    [Fact]
    public async Task A_preview_of_lockstep_counts_those_that_move_together()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", string.Concat(Enumerable.Range(0, 4).Select(i => DetectionWorld.Walker($"bot{i}", 900, 1_000 + i, step: 4))));
        await app.DetectAsync();
        var preview = await PreviewAsync(app, "lockstep", []);
        Assert.Equal((4, 4, 4), (preview.Measured, preview.Now, preview.Draft));
        var accounts = preview.Thresholds.Single(t => t.Name == "accounts").Positions;
        Assert.Equal((4, 0), (accounts[0].Accounts, accounts[^1].Accounts));
    }

    [Fact]
    public async Task The_list_of_detectors_counts_whom_each_has_flagged()
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        var list = (await app.Get<ListDetectorsHandler>().HandleAsync(new(), CancellationToken.None)).Value;
        Assert.Equal(Detectors.All.Select(d => d.Rule), list.Detectors.Select(d => d.Rule));
        Assert.Equal(1, list.Detectors.Single(d => d.Rule == "walks-ids").Flagged.Value);
        Assert.Equal(3, list.LastRun!.Accounts);
    }

    private static Task<Outcome<int>> SaveAsync(TestApp app, Dictionary<string, double> values, int expected) =>
        app.Get<SaveDetectorHandler>().HandleAsync(new("walks-ids", values, IsOn: true, expected), CancellationToken.None);

    private static async Task<DetectorPreview> PreviewAsync(TestApp app, string rule, Dictionary<string, double> values) =>
        (await app.Get<PreviewDetectorHandler>().HandleAsync(new(rule, values), CancellationToken.None)).Value;
}
