using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;

namespace Cordon.Features.Linking;

/// <summary>Lets linking run as soon as a worker is free; where a run waits already, that one will do.</summary>
public sealed record QueueLinking;

public sealed class QueueLinkingHandler(CordonStore store, ICurrentActor actors, JobBoard board)
{
    /// <returns>The job; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<JobId>> HandleAsync(QueueLinking command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        return await LinkingJobs.Runs.QueueAsync(store, board, actor, cancel);
    }
}
