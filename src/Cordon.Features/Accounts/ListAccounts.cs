using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Detection;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Accounts;

/// <summary>A page of accounts, filtered and sorted in the store.</summary>
/// <param name="Size">Rows on the page, 1 to 200.</param>
public sealed record ListAccounts(AccountFilter Filter, AccountSort Sort = AccountSort.LastSeen, bool Descending = true, PagePlace Place = default, int Size = 50);

/// <param name="Email">Masked, as are the names.</param>
/// <param name="FlagScore">Of its clearest flag that stands and is not dismissed; 0 where there is none.</param>
/// <param name="Rules">Of these flags, the clearest first; empty where the row was not asked for with them.</param>
/// <param name="FirstSeenAt">Null where no request was read of it.</param>
public sealed record AccountRow(long Id, string Account, AccountKind Kind, string? Username, string? DisplayName, string? Email, string? EmailDomain, bool EmailVerified,
    string? Plan, string? Country, DateTimeOffset? CreatedAt, DateTimeOffset? FirstSeenAt, DateTimeOffset? LastSeenAt, long Requests, double FlagScore, RuleList Rules)
{
    public static AccountRow Of(Account a) => Of(a, RuleList.None);

    public static AccountRow Of(Account a, RuleList rules) => new(a.Id.Value, a.ExternalId, a.Kind, Mask.Name(a.Username), Mask.Name(a.DisplayName), Mask.Email(a.Email), a.EmailDomain,
        a.EmailVerified, a.Plan, a.Country, a.CreatedAt, Seen(a.FirstSeenAt), Seen(a.LastSeenAt), a.Requests, a.FlagScore, rules);

    /// <summary>A ban covers it now; told on the list of accounts alone.</summary>
    public bool IsBanned { get; init; }

    private static DateTimeOffset? Seen(DateTimeOffset at) => at == Domain.Accounts.Account.NotSeen ? null : at;
}

public sealed class ListAccountsHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxSize = 200;

    public async Task<Outcome<Page<AccountRow>>> HandleAsync(ListAccounts query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync(
            async (db, ct) =>
            {
                var size = Math.Clamp(query.Size, 1, MaxSize);
                var order = AccountOrder.By(query.Sort);
                var scan = await AccountScan.PlanAsync(db, query.Filter, query.Sort, ct);
                var count = await scan.CountAsync(ct);
                // Backwards: the order turned round, and the rows turned back.
                var descending = query.Descending != query.Place.Backwards;
                var from = query.Place.Cursor is { } cursor ? order.Behind(scan.Page, cursor, descending) ?? scan.Page : scan.Page;
                // First the ids, which the index of the order answers alone, then the rows of this one page.
                var ids = await order.Sort(from, descending).Select(a => a.Id).Take(size + 1).TagWith(nameof(ListAccounts)).ToListAsync(ct);
                var rows = await db.Accounts.Where(a => ids.Contains(a.Id)).TagWith("AccountsOfPage").ToListAsync(ct);
                rows.Sort((a, b) => ids.IndexOf(a.Id).CompareTo(ids.IndexOf(b.Id)));
                var more = rows.Count > size;
                if (more) rows.RemoveAt(size);
                if (query.Place.Backwards) rows.Reverse();
                var rules = await FlagScores.RulesAsync(db, [.. rows.Where(a => a.FlagScore > 0).Select(a => a.Id)], ct);
                var banned = await BannedAsync(db, ids, ct);
                var hasNext = query.Place.Backwards ? rows.Count > 0 : more;
                var hasPrevious = query.Place.Backwards ? more : query.Place.After is not null && rows.Count > 0;
                return (Outcome<Page<AccountRow>>)new Page<AccountRow>([.. rows.Select(a => AccountRow.Of(a, a.FlagScore > 0 ? new(rules[a.Id]) : RuleList.None) with { IsBanned = banned.Contains(a.Id) })],
                    hasNext ? order.Cursor(rows[^1]) : null, hasPrevious ? order.Cursor(rows[0]) : null, count);
            },
            cancel);
    }

    private static async Task<HashSet<AccountId>> BannedAsync(CordonDb db, List<AccountId> accounts, CancellationToken cancel) =>
        [.. await db.Coverage.Where(c => accounts.Contains(c.AccountId) && c.EndedAt == null).Select(c => c.AccountId).Distinct().TagWith("BannedOfPage").ToListAsync(cancel)];
}
