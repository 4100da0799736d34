using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Linking;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Accounts;

/// <summary>What happened to an account in Cordon: the files that told of it, what staff did, and what they decided on its links. Newest first, at most 100.</summary>
public sealed record GetAccountHistory(AccountId Id);

/// <param name="Action">The audit action, or <c>import.told</c> for a file that brought requests of the account.</param>
/// <param name="Import">The import's number where it is about one.</param>
/// <param name="Link">The decision where it is about a link: that it was taken, or (<c>link.decision-taken-back</c>) taken back.</param>
public sealed record HistoryRow(DateTimeOffset At, string Action, string? Actor, string? Reason, long? Import, string? FileName, long? Requests, LinkDecisionView? Link = null);

public sealed class GetAccountHistoryHandler(CordonStore store, ICurrentActor actors)
{
    public const int Most = 100;

    // A decision on a link is about two accounts or about everybody on a card, and an audit entry has one subject: these are told by the decisions themselves.
    private const string OnLinks = "link.", TakenBack = "link.decision-taken-back";

    public async Task<Outcome<IReadOnlyList<HistoryRow>>> HandleAsync(GetAccountHistory query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync(
            async (db, ct) =>
            {
                var subject = $"account:{query.Id.Value}";
                var done = await db.AuditEntries.Where(e => e.Subject == subject && !e.Action.StartsWith(OnLinks)).OrderByDescending(e => e.Sequence).Take(Most)
                    .Select(e => new HistoryRow(e.At, e.Action, e.Actor, e.Reason, null, null, null)).TagWith(nameof(GetAccountHistory)).ToListAsync(ct);
                var told = await db.ActivityMinutes.Where(m => m.AccountId == query.Id).GroupBy(m => m.ImportId)
                    .Select(g => new { Import = g.Key, Requests = g.Sum(m => (long)m.Requests) })
                    .Join(db.Imports, t => t.Import, i => i.Id, (t, i) => new { i.Id, i.FileName, At = i.FinishedAt ?? i.StartedAt, t.Requests })
                    .OrderByDescending(t => t.At).Take(Most).ToListAsync(ct);
                return (Outcome<IReadOnlyList<HistoryRow>>)done.Concat(await LinksAsync(db, query.Id, ct))
                    .Concat(told.Select(t => new HistoryRow(t.At, "import.told", null, null, t.Id.Value, t.FileName, t.Requests)))
                    .OrderByDescending(h => h.At).Take(Most).ToList();
            },
            cancel);
    }

    private static async Task<IEnumerable<HistoryRow>> LinksAsync(CordonDb db, AccountId account, CancellationToken cancel)
    {
        var decisions = await LinkDecisionViews.ReadAsync(db, db.LinkDecisions.Where(d => d.AccountId == account || d.OtherAccountId == account || (d.Kind == LinkDecisionKind.CutIdentifier &&
            (db.AccountPayments.Any(u => u.AccountId == account && u.PaymentIdentityId == d.PaymentIdentityId) || db.AccountDevices.Any(u => u.AccountId == account && u.DeviceId == d.DeviceId)))), Most, cancel);
        return decisions.SelectMany(d => d.TakenBackAt is { } at
            ? [Decided(d), new HistoryRow(at, TakenBack, d.TakenBackById, d.TakenBackReason, null, null, null, d)]
            : new[] { Decided(d) });
    }

    private static HistoryRow Decided(LinkDecisionView d) => new(d.At, d.Kind switch
    {
        LinkDecisionKind.Join => "link.joined",
        LinkDecisionKind.NotOnePerson => "link.turned-down",
        _ => "link.cut",
    }, d.ById, d.Reason, null, null, null, d);
}
