using Cordon.Domain.Jobs;
using Cordon.Features.Detection;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Detection;

/// <summary>Some hundred accounts more than one batch holds, so that a run has a middle to be stopped in.</summary>
public sealed class InterruptedDetectionTests
{
    private const int Walkers = 700;

    [Theory]
    [InlineData("Measuring accounts", 500)]
    [InlineData("Measuring accounts", 700)]
    [InlineData("Judging accounts", 1_200)]
    public async Task A_run_whose_process_died_is_taken_up_by_another_and_comes_to_the_same_flags(string doing, long done)
    {
        await using var whole = await ImportedAsync();
        await whole.DetectAsync();
        await using var app = await ImportedAsync();
        await StopAsync(app, doing, done);

        var board = app.Get<JobBoard>();
        var claimed = await board.ClaimNextAsync(CancellationToken.None);
        await board.RunAsync(claimed!.Value, null, CancellationToken.None);

        Assert.Equal(await whole.StandingAsync(), await app.StandingAsync());
        Assert.DoesNotContain(await app.FlagsAsync(standing: false), f => f.SupersededAt is not null);
        Assert.Equal(0, await app.AskAsync(db => db.Accounts.CountAsync(a => a.ActivityVersion != a.DetectedVersion)));
        Assert.Equal(JobState.Succeeded, (await app.AskAsync(db => db.Jobs.SingleAsync(j => j.Id == claimed))).State);
    }

    [Fact]
    public async Task A_cancelled_run_keeps_what_it_found_and_leaves_the_rest_due()
    {
        await using var app = await ImportedAsync();
        var job = (await app.Get<QueueDetectionHandler>().HandleAsync(new(), CancellationToken.None)).Value;
        await app.Get<JobBoard>().RunAsync((await app.Get<JobBoard>().ClaimNextAsync(CancellationToken.None))!.Value, new At("Judging accounts", 1_200, () => Ask(app)), CancellationToken.None);
        Assert.Equal(JobState.Cancelled, (await app.AskAsync(db => db.Jobs.SingleAsync(j => j.Id == job))).State);
        Assert.Equal(Walkers - 500, await app.AskAsync(db => db.Accounts.CountAsync(a => a.ActivityVersion != a.DetectedVersion)));
        Assert.Equal(500, await app.AskAsync(db => db.Flags.Select(f => f.AccountId).Distinct().CountAsync()));
        await app.DetectAsync();
        Assert.Equal(Walkers, await app.AskAsync(db => db.Flags.Select(f => f.AccountId).Distinct().CountAsync()));
    }

    [Fact]
    public async Task Of_two_runs_at_a_time_the_older_one_gives_way()
    {
        await using var app = await ImportedAsync();
        await app.Get<QueueDetectionHandler>().HandleAsync(new(), CancellationToken.None);
        var board = app.Get<JobBoard>();
        var refusal = await board.RunAsync((await board.ClaimNextAsync(CancellationToken.None))!.Value, new At("Measuring accounts", 500, () => app.DetectAsync().GetAwaiter().GetResult()), CancellationToken.None);
        Assert.Equal("detection.taken-over", refusal?.Code);
        Assert.Equal(Walkers, await app.AskAsync(db => db.Flags.Select(f => f.AccountId).Distinct().CountAsync()));
        Assert.DoesNotContain(await app.FlagsAsync(standing: false), f => f.SupersededAt is not null);
    }

    private static async Task<TestApp> ImportedAsync()
    {
        var app = await TestApp.StartAsync(("Cordon:Detection:AfterImport", "false"));
        await app.ImportAsync("a.log", string.Concat(Enumerable.Range(0, Walkers).Select(i => DetectionWorld.Walker($"walker{i:000}", 70, i * 1_000))));
        return app;
    }

    /// <summary>Stops the run's process there, and makes it one that is dead.</summary>
    private static async Task StopAsync(TestApp app, string doing, long done)
    {
        var job = (await app.Get<QueueDetectionHandler>().HandleAsync(new(), CancellationToken.None)).Value;
        using var stop = new CancellationTokenSource();
        var board = app.Get<JobBoard>();
        Assert.Equal(job, await board.ClaimNextAsync(CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => board.RunAsync(job, new At(doing, done, stop.Cancel), stop.Token));
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        await unit.Db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.Worker, "elsewhere/1/1").SetProperty(j => j.HeartbeatAt, TestApp.Noon.AddHours(-1)));
        await unit.CommitAsync(CancellationToken.None);
    }

    private static void Ask(TestApp app)
    {
        using var db = app.Get<IDbContextFactory<Data.CordonDb>>().CreateDbContext();
        db.Jobs.Where(j => j.State == JobState.Running).ExecuteUpdate(set => set.SetProperty(j => j.CancelRequested, true));
    }

    /// <summary>Does something once, when the run has come so far.</summary>
    private sealed class At(string doing, long done, Action act) : IProgress<JobProgress>
    {
        private bool _done;

        public void Report(JobProgress value)
        {
            if (_done || value.Doing != doing || value.BytesDone < done) return;
            _done = true;
            act();
        }
    }
}
