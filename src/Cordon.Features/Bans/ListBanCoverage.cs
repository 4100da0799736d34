using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>A page of the accounts that a ban covers now, by their number.</summary>
/// <param name="Size">Rows on the page, 1 to 200.</param>
public sealed record ListBanCoverage(BanId Ban, CoverageFilter Filter, PagePlace Place = default, int Size = 50);

/// <param name="Through">What it came through; null: whatever it was.</param>
/// <param name="Unflagged">Only accounts without any flag of their own.</param>
public sealed record CoverageFilter(CoverageThrough? Through = null, bool Unflagged = false)
{
    public bool IsEmpty => this == new CoverageFilter();
}

public enum CoverageThrough
{
    /// <summary>The ban names the account itself.</summary>
    Named,
    Confirmed,
    Suspected,

    /// <summary>An affiliation that was alive during an incident, and is over.</summary>
    Former,
}

/// <param name="Account">The external id.</param>
/// <param name="Organization">Of the affiliation that it came through; null where the ban names the account.</param>
/// <param name="Since">Since when this ban covers it.</param>
public sealed record CoveredAccount(long Id, string Account, string? Plan, string? Country, double FlagScore, string? Organization, long? OrganizationId, AffiliationState? State, double? Confidence, DateTimeOffset Since);

public sealed class ListBanCoverageHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxSize = 200;

    public async Task<Outcome<Page<CoveredAccount>>> HandleAsync(ListBanCoverage query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<Page<CoveredAccount>>>(
            async (db, ct) =>
            {
                var size = Math.Clamp(query.Size, 1, MaxSize);
                var found = Filtered(db, query);
                var count = new BoundedCount(await found.Take(BoundedCount.Look).TagWith("CountCoverage").CountAsync(ct));
                var back = query.Place.Backwards;
                if (long.TryParse(query.Place.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    var at = new AccountId(number);
                    found = back ? found.Where(r => r.Coverage.AccountId < at) : found.Where(r => r.Coverage.AccountId > at);
                }
                var rows = await (back ? found.OrderByDescending(r => r.Coverage.AccountId) : found.OrderBy(r => r.Coverage.AccountId)).Take(size + 1)
                    .Select(r => new
                    {
                        r.Coverage.AccountId,
                        r.Account.ExternalId,
                        r.Account.Plan,
                        r.Account.Country,
                        r.Account.FlagScore,
                        OrganizationId = r.Affiliation == null ? null : (OrganizationId?)r.Affiliation.OrganizationId,
                        State = r.Affiliation == null ? null : (AffiliationState?)r.Affiliation.State,
                        Confidence = r.Affiliation == null ? null : (double?)r.Affiliation.Confidence,
                        r.Coverage.SinceAt
                    })
                    .TagWith(nameof(ListBanCoverage)).ToListAsync(ct);
                var more = rows.Count > size;
                if (more) rows.RemoveAt(size);
                if (back) rows.Reverse();
                var organizations = rows.Where(r => r.OrganizationId is not null).Select(r => r.OrganizationId!.Value).Distinct().ToList();
                var names = await db.Organizations.Where(o => organizations.Contains(o.Id)).Select(o => new { o.Id, o.Name }).TagWith(nameof(ListBanCoverage)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
                var hasNext = back ? rows.Count > 0 : more;
                var hasPrevious = back ? more : query.Place.After is not null && rows.Count > 0;
                return new Page<CoveredAccount>(rows.ConvertAll(r => new CoveredAccount(r.AccountId.Value, r.ExternalId, r.Plan, r.Country, r.FlagScore, r.OrganizationId is { } o ? names.GetValueOrDefault(o) : null, r.OrganizationId?.Value,
                    r.State, r.Confidence, r.SinceAt)), hasNext ? Cursor(rows[^1].AccountId) : null, hasPrevious ? Cursor(rows[0].AccountId) : null, count);
            },
            cancel);
    }

    private static IQueryable<Joined> Filtered(CordonDb db, ListBanCoverage query)
    {
        var ban = query.Ban;
        var found = from c in db.Coverage
                    where c.BanId == ban && c.EndedAt == null
                    join a in db.Accounts on c.AccountId equals a.Id
                    join f in db.Affiliations on c.AffiliationId equals f.Id into through
                    from f in through.DefaultIfEmpty()
                    select new Joined { Coverage = c, Account = a, Affiliation = f };
        if (query.Filter.Unflagged) found = found.Where(r => r.Account.FlagScore == 0);
        return query.Filter.Through switch
        {
            CoverageThrough.Named => found.Where(r => r.Coverage.AffiliationId == null),
            CoverageThrough.Confirmed => found.Where(r => r.Affiliation!.State == AffiliationState.Confirmed),
            CoverageThrough.Suspected => found.Where(r => r.Affiliation!.State == AffiliationState.Suspected),
            CoverageThrough.Former => found.Where(r => r.Affiliation!.State == AffiliationState.Ended),
            _ => found,
        };
    }

    private static string Cursor(AccountId id) => id.Value.ToString(CultureInfo.InvariantCulture);

    private sealed class Joined
    {
        public required Domain.Enforcement.Coverage Coverage { get; init; }
        public required Domain.Accounts.Account Account { get; init; }
        public Affiliation? Affiliation { get; init; }
    }
}
