using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;

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
        return await DetectionJobs.Runs.QueueAsync(store, board, actor, cancel);
    }
}
