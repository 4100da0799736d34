using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Audit;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Attribution;
using Cordon.Features.Detection;
using Cordon.Features.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>The two ways an import ends: finished, with its figures added to the accounts; or taken back whole.</summary>
public sealed class ImportEnd(CordonStore store)
{
    /// <summary>Adds what the import read to the accounts' figures and marks it finished, in one transaction.</summary>
    /// <param name="detect">Lets the detectors run over the accounts seen in it, by a job that the same transaction queues.</param>
    /// <param name="link">Lets accounts be linked that are due, by a job that the same transaction queues.</param>
    /// <param name="attribute">Lets accounts be attributed, by a job that the same transaction queues.</param>
    /// <param name="takeOver">Takes over rows that wait for the end, in the same transaction; null where none do.</param>
    public async Task FinishAsync(Import import, Actor actor, bool detect, CancellationToken cancel, bool link = false, Func<WriteUnit, Import, CancellationToken, Task>? takeOver = null,
        bool attribute = false)
    {
        await using (var unit = await store.BeginAsync(cancel))
        {
            // Two imports that end at once would both find the same identity new.
            await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Chunks, 1, cancel);
            var row = await unit.Db.Imports.SingleAsync(i => i.Id == import.Id, cancel);
            if (row.State != ImportState.Reading) throw new ImportTakenOverException();
            if (takeOver is not null) await takeOver(unit, row, cancel);
            if (link && await unit.Db.DueLinks.AnyAsync(cancel)) await LinkingJobs.Runs.QueueAsync(unit, actor, cancel);
            if (attribute) await AttributionJobs.Runs.QueueAsync(unit, actor, cancel);
            if (row.FirstActivityId is not null)
            {
                await AddToAccountsAsync(unit.Db, row, cancel);
                if (detect) await DetectionJobs.Runs.QueueAsync(unit, actor, cancel);
            }
            await EndAsync(unit, row, ImportState.Finished, JobState.Succeeded, actor, "import.finished", cancel);
        }
        await using var statistics = await store.BeginAsync(cancel);
        await store.Dialect.RefreshStatisticsAsync(statistics.Db, cancel);
        await statistics.CommitAsync(cancel);
    }

    /// <summary>Takes back every row of the import, and the accounts that nobody else has seen.</summary>
    public async Task CancelAsync(Import import, Actor actor, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        var row = await unit.Db.Imports.SingleAsync(i => i.Id == import.Id, cancel);
        if (row.State != ImportState.Reading) throw new ImportTakenOverException();
        // By figures from before the import, a database takes its tables for small and goes through them once for every account that is deleted.
        await store.Dialect.RefreshStatisticsAsync(unit.Db, cancel);
        var orphans = await OrphansAsync(unit.Db, row, cancel);
        await unit.Db.ActivityMinutes.Where(m => m.Id >= row.FirstActivityId && m.Id <= row.LastActivityId && m.ImportId == row.Id).ExecuteDeleteAsync(cancel);
        await unit.Db.ServiceMinutes.Where(m => m.ImportId == row.Id).ExecuteDeleteAsync(cancel);
        await unit.Db.StagedPayments.Where(s => s.ImportId == row.Id).ExecuteDeleteAsync(cancel);
        await unit.Db.StagedDevices.Where(s => s.ImportId == row.Id).ExecuteDeleteAsync(cancel);
        await unit.Db.StagedSignals.Where(s => s.ImportId == row.Id).ExecuteDeleteAsync(cancel);
        await unit.Db.ImportRejects.Where(r => r.ImportId == row.Id).ExecuteDeleteAsync(cancel);
        foreach (var some in orphans.Chunk(500))
        {
            await unit.Db.AccountTerms.Where(t => some.Contains(t.AccountId)).ExecuteDeleteAsync(cancel);
            await unit.Db.Accounts.Where(a => some.Contains(a.Id)).ExecuteDeleteAsync(cancel);
        }
        await EndAsync(unit, row, ImportState.Cancelled, JobState.Cancelled, actor, "import.cancelled", cancel);
    }

    /// <summary>Observed accounts of which only this import knows, and that nobody has put on a list, into an incident or into a ban meanwhile.</summary>
    private static async Task<List<AccountId>> OrphansAsync(CordonDb db, Import row, CancellationToken cancel)
    {
        var mine = db.ActivityMinutes.Where(m => m.Id >= row.FirstActivityId && m.Id <= row.LastActivityId && m.ImportId == row.Id).Select(m => m.AccountId);
        // What waits is found by its import alone, so it is gone through once and not once an account.
        var payments = db.StagedPayments.Where(s => s.ImportId == row.Id).Select(s => s.AccountId);
        var devices = db.StagedDevices.Where(s => s.ImportId == row.Id).Select(s => s.AccountId);
        var signals = db.StagedSignals.Where(s => s.ImportId == row.Id).Select(s => s.AccountId);
        var otherPayments = db.StagedPayments.Where(s => s.ImportId != row.Id).Select(s => s.AccountId);
        var otherDevices = db.StagedDevices.Where(s => s.ImportId != row.Id).Select(s => s.AccountId);
        var otherSignals = db.StagedSignals.Where(s => s.ImportId != row.Id).Select(s => s.AccountId);
        return await db.Accounts
            .Where(a => a.Kind == AccountKind.Observed && (mine.Contains(a.Id) || payments.Contains(a.Id) || devices.Contains(a.Id) || signals.Contains(a.Id)))
            .Where(a => !otherPayments.Contains(a.Id) && !otherDevices.Contains(a.Id) && !otherSignals.Contains(a.Id))
            .Where(a => !db.ActivityMinutes.Any(m => m.AccountId == a.Id && m.ImportId != row.Id) && !db.KnownAutomations.Any(k => k.AccountId == a.Id))
            .Where(a => !db.AccountPayments.Any(l => l.AccountId == a.Id) && !db.AccountDevices.Any(l => l.AccountId == a.Id))
            .Where(a => !db.Signals.Any(s => s.AccountId == a.Id) && !db.Affiliations.Any(f => f.AccountId == a.Id))
            .Where(a => !db.LinkDecisions.Any(d => d.AccountId == a.Id || d.OtherAccountId == a.Id))
            .Where(a => !db.IncidentAccounts.Any(i => i.AccountId == a.Id) && !db.BanAccounts.Any(b => b.AccountId == a.Id) && !db.BanSampleAccounts.Any(s => s.AccountId == a.Id))
            .Select(a => a.Id).ToListAsync(cancel);
    }

    private static Task<int> AddToAccountsAsync(CordonDb db, Import row, CancellationToken cancel)
    {
        var sums = db.ActivityMinutes.Where(m => m.Id >= row.FirstActivityId && m.Id <= row.LastActivityId && m.ImportId == row.Id)
            .GroupBy(m => m.AccountId)
            .Select(g => new { Account = g.Key, Requests = g.Sum(m => (long)m.Requests), First = g.Min(m => m.MinuteAt), Last = g.Max(m => m.MinuteAt) });
        var notSeen = Account.NotSeen;
        return db.Accounts.Join(sums, a => a.Id, s => s.Account, (a, s) => new { a, s }).ExecuteUpdateAsync(set => set
            .SetProperty(x => x.a.Requests, x => x.a.Requests + x.s.Requests)
            .SetProperty(x => x.a.ActivityVersion, x => x.a.ActivityVersion + 1)
            .SetProperty(x => x.a.FirstSeenAt, x => x.a.FirstSeenAt == notSeen || x.s.First < x.a.FirstSeenAt ? x.s.First : x.a.FirstSeenAt)
            .SetProperty(x => x.a.LastSeenAt, x => x.s.Last > x.a.LastSeenAt ? x.s.Last : x.a.LastSeenAt), cancel);
    }

    private static async Task EndAsync(WriteUnit unit, Import row, ImportState state, JobState jobState, Actor actor, string action, CancellationToken cancel)
    {
        var job = await unit.Db.Jobs.SingleAsync(j => j.Id == row.JobId, cancel);
        (row.State, row.FinishedAt) = (state, unit.At);
        (job.State, job.EndedAt, job.LinesDone) = (jobState, unit.At, row.Lines);
        if (jobState == JobState.Succeeded) job.BytesDone = job.BytesTotal;
        unit.Record(new AuditRecord(actor, action, $"import:{row.Id.Value}", After: new
        {
            lines = Text(row.Lines),
            accepted = Text(row.Accepted),
            rejected = Text(row.Rejected),
            accountsCreated = Text(row.AccountsCreated),
        }));
        await unit.CommitAsync(cancel);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
