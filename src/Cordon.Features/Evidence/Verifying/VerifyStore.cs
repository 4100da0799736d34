using System.Collections.Concurrent;
using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Evidence;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.Verifying;

/// <summary>
/// A verification: hashes every artifact that an item names, several at once, some hundred a transaction, and then looks for files that no item names. With each transaction it
/// notes how far it came, so that a run that was killed goes on there.
/// </summary>
public sealed class VerifyStore(CordonStore store, IArtifactStore artifacts, TimeProvider clock) : IJobWork
{
    private const int MostAtOnce = 8;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public bool Does(string kind) => kind == VerificationJobs.Run;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        artifacts.CleanLeftovers(clock.GetUtcNow());
        var check = await BeginAsync(job, stop);
        var total = await store.ReadAsync(StoredArtifacts.BytesAsync, stop);
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var bytes = new BytesRead(check.Bytes);
        var watching = WatchAsync(job, check, bytes, total, progress, asked);
        try
        {
            while (await store.ReadAsync((db, ct) => StoredArtifacts.ReadAsync(db, check.DoneTo, ct), asked.Token) is { Artifacts.Count: > 0 } stretch)
                check = await SaveAsync(job, check, stretch, await HashAsync(stretch, bytes, asked.Token), actor, asked.Token);
            var orphans = await OrphanSearch.FindAsync(store, artifacts, asked.Token);
            await EndAsync(job, check, orphans, actor, asked.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            await CancelledAsync(job, check, actor);
        }
        finally
        {
            await asked.CancelAsync();
            await watching;
        }
        return null;
    }

    /// <summary>The check of a job that was begun before; where there is none, a new one.</summary>
    private async Task<EvidenceCheck> BeginAsync(Job job, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        var check = await unit.Db.EvidenceChecks.SingleOrDefaultAsync(c => c.JobId == job.Id, cancel)
            ?? unit.Db.EvidenceChecks.Add(new EvidenceCheck { JobId = job.Id, StartedAt = unit.At, DoneTo = "", By = job.RequestedBy }).Entity;
        await unit.CommitAsync(cancel);
        return check;
    }

