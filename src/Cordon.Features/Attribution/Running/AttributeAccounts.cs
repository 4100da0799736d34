using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Audit;
using Cordon.Domain.Detection.Lists;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Jobs;
using Cordon.Domain.Organizations;
using Cordon.Domain.Staff;
using Cordon.Features.Enforcement;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Features.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution.Running;

/// <summary>A run of attribution: derives signals from what Cordon knows, then judges every account that has any, some thousand signals a transaction.</summary>
/// <remarks>
/// It writes differences alone, so a run that was killed or stopped has written what is right as far as it came, and the next one goes over it all. Whoever decides meanwhile
/// takes turns with it (<see cref="Counter.Attribution"/>) and is never overruled: a judgement changes no state.
/// </remarks>
public sealed class AttributeAccounts(CordonStore store) : IJobWork
{
    private const int RowsAWrite = 20_000;

    public bool Does(string kind) => kind == AttributionJobs.Run;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        // Rows of a run wait under a number that no import has.
        var staged = new ImportId(-job.Id.Value);
        var started = await BeginAsync(job, stop);
        progress.Report(new("Reading signals", 0, 0, 0));
        var hosts = await FindAsync(staged, progress, stop);
        await using (var unit = await AffiliationWriter.BeginAsync(store, stop))
        {
            await HostsInUse.WriteAsync(unit, hosts, stop);
            await DerivedSignals.FindAsync(unit, staged, stop);
            await DerivedSignals.WriteAsync(unit, staged, stop);
            await DerivedSignals.CleanAsync(unit.Db, stop);
            await unit.CommitAsync(stop);
        }
        var (accounts, changed, cancelled) = await JudgeAsync(job, actor, progress, stop);
        await EndAsync(job, started, accounts, changed, cancelled, actor, stop);
        await using var statistics = await store.BeginAsync(stop);
        await store.Dialect.RefreshStatisticsAsync(statistics.Db, stop);
        await statistics.CommitAsync(stop);
        return null;
    }

    private async Task<DateTimeOffset> BeginAsync(Job job, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        await unit.Db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.HeartbeatAt, unit.At), cancel);
        await DerivedSignals.CleanAsync(unit.Db, cancel);
        await unit.CommitAsync(cancel);
        return unit.At;
    }

    /// <summary>Reads along what only that finds, beside other writers; what it finds waits in the store.</summary>
    private async Task<IReadOnlyList<OrganizationHost>> FindAsync(ImportId run, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var organizations = await store.ReadAsync((db, ct) => OrganizationReader.ReadAsync(db, ct), stop);
        if (organizations.Count == 0) return [];
        var index = new OrganizationIndex(organizations);
        var names = await store.ReadAsync(StoredNames.ReadAsync, stop);
        var networks = await store.ReadAsync((db, ct) => OrganizationReader.NetworksAsync(db, ct), stop);
        await StageAsync(db => SeenSignals.OfBillsAsync(db, index, names, run, stop), stop);
        progress.Report(new("Reading networks", 0, 0, 0));
        await StageAsync(db => SeenSignals.OfNetworksAsync(db, networks, run, stop), stop);
        return await store.ReadAsync((db, ct) => HostsInUse.ReadAsync(db, index, ct), stop);
    }

    private async Task StageAsync(Func<CordonDb, IAsyncEnumerable<StagedSignal>> find, CancellationToken stop)
    {
        var found = new List<StagedSignal>();
        await store.ReadAsync(async (db, ct) =>
        {
            await foreach (var signal in find(db).WithCancellation(ct))
            {
                found.Add(signal);
                if (found.Count == RowsAWrite) await WriteAsync();
            }
            return 0;
        }, stop);
        await WriteAsync();

        async Task WriteAsync()
        {
            if (found.Count == 0) return;
            await using var unit = await store.BeginAsync(stop);
            await unit.InsertAsync(ImportTables.StagedSignals, found, stop);
            await unit.CommitAsync(stop);
            found.Clear();
        }
    }

    private async Task<(long Accounts, long Changed, bool Cancelled)> JudgeAsync(Job job, Actor actor, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var traits = await store.ReadAsync((db, ct) => SignalTraits.ReadAsync(db, null, ct), stop);
        var total = await store.ReadAsync((db, ct) => db.Accounts.TagWith(nameof(AttributeAccounts)).LongCountAsync(ct), stop);
        var last = await store.ReadAsync((db, ct) => db.Accounts.OrderByDescending(a => a.Id).Select(a => a.Id).TagWith(nameof(AttributeAccounts)).FirstOrDefaultAsync(ct), stop);
        var (accounts, changed, read, done) = (0L, 0L, 0L, default(AccountId));
        while (done < last)
        {
            stop.ThrowIfCancellationRequested();
            await using var unit = await AffiliationWriter.BeginAsync(store, stop);
            if (await unit.Db.Jobs.Where(j => j.Id == job.Id).Select(j => j.CancelRequested).SingleAsync(stop)) return (accounts, changed, true);
            var stretch = await JudgedStretch.ReadAsync(unit.Db, done, traits, unit.At, stop);
            var written = await JudgedWriter.WriteAsync(unit, stretch, stop);
            if (written > 0) CoverageUpkeep.Follow(unit, actor, new CoverageScope(After: done, To: stretch.To ?? last), EnforcementCause.AffiliationChanged);
            changed += written;
            (accounts, read, done) = (accounts + stretch.Accounts, read + stretch.Signals, stretch.To ?? last);
            await unit.Db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.HeartbeatAt, unit.At), stop);
            await unit.CommitAsync(stop);
            progress.Report(new("Judging affiliations", Math.Min(done.Value, total), total, read));
        }
        return (accounts, changed, false);
    }

    private async Task EndAsync(Job job, DateTimeOffset started, long accounts, long changed, bool cancelled, Actor actor, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        var row = await unit.Db.Jobs.SingleAsync(j => j.Id == job.Id, cancel);
        (row.State, row.EndedAt) = (cancelled ? JobState.Cancelled : JobState.Succeeded, unit.At);
        if (!cancelled)
        {
            row.BytesDone = row.BytesTotal;
            unit.Db.AttributionRuns.Add(new AttributionRun { JobId = job.Id, StartedAt = started, EndedAt = unit.At, Accounts = accounts, Changed = changed, By = job.RequestedBy });
        }
        unit.Record(new AuditRecord(actor, cancelled ? "attribution.cancelled" : "attribution.finished", $"job:{job.Id.Value}", After: new { accounts, changed }));
        await unit.CommitAsync(cancel);
    }
}
