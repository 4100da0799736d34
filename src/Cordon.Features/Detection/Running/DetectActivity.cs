using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Jobs;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection.Running;

/// <summary>Measures the accounts that are due, judges them, and writes the flags.</summary>
/// <remarks>
/// First profiles, from the rows of the accounts that are due alone; then judgements, from profiles. When thresholds, the platform's habits or
/// the list of known automation changed, all profiles are judged, and no row is read for it. Each batch is a transaction: a run that was
/// killed is gone on with where it ended, by its job's next worker.
/// </remarks>
public sealed class DetectActivity(CordonStore store) : IJobWork
{
    private const int RowsBetweenCollections = 100_000;

    public bool Does(string kind) => kind == DetectionJobs.Run;

    public async Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop)
    {
        var actor = JobActor.Of(job);
        var basis = await RunBasis.ReadAsync(store, stop);
        var run = await RunWriter.BeginAsync(store, job.Id, basis, actor, stop);
        var (done, before) = (new DetectionProgress(), await RunsBefore.ReadAsync(store, run, stop));
        var writer = new RunWriter(store, job.Id, run, done);
        long looked = 0, changed = 0;
        try
        {
            var due = await DueAccounts.ReadAsync(store, basis, before.MeasuredOtherwise(basis.MeasureDigest), stop);
            var unmeasured = due.Where(a => !a.IsMeasured).ToList();
            done.Begin(due.Count, due.Count - unmeasured.Count);
            var moved = await MeasureAsync(unmeasured, basis, writer, done, progress, stop);

            var habits = await HabitsAsync(stop);
            var digest = basis.JudgeDigest(habits);
            var all = before.JudgedOtherwise(digest);
            await writer.WriteJudgeBasisAsync(digest, habits, stop);
            var lockstep = moved || all || before.IsUnfinished ? await store.ReadAsync(
                (db, ct) => LockstepSearch.FindAsync(db, basis.Settings[Detectors.Lockstep.Rule], basis.Routes, basis.Known, ct), stop) : null;
            var judgement = new Judgement(basis.Settings, habits, basis.Routes, basis.Agents);
            await foreach (var some in new JudgedAccounts(store).ReadAsync(all, due, lockstep, done.Judge, stop))
            {
                changed += await writer.WriteFlagsAsync(some, Judge, rule => lockstep is not null || rule != Detectors.Lockstep.Rule, basis, stop);
                looked += some.Length;
                done.Done += some.Length;
                progress.Report(new("Judging accounts", done.Done, done.All, done.Rows));
            }
            await writer.EndAsync(JobState.Succeeded, looked, changed, actor, stop);

            IEnumerable<Finding> Judge(AccountId account, AccountProfile profile)
            {
                if (basis.Known.Covers(account) || basis.Known.Covers(profile.Networks)) return [];
                var found = judgement.Of(profile);
                return lockstep is not null && lockstep.TryGetValue(account, out var together) ? found.Append(together) : found;
            }
        }
        catch (RunStoppedException stopped)
        {
            await writer.EndAsync(JobState.Cancelled, looked, changed, actor, CancellationToken.None);
            return stopped.IsTakenOver ? DetectionRefusals.TakenOver : null;
        }
        if (changed > 0) await RefreshStatisticsAsync(stop);
        return null;
    }

    private async Task<bool> MeasureAsync(List<DueAccount> due, RunBasis basis, RunWriter writer, DetectionProgress done, IProgress<JobProgress> progress, CancellationToken stop)
    {
        if (due.Count == 0) return false;
        var (measurer, moved, collected) = (new ProfileMeasurer(basis), false, 0L);
        progress.Report(new("Measuring accounts", 0, done.All, 0));
        await foreach (var block in new ActivityReader(store).ReadAsync(due, stop))
        {
            measurer.Add(block.Rows.AsSpan(0, block.Count));
            if (block.Ends is not { } accounts) continue;
            done.Rows = measurer.Rows;
            moved |= await writer.WriteProfilesAsync(measurer.Take(accounts), basis.MeasureDigest, stop);
            if (measurer.Rows - collected > RowsBetweenCollections)
            {
                // The rows read so far are dead now; as with imports, memory then stays flat however many they are.
                GC.Collect(1, GCCollectionMode.Forced, blocking: true);
                collected = measurer.Rows;
            }
            done.Done += accounts.Count;
            progress.Report(new("Measuring accounts", done.Done, done.All, done.Rows));
        }
        return moved;
    }

    private Task<ServiceHabits> HabitsAsync(CancellationToken stop) => store.ReadAsync(
        (db, ct) =>
        {
            var sums = new HabitSums();
            foreach (var profile in db.AccountProfiles.Select(p => new { p.Requests, p.Parts, p.Referred }).TagWith(nameof(HabitsAsync)))
                sums.Add(profile.Requests, profile.Parts, profile.Referred);
            return Task.FromResult(sums.Habits);
        },
        stop);

    private async Task RefreshStatisticsAsync(CancellationToken stop)
    {
        await using var unit = await store.BeginAsync(stop);
        await store.Dialect.RefreshStatisticsAsync(unit.Db, stop);
        await unit.CommitAsync(stop);
    }
}
