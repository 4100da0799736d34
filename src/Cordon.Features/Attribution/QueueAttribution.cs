using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>Lets attribution run as soon as a worker is free; where a run waits already, that one will do.</summary>
public sealed record QueueAttribution;

public sealed class QueueAttributionHandler(CordonStore store, ICurrentActor actors, JobBoard board)
{
    /// <returns>The job; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<JobId>> HandleAsync(QueueAttribution command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        await AttributionJobs.QueueAsync(unit, actor, cancel);
        await unit.Db.SaveChangesAsync(cancel);
        var job = await unit.Db.Jobs.Where(j => j.State == JobState.Queued && j.Kind == AttributionJobs.Run && !j.CancelRequested).OrderBy(j => j.RequestedAt).Select(j => j.Id)
            .TagWith(nameof(QueueAttribution)).FirstAsync(cancel);
        var outcome = await unit.CommitAsync(job, cancel);
        board.Announce();
        return outcome;
    }
}
