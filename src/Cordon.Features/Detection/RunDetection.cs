using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Runs the detectors here and now, over all that is due; for the command line and the demo. The console queues a run instead.</summary>
/// <param name="IfQueued">Only where a run waits, as after an import, or was left by a process that died; where another process has it, nothing is done.</param>
public sealed record RunDetection(bool IfQueued = false);

/// <param name="Accounts">Accounts looked at.</param>
/// <param name="Changed">Flags written and flags superseded.</param>
public sealed record DetectionResult(long Accounts, long Changed, double Seconds)
{
    public static readonly DetectionResult None = new(0, 0, 0);
}

public sealed class RunDetectionHandler(CordonStore store, ICurrentActor actors, JobBoard board, TimeProvider clock)
{
    /// <param name="cancel">Cancels the run: what it wrote stays, the rest stays due.</param>
    /// <returns>What came of it; or <c>permission.missing</c>, <c>detection.cancelled</c>, <c>detection.taken-over</c>.</returns>
    public async Task<Outcome<DetectionResult>> HandleAsync(RunDetection command, IProgress<JobProgress> progress, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        var started = clock.GetTimestamp();
        if (await DetectionJobs.Runs.TakeAsync(store, actor, command.IfQueued, cancel) is not { } job) return DetectionResult.None;
        using var watch = JobStop.On(store, job, cancel);
        if (await board.RunAsync(job, progress, CancellationToken.None) is { } refusal) return refusal;
        var run = await store.ReadAsync((db, ct) => db.DetectionRuns.Where(r => r.JobId == job).OrderByDescending(r => r.Id).TagWith(nameof(RunDetection)).FirstAsync(ct), CancellationToken.None);
        if (!run.IsComplete) return DetectionRefusals.Cancelled;
        return new DetectionResult(run.Accounts, run.Changed, Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3));
    }
}
