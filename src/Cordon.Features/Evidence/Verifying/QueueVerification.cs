using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;

namespace Cordon.Features.Evidence.Verifying;

/// <summary>Lets the store of evidence be verified as soon as a worker is free; where a run waits already, that one will do.</summary>
public sealed record QueueVerification;

public sealed class QueueVerificationHandler(CordonStore store, ICurrentActor actors, JobBoard board)
{
    /// <returns>The job; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<JobId>> HandleAsync(QueueVerification command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReadAudit)) return Refusals.NotPermitted;
        return await VerificationJobs.Runs.QueueAsync(store, board, actor, cancel);
    }
}
