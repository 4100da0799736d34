using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Lets the detectors run as soon as a worker is free; where a run waits already, that one will do.</summary>
public sealed record QueueDetection;

public sealed class QueueDetectionHandler(CordonStore store, ICurrentActor actors, JobBoard board)
{
    /// <returns>The job; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<JobId>> HandleAsync(QueueDetection command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        await DetectionJobs.QueueAsync(unit, actor, cancel);
        await unit.Db.SaveChangesAsync(cancel);
        var job = await unit.Db.Jobs.Where(j => j.State == JobState.Queued && j.Kind == DetectionJobs.Run && !j.CancelRequested).OrderBy(j => j.RequestedAt).Select(j => j.Id)
            .TagWith(nameof(QueueDetection)).FirstAsync(cancel);
        var outcome = await unit.CommitAsync(job, cancel);
        board.Announce();
        return outcome;
    }
}
