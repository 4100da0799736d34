using System.Linq.Expressions;
using Cordon.Data;
using Cordon.Domain.Accounts;
using Cordon.Features.Detection;
using Cordon.Features.Paging;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Accounts;

/// <summary>Decides how a filtered list is read, so that it is quick whether the filter finds three accounts or three hundred thousand.</summary>
/// <remarks>
/// A condition that few accounts meet is sought by its own index, and the few are sorted. Otherwise the list is walked in its order, and
/// every condition is only checked on the way, on columns the index of the order holds. Which of the two it is, no database can know
/// from averages ("a country has 30,000 accounts"), so it is counted first, up to <see cref="BoundedCount.Look"/>.
/// </remarks>
/// <param name="Page">For reading the list in its order.</param>
/// <param name="Members">The ids of all it finds, each once, in no order.</param>
/// <param name="Known">How many there are, where planning has found that out.</param>
internal sealed record AccountScan(IQueryable<Account> Page, IQueryable<Domain.AccountId> Members, int? Known)
{
    // Behind every prefix: the greatest code point.
    internal const string Greatest = "\U0010FFFF";

    // Up to here it is cheaper to fetch and sort all that meet a condition than to risk walking far for the first of them.
    private const int Narrow = 25_000;

    // How far words are counted when there are several: it pays to start from the rarest of them.
    private const int Deep = 100_000;

