using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Carries out a decision on a ban of very many accounts, as a job: it shows how far it is, and becomes visible at one instant, with its own end.</summary>
/// <remarks>It cannot be cancelled: the decision is taken, and whoever wants it otherwise decides otherwise. One that was killed finds the old state or the new, and goes on by that.</remarks>
public sealed class ApplyBans(CordonStore store, CarryOutDueHandler due, TimeProvider clock) : IJobWork
{
    public bool Does(string kind) => kind == BanJobs.Apply;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var (ban, actor) = (BanJobs.BanOf(job), JobActor.Of(job));
        progress.Report(new("Reading whom the ban means", 0, 0, 0));
        var total = await store.ReadAsync((db, ct) => CoverageQuery.Now(db, ban).TagWith(nameof(ApplyBans)).LongCountAsync(ct), stop);
        await BeatAsync(job, total, stop);
        progress.Report(new("Writing coverage and the change feed", total / 2, total, 0));
        var ended = false;
        foreach (var one in await store.ReadAsync((db, ct) => DueDecision.ReadAsync(db, clock.GetUtcNow(), ban, ct), stop))
        {
            if (ended) break;
            if (one.Kind is DueKind.Begin or DueKind.Lift) ended = await due.CarryOutAsync(one, actor, unit => EndAsync(unit, job, total, stop), stop);
        }
        if (!ended)
        {
            // Somebody else carried it out, or decided otherwise since.
            await using var unit = await store.BeginAsync(stop);
            await EndAsync(unit, job, total, stop);
            await unit.CommitAsync(stop);
        }
        progress.Report(new("Done", total, total, total));
        return null;
    }

    private async Task BeatAsync(Job job, long total, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        await unit.Db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.HeartbeatAt, unit.At).SetProperty(j => j.BytesTotal, total).SetProperty(j => j.BytesDone, total / 2), cancel);
        await unit.CommitAsync(cancel);
    }

    private static Task<int> EndAsync(WriteUnit unit, Job job, long total, CancellationToken cancel) => unit.Db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set
        .SetProperty(j => j.State, JobState.Succeeded).SetProperty(j => j.EndedAt, unit.At).SetProperty(j => j.HeartbeatAt, unit.At).SetProperty(j => j.BytesDone, total).SetProperty(j => j.LinesDone, total), cancel);
}
