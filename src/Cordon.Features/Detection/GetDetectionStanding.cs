using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Whether detection ran, runs or is still to run, and whether there is anything to look at.</summary>
public sealed record GetDetectionStanding;

/// <param name="HasFacts">An account is known, or a file is being read.</param>
/// <param name="Looked">Accounts whose activity detection has looked at.</param>
/// <param name="LastRun">The last run that came to its end; null before the first.</param>
/// <param name="Open">The run that waits or is under way; null where there is none.</param>
/// <param name="Failure">Why the last run ended early; null where it did not.</param>
/// <param name="MayRun">The reader may ask for a run.</param>
public sealed record DetectionStanding(bool HasFacts, BoundedCount Looked, DetectionRunRow? LastRun, JobRow? Open, Refusal? Failure, bool MayRun);

public sealed class GetDetectionStandingHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The standing; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<DetectionStanding>> HandleAsync(GetDetectionStanding query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<DetectionStanding>>(
            async (db, ct) =>
            {
                var facts = await db.Accounts.AnyAsync(ct) || await db.Imports.AnyAsync(ct);
                var looked = await db.AccountProfiles.Select(p => p.AccountId).Take(BoundedCount.Look).TagWith(nameof(GetDetectionStanding)).CountAsync(ct);
                var run = await db.DetectionRuns.Where(r => r.IsComplete).OrderByDescending(r => r.Id).TagWith(nameof(GetDetectionStanding)).FirstOrDefaultAsync(ct);
                var open = await db.Jobs.Where(j => (j.State == JobState.Queued || j.State == JobState.Running) && j.Kind == DetectionJobs.Run).OrderByDescending(j => j.State).ThenBy(j => j.RequestedAt)
                    .TagWith(nameof(GetDetectionStanding)).FirstOrDefaultAsync(ct);
                var last = await db.Jobs.Where(j => j.Kind == DetectionJobs.Run && j.EndedAt != null).OrderByDescending(j => j.Id).Select(j => new { j.State, j.ErrorCode, j.ErrorMessage })
                    .TagWith(nameof(GetDetectionStanding)).FirstOrDefaultAsync(ct);
                return new DetectionStanding(facts, new(looked), run is null ? null : new(run.Id.Value, run.StartedAt, run.EndedAt, run.Accounts, run.Changed), open is null ? null : JobRow.Of(open),
                    last is { State: JobState.Failed, ErrorCode: { } code } ? new(code, last.ErrorMessage ?? "") : null, actor.May(Permission.ImportFacts));
            },
            cancel);
    }
}
