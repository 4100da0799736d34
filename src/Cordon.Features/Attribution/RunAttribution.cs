using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>Attributes here and now; for the command line and the demo. The console queues a run instead.</summary>
/// <param name="IfQueued">Only where a run waits, as after an import, or was left by a process that died; where another process has it, nothing is done.</param>
public sealed record RunAttribution(bool IfQueued = false);

/// <param name="Accounts">Accounts with any signal.</param>
/// <param name="Changed">Affiliations that are new or otherwise than before.</param>
public sealed record AttributionResult(long Accounts, long Changed, double Seconds)
{
    public static readonly AttributionResult None = new(0, 0, 0);
}

public sealed class RunAttributionHandler(CordonStore store, ICurrentActor actors, JobBoard board, TimeProvider clock)
{
    /// <param name="cancel">Cancels the run; what it had written by then stands.</param>
    /// <returns>What came of it; or <c>permission.missing</c>, <c>attribution.cancelled</c>.</returns>
    public async Task<Outcome<AttributionResult>> HandleAsync(RunAttribution command, IProgress<JobProgress> progress, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        var started = clock.GetTimestamp();
        if (await TakeAsync(command, actor, cancel) is not { } job) return AttributionResult.None;
        using var watch = cancel.Register(() => AskToStop(job));
        if (await board.RunAsync(job, progress, CancellationToken.None) is { } refusal) return refusal;
        var run = await store.ReadAsync((db, ct) => db.AttributionRuns.Where(r => r.JobId == job && r.EndedAt != null).OrderByDescending(r => r.Id).TagWith(nameof(RunAttribution)).FirstOrDefaultAsync(ct),
            CancellationToken.None);
        if (run is null) return AffiliationRefusals.RunCancelled;
        return new AttributionResult(run.Accounts, run.Changed, Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3));
    }

    /// <summary>The run that waits, or whose process died, where there is one; else a new one.</summary>
    private async Task<JobId?> TakeAsync(RunAttribution command, Actor actor, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        var open = await unit.Db.Jobs.AsNoTracking().Where(j => (j.State == JobState.Queued || j.State == JobState.Running) && j.Kind == AttributionJobs.Run)
            .OrderBy(j => j.RequestedAt).TagWith(nameof(RunAttribution)).ToListAsync(cancel);
        var job = open.Find(j => j.State == JobState.Queued || !WorkerName.IsAlive(j.Worker, j.HeartbeatAt, unit.At));
        if (job is null && command.IfQueued) return null;
        if (job is not null)
        {
            // Another worker may be taking it at this moment: whoever changes the state has it.
            var taken = await unit.Db.Jobs.Where(j => j.Id == job.Id && j.State == job.State && j.Worker == job.Worker).ExecuteUpdateAsync(set => set
                .SetProperty(j => j.State, JobState.Running)
                .SetProperty(j => j.Worker, WorkerName.OfThisProcess)
                .SetProperty(j => j.HeartbeatAt, unit.At)
                .SetProperty(j => j.StartedAt, unit.At), cancel);
            if (taken == 1)
            {
                await unit.CommitAsync(cancel);
                return job.Id;
            }
            if (command.IfQueued) return null;
        }
        var made = unit.Db.Jobs.Add(AttributionJobs.New(unit, actor, runHere: true)).Entity;
        await unit.CommitAsync(cancel);
        return made.Id;
    }

    private void AskToStop(JobId job) => _ = Task.Run(async () =>
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        await unit.Db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.CancelRequested, true));
        await unit.CommitAsync(CancellationToken.None);
    });
}
