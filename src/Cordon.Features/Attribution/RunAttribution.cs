using Cordon.Data.Storing;
using Cordon.Domain;
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
        if (await AttributionJobs.Runs.TakeAsync(store, actor, command.IfQueued, cancel) is not { } job) return AttributionResult.None;
        using var watch = JobStop.On(store, job, cancel);
        if (await board.RunAsync(job, progress, CancellationToken.None) is { } refusal) return refusal;
        var run = await store.ReadAsync((db, ct) => db.AttributionRuns.Where(r => r.JobId == job && r.EndedAt != null).OrderByDescending(r => r.Id).TagWith(nameof(RunAttribution)).FirstOrDefaultAsync(ct),
            CancellationToken.None);
        if (run is null) return AffiliationRefusals.RunCancelled;
        return new AttributionResult(run.Accounts, run.Changed, Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3));
    }
}