    /// <returns>What is not as it was sealed: the hash that was found, or null where there is no file.</returns>
    private async Task<IReadOnlyDictionary<string, string?>> HashAsync(StoredArtifacts stretch, BytesRead bytes, CancellationToken cancel)
    {
        var faults = new ConcurrentDictionary<string, string?>();
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, MostAtOnce), CancellationToken = cancel };
        await Parallel.ForEachAsync(stretch.Artifacts, atOnce, (artifact, ct) =>
        {
            var found = HashOf(artifact.Sha256, bytes, ct);
            if (found != artifact.Sha256) faults[artifact.Sha256] = found;
            return ValueTask.CompletedTask;
        });
        return faults;
    }

    private string? HashOf(string sha256, BytesRead bytes, CancellationToken cancel)
    {
        var path = artifacts.PathOf(sha256);
        var before = 0L;
        try
        {
            return FileHash.Of(path, read =>
            {
                bytes.Add(read - before);
                before = read;
            }, cancel, fromDisk: true);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private async Task<EvidenceCheck> SaveAsync(Job job, EvidenceCheck check, StoredArtifacts stretch, IReadOnlyDictionary<string, string?> faults, Actor actor, CancellationToken cancel)
    {
        var (from, to) = (check.DoneTo, stretch.Artifacts[^1].Sha256);
        await using var unit = await store.BeginAsync(cancel);
        var row = await unit.Db.EvidenceChecks.SingleAsync(c => c.Id == check.Id, cancel);
        (row.DoneTo, row.Checked, row.Bytes) = (to, row.Checked + stretch.Artifacts.Count, row.Bytes + stretch.Artifacts.Sum(a => faults.TryGetValue(a.Sha256, out var found) && found is null ? 0 : a.Bytes));
        foreach (var (sha256, found) in faults.OrderBy(f => f.Key, StringComparer.Ordinal))
            unit.Db.EvidenceFindings.Add(new EvidenceFinding
            {
                CheckId = check.Id,
                Fault = found is null ? EvidenceFault.Missing : EvidenceFault.Altered,
                Sha256 = sha256,
                Path = $"{sha256[..2]}/{sha256}",
            });
        await unit.Db.SaveChangesAsync(cancel);
        await VerifiedEntries.WriteAsync(unit, new(check.Id, from, to, stretch.LastItem, actor), faults, cancel);
        await unit.Db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.HeartbeatAt, unit.At), cancel);
        await unit.CommitAsync(cancel);
        return row;
    }

    /// <summary>Tells how far it is, gives a sign of life, and notices when somebody asks to stop: one file may take minutes.</summary>
    private async Task WatchAsync(Job job, EvidenceCheck check, BytesRead bytes, long total, IProgress<JobProgress> progress, CancellationTokenSource asked)
    {
        using var timer = new PeriodicTimer(Look);
        try
        {
            do
            {
                progress.Report(new("Hashing evidence", Math.Min(bytes.Total, total), total, check.Checked));
                await using var unit = await store.BeginAsync(asked.Token);
                await unit.Db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set
                    .SetProperty(j => j.HeartbeatAt, unit.At).SetProperty(j => j.BytesDone, Math.Min(bytes.Total, total)).SetProperty(j => j.BytesTotal, total), asked.Token);
                var isAsked = await unit.Db.Jobs.AnyAsync(j => j.Id == job.Id && j.CancelRequested, asked.Token);
                await unit.CommitAsync(asked.Token);
                if (isAsked) await asked.CancelAsync();
            }
            while (await timer.WaitForNextTickAsync(asked.Token));
        }
        catch (OperationCanceledException)
        {
            // It has ended, or was asked to.
        }
    }

    private async Task EndAsync(Job job, EvidenceCheck check, Orphans orphans, Actor actor, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        foreach (var file in orphans.Named)
            unit.Db.EvidenceFindings.Add(new EvidenceFinding { CheckId = check.Id, Fault = EvidenceFault.Orphaned, Sha256 = file.Sha256, Path = Cut(file.Path) });
        var row = await unit.Db.EvidenceChecks.SingleAsync(c => c.Id == check.Id, cancel);
        row.EndedAt = unit.At;
        var work = await unit.Db.Jobs.SingleAsync(j => j.Id == job.Id, cancel);
        (work.State, work.EndedAt, work.BytesDone) = (JobState.Succeeded, unit.At, work.BytesTotal);
        await unit.Db.SaveChangesAsync(cancel);
        var counts = await unit.Db.EvidenceFindings.Where(f => f.CheckId == check.Id).GroupBy(f => f.Fault).Select(g => new { g.Key, Count = g.Count() }).TagWith(nameof(VerifyStore)).ToListAsync(cancel);
        unit.Record(new AuditRecord(actor, "evidence.verified", $"check:{check.Id.Value}", After: new
        {
            artifacts = row.Checked,
            bytes = row.Bytes.ToString(CultureInfo.InvariantCulture),
            missing = Count(EvidenceFault.Missing),
            altered = Count(EvidenceFault.Altered),
            orphaned = orphans.Count,
        }));
        await unit.CommitAsync(cancel);

        int Count(EvidenceFault fault) => counts.SingleOrDefault(c => c.Key == fault)?.Count ?? 0;
    }

    private async Task CancelledAsync(Job job, EvidenceCheck check, Actor actor)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        await unit.Db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.EndedAt, unit.At), CancellationToken.None);
        unit.Record(new AuditRecord(actor, "evidence.verification-cancelled", $"check:{check.Id.Value}", After: new { artifacts = check.Checked }));
        await unit.CommitAsync(CancellationToken.None);
    }

    private static string Cut(string path) => path.Length <= EvidenceFinding.MaxPathLength ? path : path[..(EvidenceFinding.MaxPathLength - 1)] + "…";

    private sealed class BytesRead(long before)
    {
        private long _total = before;

        public long Total => Interlocked.Read(ref _total);

        public void Add(long bytes) => Interlocked.Add(ref _total, bytes);
    }
}
