using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Detection;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection.Running;

/// <summary>Writes what a run comes to, a batch a transaction. Two runs at a time write one after the other, and the older of them stops.</summary>
internal sealed class RunWriter(CordonStore store, JobId job, DetectionRunId run, DetectionProgress progress)
{
    private const int IdsAQuestion = 500;

    /// <summary>Registers a run; from here on a run that began earlier writes nothing more.</summary>
    public static async Task<DetectionRunId> BeginAsync(CordonStore store, JobId job, RunBasis basis, Actor actor, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Detection, 1, cancel);
        var run = unit.Db.DetectionRuns.Add(new DetectionRun
        {
            JobId = job,
            StartedAt = unit.At,
            Settings = basis.SettingsJson,
            MeasureBasis = basis.MeasureDigest,
            By = actor.Id,
        }).Entity;
        await unit.CommitAsync(cancel);
        return run.Id;
    }

    /// <summary>Replaces the profiles and moves of some accounts.</summary>
    /// <returns>Whether a move came or went.</returns>
    public async Task<bool> WriteProfilesAsync(IReadOnlyList<(DueAccount Account, AccountProfile Profile)> measured, long basis, CancellationToken cancel)
    {
        await using var unit = await BeginBatchAsync(cancel);
        var moved = measured.Any(m => m.Profile.Moves.Length > 0);
        foreach (var some in measured.Select(m => m.Account.Id).Chunk(IdsAQuestion))
        {
            await unit.Db.AccountProfiles.Where(p => some.Contains(p.AccountId)).ExecuteDeleteAsync(cancel);
            moved |= await unit.Db.AccountMoves.Where(m => some.Contains(m.AccountId)).ExecuteDeleteAsync(cancel) > 0;
        }
        await unit.InsertAsync(DetectionTables.Profiles, measured.Select(m => Stored(m.Account, m.Profile, basis)), cancel);
        await unit.InsertAsync(DetectionTables.Moves, measured.SelectMany(m => Moves(m.Account.Id, m.Profile)), cancel);
        await unit.CommitAsync(cancel);
        return moved;
    }

    /// <summary>Notes what the run judges by: if it ends early, the next one knows that some flags are of these settings.</summary>
    public async Task WriteJudgeBasisAsync(long digest, ServiceHabits habits, CancellationToken cancel)
    {
        await using var unit = await BeginBatchAsync(cancel);
        await unit.Db.DetectionRuns.Where(r => r.Id == run).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.JudgeBasis, digest)
            .SetProperty(r => r.PagesComeWithParts, habits.PagesComeWithParts)
            .SetProperty(r => r.ReferrersAreLogged, habits.ReferrersAreLogged), cancel);
        await unit.CommitAsync(cancel);
    }

    /// <summary>Judges some accounts and writes what changed; accounts whose flags are what they were are only marked as looked at.</summary>
    /// <param name="judge">What was found on an account, of all rules that were judged.</param>
    /// <param name="isJudged">Whether a rule was judged; flags of others stay as they are.</param>
    /// <returns>Flags written and superseded.</returns>
    public async Task<int> WriteFlagsAsync(AccountId[] accounts, Func<AccountId, AccountProfile, IEnumerable<Finding>> judge, Func<string, bool> isJudged, RunBasis basis,
        CancellationToken cancel)
    {
        await using var unit = await BeginBatchAsync(cancel);
        var profiles = await unit.Db.AccountProfiles.Where(p => accounts.Contains(p.AccountId)).Select(p => new { p.AccountId, p.Profile }).TagWith(nameof(WriteFlagsAsync)).ToListAsync(cancel);
        var standing = (await unit.Db.Flags.AsNoTracking().Where(f => accounts.Contains(f.AccountId) && f.SupersededAt == null).ToListAsync(cancel)).ToLookup(f => f.AccountId);
        var changes = new FlagChanges(basis, run, unit.At);
        foreach (var account in profiles)
            changes.Compare(account.AccountId, standing[account.AccountId].Where(f => isJudged(f.Rule)), judge(account.AccountId, AccountProfile.From(account.Profile)));
        foreach (var some in changes.Superseded.Chunk(IdsAQuestion))
            await unit.Db.Flags.Where(f => some.Contains(f.Id) && f.SupersededAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.SupersededAt, unit.At).SetProperty(f => f.SupersededByRunId, run), cancel);
        if (changes.Written.Count > 0) await unit.InsertAsync(DetectionTables.Flags, changes.Written, cancel);
        foreach (var some in changes.Accounts.Chunk(IdsAQuestion)) await FlagScores.RefreshAsync(unit.Db, some, cancel);
        await unit.Db.Accounts.Where(a => accounts.Contains(a.Id)).Join(unit.Db.AccountProfiles, a => a.Id, p => p.AccountId, (a, p) => new { a, p })
            .Where(x => x.a.DetectedVersion != x.p.ActivityVersion)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.a.DetectedVersion, x => x.p.ActivityVersion), cancel);
        await unit.CommitAsync(cancel);
        return changes.Count;
    }

    /// <summary>Ends the run and its job together.</summary>
    public async Task EndAsync(JobState state, long accounts, long changed, Actor actor, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        var row = await unit.Db.DetectionRuns.SingleAsync(r => r.Id == run, cancel);
        (row.EndedAt, row.IsComplete, row.Accounts, row.Changed) = (unit.At, state == JobState.Succeeded, accounts, changed);
        var ended = await unit.Db.Jobs.SingleAsync(j => j.Id == job, cancel);
        (ended.State, ended.EndedAt, ended.LinesDone) = (state, unit.At, progress.Rows);
        (ended.BytesDone, ended.BytesTotal) = state == JobState.Succeeded ? (progress.All, progress.All) : (progress.Done, progress.All);
        unit.Record(new AuditRecord(actor, state == JobState.Succeeded ? "detection.finished" : "detection.cancelled", $"detection:{run.Value}", After: new { accounts, changed }));
        await unit.CommitAsync(cancel);
    }

    private async Task<WriteUnit> BeginBatchAsync(CancellationToken cancel)
    {
        var unit = await store.BeginAsync(cancel);
        try
        {
            // Held to the commit: whoever else runs waits here, and then finds that it is not the last any more.
            await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Detection, 1, cancel);
            var last = await unit.Db.DetectionRuns.OrderByDescending(r => r.Id).Select(r => r.Id).TagWith(nameof(RunWriter)).FirstOrDefaultAsync(cancel);
            if (last > run) throw new RunStoppedException(isTakenOver: true);
            if (await unit.Db.Jobs.Where(j => j.Id == job).Select(j => j.CancelRequested).SingleAsync(cancel)) throw new RunStoppedException(isTakenOver: false);
            await unit.Db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set
                .SetProperty(j => j.HeartbeatAt, unit.At)
                .SetProperty(j => j.BytesDone, progress.Done)
                .SetProperty(j => j.BytesTotal, progress.All)
                .SetProperty(j => j.LinesDone, progress.Rows), cancel);
            return unit;
        }
        catch
        {
            await unit.DisposeAsync();
            throw;
        }
    }

    private static StoredProfile Stored(DueAccount account, AccountProfile profile, long basis) => new()
    {
        AccountId = account.Id,
        Version = AccountProfile.Version,
        Basis = basis,
        ActivityVersion = account.Version,
        Requests = profile.Totals.Requests,
        Parts = profile.Totals.Parts,
        Referred = profile.Totals.Referred,
        Profile = profile.ToBytes(),
    };

    private static IEnumerable<StoredMove> Moves(AccountId account, AccountProfile profile) => profile.Moves.Select(m => new StoredMove
    {
        AccountId = account,
        Route = m.Route,
        Window = m.Window,
        IsDescending = m.IsDescending,
        Least = m.Least,
        Greatest = m.Greatest,
        Steps = m.Steps,
    });
}
