using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cordon.Features.Jobs;

/// <summary>Claims jobs, runs them, and tells who listens that something moved.</summary>
public sealed class JobBoard(CordonStore store, IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobBoard> log)
{
    /// <summary>Raised when a job of this process was queued or moved; from any thread.</summary>
    public event Action? Changed;

    public void Announce() => Changed?.Invoke();

    /// <summary>Takes the oldest job that waits, or whose process died, for this process.</summary>
    public async Task<JobId?> ClaimNextAsync(CancellationToken cancel)
    {
        var open = await store.ReadAsync(
            (db, ct) => db.Jobs.Where(j => j.State == JobState.Queued || j.State == JobState.Running).OrderBy(j => j.RequestedAt)
                .Select(j => new { j.Id, j.State, j.Worker, j.HeartbeatAt }).Take(100).ToListAsync(ct), cancel);
        foreach (var job in open)
        {
            if (job.State == JobState.Running && WorkerName.IsAlive(job.Worker, job.HeartbeatAt, clock.GetUtcNow())) continue;
            if (await TakeAsync(job.Id, job.State, job.Worker, cancel)) return job.Id;
        }
        return null;
    }

    /// <summary>Takes this job for this process, where it waits or its process died.</summary>
    public async Task<bool> ClaimAsync(JobId id, CancellationToken cancel)
    {
        var job = await store.ReadAsync((db, ct) => db.Jobs.Where(j => j.Id == id).Select(j => new { j.State, j.Worker, j.HeartbeatAt }).SingleAsync(ct), cancel);
        if (job.State != JobState.Queued && !(job.State == JobState.Running && !WorkerName.IsAlive(job.Worker, job.HeartbeatAt, clock.GetUtcNow()))) return false;
        return await TakeAsync(id, job.State, job.Worker, cancel);
    }

    /// <summary>Runs a claimed job to its end, or to where the process has to stop.</summary>
    public async Task<Refusal?> RunAsync(JobId id, IProgress<JobProgress>? watcher, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var job = await store.ReadAsync((db, ct) => db.Jobs.SingleAsync(j => j.Id == id, ct), stop);
        var work = scope.ServiceProvider.GetServices<IJobWork>().Single(w => w.Does(job.Kind));
        Announce();
        try
        {
            var refusal = await work.RunAsync(job, new Watch(watcher, Announce), stop);
            if (refusal is not null) await FailAsync(id, refusal.Code, refusal.Message);
            return refusal;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            log.LogError(failure, "Job {Job} of kind {Kind} broke", id.Value, job.Kind);
            var refusal = JobRefusals.Broke;
            await FailAsync(id, refusal.Code, refusal.Message);
            throw;
        }
        finally
        {
            Announce();
        }
    }

    private async Task<bool> TakeAsync(JobId id, JobState was, string? worker, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        var taken = await unit.Db.Jobs.Where(j => j.Id == id && j.State == was && j.Worker == worker).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.State, JobState.Running)
            .SetProperty(j => j.Worker, WorkerName.OfThisProcess)
            .SetProperty(j => j.HeartbeatAt, unit.At)
            .SetProperty(j => j.StartedAt, j => j.StartedAt ?? unit.At), cancel);
        await unit.CommitAsync(cancel);
        return taken == 1;
    }

    private async Task FailAsync(JobId id, string code, string message)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        await unit.Db.Jobs.Where(j => j.Id == id && j.State == JobState.Running).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.State, JobState.Failed)
            .SetProperty(j => j.EndedAt, unit.At)
            .SetProperty(j => j.ErrorCode, code)
            .SetProperty(j => j.ErrorMessage, message));
        await unit.CommitAsync(CancellationToken.None);
    }

    private sealed class Watch(IProgress<JobProgress>? watcher, Action announce) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            watcher?.Report(value);
            announce();
        }
    }
}
