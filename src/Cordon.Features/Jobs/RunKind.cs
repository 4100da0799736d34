using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Jobs;

/// <summary>A kind of job that looks at all there is when it begins, so that one that waits is enough, whoever asks for it.</summary>
public sealed class RunKind(string kind, string title)
{
    /// <summary>Lets it run once this unit is committed, where none waits yet.</summary>
    public async Task QueueAsync(WriteUnit unit, Actor actor, CancellationToken cancel)
    {
        if (await unit.Db.Jobs.AnyAsync(j => j.State == JobState.Queued && j.Kind == kind && !j.CancelRequested, cancel)) return;
        unit.Db.Jobs.Add(New(unit, actor, runHere: false));
    }

    /// <summary>Lets it run as soon as a worker is free.</summary>
    /// <returns>The one that waits.</returns>
    public async Task<Outcome<JobId>> QueueAsync(CordonStore store, JobBoard board, Actor actor, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        await QueueAsync(unit, actor, cancel);
        await unit.Db.SaveChangesAsync(cancel);
        var job = await unit.Db.Jobs.Where(j => j.State == JobState.Queued && j.Kind == kind && !j.CancelRequested).OrderBy(j => j.RequestedAt).Select(j => j.Id).TagWith(nameof(RunKind)).FirstAsync(cancel);
        var outcome = await unit.CommitAsync(job, cancel);
        board.Announce();
        return outcome;
    }

    /// <summary>Takes the run that waits, or whose process died, for this process; where there is none, a new one.</summary>
    /// <param name="ifQueued">Makes no new one.</param>
    /// <returns>Null where there is none to take.</returns>
    public async Task<JobId?> TakeAsync(CordonStore store, Actor actor, bool ifQueued, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        var open = await unit.Db.Jobs.AsNoTracking().Where(j => (j.State == JobState.Queued || j.State == JobState.Running) && j.Kind == kind).OrderBy(j => j.RequestedAt)
            .TagWith(nameof(RunKind)).ToListAsync(cancel);
        var job = open.Find(j => j.State == JobState.Queued || !WorkerName.IsAlive(j.Worker, j.HeartbeatAt, unit.At));
        if (job is null && ifQueued) return null;
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
            if (ifQueued) return null;
        }
        var made = unit.Db.Jobs.Add(New(unit, actor, runHere: true)).Entity;
        await unit.CommitAsync(cancel);
        return made.Id;
    }

    public Job New(WriteUnit unit, Actor actor, bool runHere) => new()
    {
        Kind = kind,
        Title = title,
        State = runHere ? JobState.Running : JobState.Queued,
        Payload = "{}",
        RequestedBy = actor.Id,
        RequestedByName = actor.Name,
        RequestedRoles = string.Join(',', actor.Roles),
        RequestedAt = unit.At,
        StartedAt = runHere ? unit.At : null,
        Worker = runHere ? WorkerName.OfThisProcess : null,
        HeartbeatAt = runHere ? unit.At : null,
    };
}
