using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Links here and now, over all that is due; for the command line and the demo. The console queues a run instead.</summary>
/// <param name="IfQueued">Only where a run waits, as after an import, or was left by a process that died; where another process has it, nothing is done.</param>
public sealed record RunLinking(bool IfQueued = false);

/// <param name="Accounts">Accounts looked at.</param>
/// <param name="Changed">Accounts whose cluster changed.</param>
/// <param name="Suggestions">Probable links that stand after it; null where none were looked for.</param>
public sealed record LinkingResult(long Accounts, long Changed, long? Suggestions, double Seconds)
{
    public static readonly LinkingResult None = new(0, 0, null, 0);
}

public sealed class RunLinkingHandler(CordonStore store, ICurrentActor actors, JobBoard board, TimeProvider clock)
{
    /// <param name="cancel">Cancels the run: nothing is written, what was due stays due.</param>
    /// <returns>What came of it; or <c>permission.missing</c>, <c>linking.cancelled</c>.</returns>
    public async Task<Outcome<LinkingResult>> HandleAsync(RunLinking command, IProgress<JobProgress> progress, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        var started = clock.GetTimestamp();
        if (await LinkingJobs.Runs.TakeAsync(store, actor, command.IfQueued, cancel) is not { } job) return LinkingResult.None;
        using var watch = JobStop.On(store, job, cancel);
        if (await board.RunAsync(job, progress, CancellationToken.None) is { } refusal) return refusal;
        var run = await store.ReadAsync((db, ct) => db.LinkingRuns.Where(r => r.JobId == job && r.EndedAt != null).OrderByDescending(r => r.Id).TagWith(nameof(RunLinking)).FirstOrDefaultAsync(ct),
            CancellationToken.None);
        if (run is null) return LinkRefusals.RunCancelled;
        return new LinkingResult(run.Accounts, run.Changed, run.Suggestions, Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3));
    }
}
