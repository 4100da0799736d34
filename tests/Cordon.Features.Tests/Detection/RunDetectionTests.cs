using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Detection;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Detection;

public sealed class RunDetectionTests
{
    [Fact]
    public async Task A_walker_is_flagged_and_persons_are_not()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Log());
        var result = await app.DetectAsync();
        Assert.Equal(3, result.Accounts);
        Assert.Contains("walks-ids", await app.RulesAsync("walker"));
        Assert.Empty(await app.RulesAsync("mara"));
        Assert.Empty(await app.RulesAsync("idris"));
        Assert.Equal((await app.FlagsAsync()).Max(f => f.Score), (await app.AskAsync(db => db.Accounts.SingleAsync(a => a.ExternalId == "walker"))).FlagScore);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Log());
        Assert.NotEqual(0, (await app.DetectAsync()).Changed);
        Assert.Equal(DetectionResult.None with { Seconds = 0 }, await app.DetectAsync() with { Seconds = 0 });
        Assert.DoesNotContain(await app.FlagsAsync(standing: false), f => f.SupersededAt is not null);
    }

    [Fact]
    public async Task An_import_makes_only_the_accounts_seen_in_it_due()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Log());
        await app.DetectAsync();
        var walker = (await app.FlagsAsync()).Select(f => f.Id).ToList();
        await app.ImportAsync("b.log", DetectionWorld.Person("mara", 5, DetectionWorld.Night.AddHours(5)));
        Assert.Equal(1, (await app.DetectAsync()).Accounts);
        Assert.Equal(walker, (await app.FlagsAsync()).Select(f => f.Id));
    }

    [Fact]
    public async Task More_of_the_same_supersedes_the_flag_and_keeps_since_when_it_stands()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Walker("walker"));
        await app.DetectAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.ImportAsync("b.log", DetectionWorld.Walker("walker", 900, 5_000, at: DetectionWorld.Night.AddHours(9)));
        await app.DetectAsync();
        var flags = (await app.FlagsAsync(standing: false)).Where(f => f.Rule == "walks-ids").ToList();
        Assert.Equal(2, flags.Count);
        Assert.Equal((app.Clock.GetUtcNow(), flags[1].RunId), (flags[0].SupersededAt, flags[0].SupersededByRunId));
        Assert.Equal((flags[0].FoundAt, flags[0].FoundAt, app.Clock.GetUtcNow()), (flags[0].FirstFoundAt, flags[1].FirstFoundAt, flags[1].FoundAt));
    }

    [Fact]
    public async Task Several_who_walk_one_range_are_found_together_and_a_third_who_comes_later_changes_the_others()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Walker("one", 900, step: 2) + DetectionWorld.Walker("two", 900, 1_001, step: 2));
        await app.DetectAsync();
        Assert.DoesNotContain("lockstep", await app.RulesAsync("one"));
        await app.ImportAsync("b.log", DetectionWorld.Walker("three", 900, 1_001, step: 2, at: DetectionWorld.Night.AddSeconds(1)));
        Assert.Equal(3, (await app.DetectAsync()).Accounts);
        foreach (var account in new[] { "one", "two", "three" }) Assert.Contains("lockstep", await app.RulesAsync(account));
        Assert.Equal("""["three","two"]""", (await app.AskAsync(db => db.Flags.SingleAsync(f => f.Rule == "lockstep" && f.With == """["three","two"]"""))).With);
    }

    [Fact]
    public async Task An_import_queues_one_run_in_the_transaction_of_its_end()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Log());
        await app.ImportAsync("b.log", DetectionWorld.Walker("other"));
        var job = await app.AskAsync(db => db.Jobs.SingleAsync(j => j.Kind == DetectionJobs.Run));
        Assert.Equal(JobState.Queued, job.State);
        await app.DetectAsync();
        Assert.Equal(JobState.Succeeded, (await app.AskAsync(db => db.Jobs.SingleAsync(j => j.Kind == DetectionJobs.Run))).State);
    }

    [Fact]
    public async Task No_run_is_queued_where_the_settings_or_the_importer_do_not_want_one()
    {
        await using var app = await TestApp.StartAsync(("Cordon:Detection:AfterImport", "false"));
        await app.ImportAsync("a.log", DetectionWorld.Log());
        Assert.False(await app.AskAsync(db => db.Jobs.AnyAsync(j => j.Kind == DetectionJobs.Run)));
    }

    [Theory]
    [InlineData("support")]
    [InlineData("legal")]
    [InlineData("auditor")]
    public async Task Who_may_not_run_the_detectors_is_refused(string name)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(Refusals.NotPermitted, (await app.As(name).Get<RunDetectionHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await app.Get<QueueDetectionHandler>().HandleAsync(new(), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_run_and_its_result_are_in_the_audit_record()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Log());
        await app.DetectAsync();
        var entry = await app.AskAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "detection.finished"));
        Assert.Contains("\"accounts\":3", entry.Entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_no_trace_in_detection()
    {
        await using var app = await TestApp.StartAsync(("Cordon:Ingest:ChunkLines", "1000"));
        await app.ImportAsync("a.log", DetectionWorld.Log());
        await app.DetectAsync();
        var before = await app.StandingAsync();
        var half = app.WriteFile("b.log", SampleLines.Log(DetectionWorld.Night, 3_000, 1).Replace("user0", "mara", StringComparison.Ordinal));
        await app.Get<Features.Imports.ImportFileHandler>().HandleAsync(new(ImportKind.Requests, half, "b.log", IdentifyBy.User, "test", RunHere: true), null, CancellationToken.None);
        var job = await app.AskAsync(db => db.Imports.Where(i => i.State == ImportState.Reading).Select(i => i.JobId).SingleAsync());
        await app.Get<JobBoard>().RunAsync(job, new Once(async () =>
        {
            // Half of the file is in the store now: a run that comes at this moment must not see it, nor what is left when it is taken back.
            await app.DetectAsync();
            await using var unit = await app.Store.BeginAsync(CancellationToken.None);
            await unit.Db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.CancelRequested, true));
            await unit.CommitAsync(CancellationToken.None);
        }), CancellationToken.None);
        Assert.Equal(ImportState.Cancelled, (await app.AskAsync(db => db.Imports.SingleAsync(i => i.JobId == job))).State);
        await app.DetectAsync();
        Assert.Equal(before, await app.StandingAsync());
    }

    [Fact]
    public async Task A_cancelled_import_leaves_an_account_that_was_put_on_the_list_meanwhile()
    {
        await using var app = await TestApp.StartAsync(("Cordon:Ingest:ChunkLines", "1000"));
        var log = app.WriteFile("a.log", SampleLines.Log(DetectionWorld.Night, 3_000, 3));
        await app.Get<Features.Imports.ImportFileHandler>().HandleAsync(new(ImportKind.Requests, log, "a.log", IdentifyBy.User, "test", RunHere: true), null, CancellationToken.None);
        var job = await app.AskAsync(db => db.Imports.Select(i => i.JobId).SingleAsync());
        await app.Get<JobBoard>().RunAsync(job, new Once(async () =>
        {
            Assert.Null((await app.Get<AddKnownAutomationHandler>().HandleAsync(new("Monitor", "Our own monitor.", "user1", Detect: false), CancellationToken.None)).Refusal);
            await using var unit = await app.Store.BeginAsync(CancellationToken.None);
            await unit.Db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.CancelRequested, true));
            await unit.CommitAsync(CancellationToken.None);
        }), CancellationToken.None);
        Assert.Equal("user1", (await app.AskAsync(db => db.Accounts.SingleAsync())).ExternalId);
        Assert.Equal(ImportState.Cancelled, (await app.AskAsync(db => db.Imports.SingleAsync())).State);
    }

    private sealed class Once(Func<Task> act) : IProgress<JobProgress>
    {
        private bool _done;

        public void Report(JobProgress value)
        {
            if (_done || value.Lines < 1_000) return;
            _done = true;
            act().GetAwaiter().GetResult();
        }
    }
}