    public static async Task<AccountScan> PlanAsync(CordonDb db, AccountFilter filter, AccountSort sort, CancellationToken cancel)
    {
        var conditions = Conditions(db, filter).ToList();
        var words = conditions.Count(c => c.Term is not null);
        var (least, rarest) = (Deep, -1);
        int? known = null;
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].Members is not { } members) continue;
            var isWord = conditions[i].Term is not null;
            var look = words > 1 && isWord ? Deep : Narrow + 1;
            var count = await members.Take(look).CountAsync(cancel);
            if (count < look && count < least) (least, rarest) = (count, i);
            // An account may have several words of one beginning; of anything else it has one.
            if (conditions.Count == 1 && !isWord) known = Math.Min(count, BoundedCount.Look);
        }
        var narrow = least <= Narrow;
        return new(
            Where(db, conditions, (c, i) => (i == rarest && narrow) || (!narrow && c.Sort == sort)),
            words > 0 && words == conditions.Count
                ? ByWords(db, conditions, Math.Max(rarest, 0))
                : Where(db, conditions, (c, i) => i == rarest || (rarest < 0 && c.Sort == sort)).Select(a => a.Id),
            known);
    }

    /// <summary>How many accounts the filter finds, up to <see cref="BoundedCount.Look"/>.</summary>
    public async Task<BoundedCount> CountAsync(CancellationToken cancel) =>
        new(Known ?? await Members.Take(BoundedCount.Look).TagWith("CountAccounts").CountAsync(cancel));

    /// <summary>Words alone are answered by their own table, without a look at the accounts.</summary>
    private static IQueryable<Domain.AccountId> ByWords(CordonDb db, List<Condition> words, int first)
    {
        var members = words[first].Members!;
        for (var i = 0; i < words.Count; i++)
            if (i != first && words[i].Term is { } term && term + Greatest is var end)
                members = members.Where(id => db.AccountTerms.Any(t => t.AccountId == id && string.Compare(t.Term, term) >= 0 && string.Compare(t.Term, end) < 0));
        return members.Distinct();
    }

    private static IQueryable<Account> Where(CordonDb db, List<Condition> conditions, Func<Condition, int, bool> seek)
    {
        var accounts = db.Accounts.AsQueryable();
        for (var i = 0; i < conditions.Count; i++)
            accounts = accounts.Where(seek(conditions[i], i) ? conditions[i].Test : conditions[i].OnTheWay ?? Unsought(conditions[i].Test));
        return accounts;
    }

    private static IEnumerable<Condition> Conditions(CordonDb db, AccountFilter filter)
    {
        var accounts = db.Accounts;
        if (filter.Text is not null)
            foreach (var term in AccountTerms.OfSearch(filter.Text))
            {
                var end = term + Greatest;
                yield return new(
                    a => db.AccountTerms.Where(t => string.Compare(t.Term, term) >= 0 && string.Compare(t.Term, end) < 0).Select(t => t.AccountId).Contains(a.Id),
                    db.AccountTerms.Where(t => string.Compare(t.Term, term) >= 0 && string.Compare(t.Term, end) < 0).Select(t => t.AccountId),
                    OnTheWay: a => db.AccountTerms.Any(t => t.AccountId == a.Id && string.Compare(t.Term, term) >= 0 && string.Compare(t.Term, end) < 0),
                    Term: term);
            }
        if (filter.Plan is { } plan) yield return Of(accounts, a => a.Plan == plan);
        if (filter.Country is { } country) yield return Of(accounts, a => a.Country == country);
        if (filter.EmailDomain is { } domain) yield return Of(accounts, a => a.EmailDomain == domain);
        if (filter.Kind is { } kind) yield return new(a => a.Kind == kind, null);
        if (filter.FirstSeenFrom is { } firstFrom) yield return Of(accounts, a => a.FirstSeenAt >= firstFrom, AccountSort.FirstSeen);
        if (filter.FirstSeenTo is { } firstTo) yield return Of(accounts, a => a.FirstSeenAt <= firstTo && a.FirstSeenAt > Account.NotSeen, AccountSort.FirstSeen);
        if (filter.LastSeenFrom is { } lastFrom) yield return Of(accounts, a => a.LastSeenAt >= lastFrom, AccountSort.LastSeen);
        if (filter.LastSeenTo is { } lastTo) yield return Of(accounts, a => a.LastSeenAt <= lastTo && a.LastSeenAt > Account.NotSeen, AccountSort.LastSeen);
        if (filter.RequestsFrom is { } least) yield return Of(accounts, a => a.Requests >= least, AccountSort.Requests);
        if (filter.RequestsTo is { } most) yield return Of(accounts, a => a.Requests <= most, AccountSort.Requests);
        var named = filter.Flag is AccountFilter.AnyFlag ? null : filter.Flag;
        if (named is not null || filter.FlaggedFrom is not null)
        {
            var flags = FlagScores.Open(db);
            if (filter.FlaggedFrom is { } since) flags = flags.Where(f => f.FirstFoundAt >= since);
            if (named is not null) flags = flags.Where(f => f.Rule == named);
            if (named is not null && filter.MinScore is { } score) flags = flags.Where(f => f.Score >= score);
            var flagged = flags.Select(f => f.AccountId);
            // Of one rule an account has one flag; of any it may have several.
            yield return new(a => flagged.Contains(a.Id), named is null ? flagged.Distinct() : flagged, OnTheWay: a => a.FlagScore > 0 && flags.Any(f => f.AccountId == a.Id));
        }
        else if (filter.Flag is not null)
        {
            yield return Of(accounts, a => a.FlagScore > 0, AccountSort.FlagScore);
        }
        if (filter.Banned)
        {
            var covered = db.Coverage.Where(c => c.EndedAt == null).Select(c => c.AccountId);
            // An account may be covered by several bans.
            yield return new(a => covered.Contains(a.Id), covered.Distinct(), OnTheWay: a => db.Coverage.Any(c => c.AccountId == a.Id && c.EndedAt == null));
        }
        if (named is null && filter.MinScore is { } clearest) yield return Of(accounts, a => a.FlagScore >= clearest, AccountSort.FlagScore);
    }

    private static Condition Of(IQueryable<Account> accounts, Expression<Func<Account, bool>> test, AccountSort? sort = null) =>
        new(test, accounts.Where(test).Select(a => a.Id), sort);

    /// <summary>The same condition in a form that no index is sought by: as a case over a column that the index of every order holds.</summary>
    private static Expression<Func<Account, bool>> Unsought(Expression<Func<Account, bool>> test)
    {
        var requests = Expression.Property(test.Parameters[0], nameof(Account.Requests));
        var body = Expression.GreaterThanOrEqual(Expression.Condition(test.Body, requests, Expression.Constant(-1L)), Expression.Constant(0L));
        return Expression.Lambda<Func<Account, bool>>(body, test.Parameters);
    }

    /// <param name="Test">The condition as an index can be sought by.</param>
    /// <param name="Members">The accounts that meet it, for counting; null where no index of its own exists.</param>
    /// <param name="Sort">The order in which those accounts stand together.</param>
    /// <param name="Term">The word it asks for, where it asks for one.</param>
    /// <param name="OnTheWay">How it is checked for a single account, where that is not the test itself.</param>
    private sealed record Condition(Expression<Func<Account, bool>> Test, IQueryable<Domain.AccountId>? Members, AccountSort? Sort = null,
        Expression<Func<Account, bool>>? OnTheWay = null, string? Term = null);
}
