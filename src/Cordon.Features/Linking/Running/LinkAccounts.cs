using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Audit;
using Cordon.Domain.Jobs;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Attribution;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;
using Cordon.Features.Linking.Suggesting;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking.Running;

/// <summary>A run of linking: looks at what is due, and writes the clusters, what was due and its own end in one transaction.</summary>
/// <remarks>
/// All reading and joining is done beside other writers. Only the writing holds them off, and it begins by taking the next turn: where somebody linked
/// meanwhile, the facts are read once more under the turn. A run that was killed has written nothing, and whoever takes its job up begins anew.
/// </remarks>
public sealed class LinkAccounts(CordonStore store, LinkingSettings settings, AttributionSettings attribution) : IJobWork
{
    private const int Steps = 3;

    private readonly SuggestLinks _suggesting = new(store, settings.MostCompared);

    public bool Does(string kind) => kind == LinkingJobs.Run;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        var started = await BeginAsync(job, stop);
        progress.Report(new("Reading what is due", 0, Steps, 0));
        void Report(string doing, long read) => progress.Report(new(doing, 0, Steps, read));
        var plan = await store.ReadAsync((db, ct) => LinkPlan.ReadAsync(db, store.Dialect, Report, ct), stop);

        await using (var unit = await store.BeginAsync(stop))
        {
            var turn = await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Linking, 1, stop);
            var row = await unit.Db.Jobs.SingleAsync(j => j.Id == job.Id, stop);
            if (row.CancelRequested)
            {
                End(unit, row, JobState.Cancelled, 0);
                unit.Record(new AuditRecord(actor, "linking.cancelled", $"job:{job.Id.Value}"));
                await unit.CommitAsync(CancellationToken.None);
                return null;
            }
            if (plan.Turn != turn - 1) plan = await LinkPlan.ReadAsync(unit.Db, store.Dialect, Report, stop);
            progress.Report(new("Writing clusters", 1, Steps, plan.Read));
            await ClusterWriter.WriteAsync(unit, plan.Changes, plan.Stored, plan.Found, stop);
            await plan.Due.DeleteAsync(unit.Db, stop);
            var run = await WriteRunAsync(unit, row, plan, started, stop);
            if (!_suggesting.IsDue(plan.Due.AnyPerson))
            {
                if (plan.Due.AnyPerson) await plan.Due.DeletePersonsAsync(unit.Db, stop);
                await EndAsync(unit, row, run, plan.Read, actor, attribution.AfterChange && plan.Changes.Accounts > 0, stop);
            }
            await unit.CommitAsync(stop);
        }
        if (_suggesting.IsDue(plan.Due.AnyPerson)) await SuggestAsync(job, plan, actor, progress, stop);
        return null;
    }

    /// <summary>Looks for people who may have several accounts. Clusters are written by then; stopped here, the run leaves the earlier suggestions and what is due.</summary>
    private async Task SuggestAsync(Job job, LinkPlan plan, Actor actor, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var found = await _suggesting.FindAsync(job.Id, doing => progress.Report(new(doing, 2, Steps, plan.Read)), stop);
        await using var unit = await store.BeginAsync(stop);
        var row = await unit.Db.Jobs.SingleAsync(j => j.Id == job.Id, stop);
        var run = await unit.Db.LinkingRuns.SingleAsync(r => r.JobId == job.Id && r.EndedAt == null, stop);
        if (found is null || row.CancelRequested)
        {
            run.EndedAt = unit.At;
            End(unit, row, JobState.Cancelled, plan.Read);
            unit.Record(new AuditRecord(actor, "linking.cancelled", $"job:{job.Id.Value}", After: new { run.Accounts, run.Changed }));
            await unit.CommitAsync(CancellationToken.None);
            return;
        }
        await SuggestLinks.WriteAsync(unit, found, stop);
        await plan.Due.DeletePersonsAsync(unit.Db, stop);
        (run.Suggestions, run.Weights) = (found.Pairs.Count, found.Weights);
        await EndAsync(unit, row, run, plan.Read, actor, attribution.AfterChange && plan.Changes.Accounts > 0, stop);
        await unit.CommitAsync(stop);
    }

    /// <summary>Ends the run and its job, in the transaction of whichever phase was the last.</summary>
    /// <param name="read">Uses of identifiers that were read.</param>
    /// <param name="attribute">Lets attribution run: who is in one cluster with confirmed staff may have changed.</param>
    internal static async Task EndAsync(WriteUnit unit, Job job, LinkingRun run, long read, Actor actor, bool attribute, CancellationToken cancel)
    {
        run.EndedAt = unit.At;
        End(unit, job, JobState.Succeeded, read);
        await unit.Db.SaveChangesAsync(cancel);                 // the run has its number from here on
        unit.Record(new AuditRecord(actor, "linking.finished", $"linking:{run.Id.Value}",
            After: new { whole = run.Whole, accounts = run.Accounts, changed = run.Changed, suggestions = run.Suggestions }));
        if (attribute && await unit.Db.Affiliations.AnyAsync(a => a.State == AffiliationState.Confirmed, cancel)) await AttributionJobs.Runs.QueueAsync(unit, actor, cancel);
    }

    private async Task<DateTimeOffset> BeginAsync(Job job, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        await unit.Db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.HeartbeatAt, unit.At).SetProperty(j => j.BytesTotal, Steps), cancel);
        await unit.CommitAsync(cancel);
        return unit.At;
    }

    // A run whose process died between its phases is gone on with: what it wrote of clusters stands.
    private static async Task<LinkingRun> WriteRunAsync(WriteUnit unit, Job job, LinkPlan plan, DateTimeOffset started, CancellationToken cancel)
    {
        var run = await unit.Db.LinkingRuns.SingleOrDefaultAsync(r => r.JobId == job.Id && r.EndedAt == null, cancel) ??
            unit.Db.LinkingRuns.Add(new LinkingRun { JobId = job.Id, StartedAt = started, Settings = plan.Settings, By = job.RequestedBy }).Entity;
        (run.Whole, run.Accounts, run.Changed) = (run.Whole || plan.Whole, run.Accounts + plan.Looked, run.Changed + plan.Changes.Accounts);
        return run;
    }

    private static void End(WriteUnit unit, Job job, JobState state, long read)
    {
        (job.State, job.EndedAt, job.LinesDone, job.BytesTotal) = (state, unit.At, read, Steps);
        job.BytesDone = state == JobState.Succeeded ? Steps : 0;
    }
}
