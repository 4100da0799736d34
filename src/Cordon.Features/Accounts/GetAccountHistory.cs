using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Accounts;

/// <summary>What happened to an account in Cordon: the files that told of it, and what staff did. Newest first, at most 100.</summary>
public sealed record GetAccountHistory(AccountId Id);

/// <param name="Action">The audit action, or <c>import.told</c> for a file that brought requests of the account.</param>
/// <param name="Import">The import's number where it is about one.</param>
public sealed record HistoryRow(DateTimeOffset At, string Action, string? Actor, string? Reason, long? Import, string? FileName, long? Requests);

public sealed class GetAccountHistoryHandler(CordonStore store, ICurrentActor actors)
{
    public const int Most = 100;

    public async Task<Outcome<IReadOnlyList<HistoryRow>>> HandleAsync(GetAccountHistory query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync(
            async (db, ct) =>
            {
                var subject = $"account:{query.Id.Value}";
                var done = await db.AuditEntries.Where(e => e.Subject == subject).OrderByDescending(e => e.Sequence).Take(Most)
                    .Select(e => new HistoryRow(e.At, e.Action, e.Actor, e.Reason, null, null, null)).TagWith(nameof(GetAccountHistory)).ToListAsync(ct);
                var told = await db.ActivityMinutes.Where(m => m.AccountId == query.Id).GroupBy(m => m.ImportId)
                    .Select(g => new { Import = g.Key, Requests = g.Sum(m => (long)m.Requests) })
                    .Join(db.Imports, t => t.Import, i => i.Id, (t, i) => new { i.Id, i.FileName, At = i.FinishedAt ?? i.StartedAt, t.Requests })
                    .OrderByDescending(t => t.At).Take(Most).ToListAsync(ct);
                return (Outcome<IReadOnlyList<HistoryRow>>)done
                    .Concat(told.Select(t => new HistoryRow(t.At, "import.told", null, null, t.Id.Value, t.FileName, t.Requests)))
                    .OrderByDescending(h => h.At).Take(Most).ToList();
            },
            cancel);
    }
}
