using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution.Running;

/// <summary>A stretch of accounts, by number, with what their signals come to and what is written of them.</summary>
/// <param name="To">The last account of the stretch; null where it reaches to the end.</param>
/// <param name="Accounts">Accounts with any signal.</param>
/// <param name="Stored">Their affiliations as they are written.</param>
internal sealed record JudgedStretch(AccountId? To, long Accounts, long Signals, IReadOnlyList<(AccountId Account, Judgement Judgement)> Judgements, IReadOnlyList<Affiliation> Stored)
{
    // A stretch is held in memory, and other writers wait for as long as it takes.
    private const int Most = 20_000;

    /// <param name="after">The account before its first.</param>
    public static async Task<JudgedStretch> ReadAsync(CordonDb db, AccountId after, SignalTraits traits, DateTimeOffset on, CancellationToken cancel)
    {
        var live = db.Signals.Where(s => s.EndedAt == null && s.AccountId > after).OrderBy(s => s.AccountId).ThenBy(s => s.Id).Take(Most);
        var rows = await AccountSignals.Rows(db, live).OrderBy(r => r.Account).ThenBy(r => r.Id).TagWith(nameof(JudgedStretch)).ToListAsync(cancel);
        AccountId? to = null;
        if (rows.Count == Most)
        {
            // The last account may have more signals than were read: it begins the next stretch, unless it fills this one alone.
            var cut = rows[^1].Account;
            if (rows[0].Account == cut) rows = await AccountSignals.ReadAsync(db, [cut], cancel);
            else rows.RemoveAll(r => r.Account == cut);
            to = rows[^1].Account;
        }
        var standing = db.Affiliations.AsNoTracking().Where(a => a.AccountId > after);
        if (to is { } end)
        {
            var beyond = new AccountId(end.Value + 1);
            standing = standing.Where(a => a.AccountId < beyond);
        }
        var stored = await standing.OrderBy(a => a.AccountId).Take(Most).TagWith(nameof(JudgedStretch)).ToListAsync(cancel);
        if (stored.Count == Most && stored[0].AccountId != stored[^1].AccountId)
        {
            // Where signals fell away there may be many more affiliations than signals: the stretch ends with them.
            var cut = stored[^1].AccountId;
            stored.RemoveAll(a => a.AccountId == cut);
            to = stored[^1].AccountId;
            rows.RemoveAll(r => r.Account > to.Value);
        }
        // Only the addresses of accounts with signals matter, and those lie in the stretch.
        var hosts = new Dictionary<AccountId, string?>();
        if (rows.Count > 0)
        {
            var beyond = new AccountId(rows[^1].Account.Value + 1);
            var accounts = db.Accounts.Where(a => a.Id > after && a.Id < beyond && db.Signals.Any(s => s.AccountId == a.Id && s.EndedAt == null)).Select(a => new { a.Id, a.EmailDomain });
            await foreach (var account in accounts.TagWith(nameof(JudgedStretch)).AsAsyncEnumerable().WithCancellation(cancel)) hosts[account.Id] = account.EmailDomain;
        }
        var (judgements, count) = (new List<(AccountId, Judgement)>(rows.Count), 0L);
        foreach (var account in rows.GroupBy(r => r.Account))
        {
            count++;
            foreach (var judgement in Attributor.Judge([.. account.Select(traits.FactOf)], SignalTraits.SurroundingsOf(hosts.GetValueOrDefault(account.Key)), on))
                judgements.Add((account.Key, judgement));
        }
        return new(to, count, rows.Count, judgements, stored);
    }
}
