using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Jobs;

/// <summary>Asks a job to stop and take back what it did.</summary>
public sealed record CancelJob(JobId Job);

public sealed class CancelJobHandler(CordonStore store, ICurrentActor actors, JobBoard board)
{
    public async Task<Outcome<JobId>> HandleAsync(CancelJob command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        var job = await unit.Db.Jobs.SingleOrDefaultAsync(j => j.Id == command.Job, cancel);
        if (job is null) return JobRefusals.NotFound;
        if (job.State is not (JobState.Queued or JobState.Running)) return JobRefusals.AlreadyEnded;
        job.CancelRequested = true;
        unit.Record(new AuditRecord(actor, "job.cancel-requested", $"job:{job.Id.Value}", After: new { job.Kind }));
        var outcome = await unit.CommitAsync(command.Job, cancel);
        board.Announce();
        return outcome;
    }
}
