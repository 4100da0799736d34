using System.Globalization;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Attribution;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>A page of those whom a ban would cover, in the order of their numbers.</summary>
/// <param name="Size">Rows on the page, 1 to 200.</param>
public sealed record ListBanPreview(BanScope Scope, BanPreviewFilter Filter, PagePlace Place = default, int Size = 50);

public enum CoveredBy
{
    /// <summary>The ban names the account itself.</summary>
    Name,
    Confirmed,
    Suspected,
    Ended,
}

/// <param name="WithoutFlag">Only those on whom no detector found anything.</param>
/// <param name="Tenth">Only those whose confidence lies in this tenth, 0 to 9.</param>
/// <param name="Weakest">Only those whose affiliation this is the weakest support of.</param>
/// <param name="Seen">0 last active within a day, 1 a week, 2 thirty days, 3 before, 4 never.</param>
public sealed record BanPreviewFilter(CoveredBy? By = null, bool WithoutFlag = false, int? Tenth = null, SignalKind? Weakest = null, string? Plan = null, string? Country = null, int? Seen = null, bool AlreadyBanned = false,
    bool Exempt = false, bool Paying = false)
{
    public static readonly BanPreviewFilter None = new();
}

/// <param name="Name">Masked, as is the mail.</param>
/// <param name="Confidence">Of the affiliation it is reached through; null where the ban names it.</param>
/// <param name="Signals">In words, the strongest first.</param>
public sealed record BanPreviewRow(long Id, string Account, string? Name, string? Email, CoveredBy By, double? Confidence, IReadOnlyList<string> Signals, string? Plan, string? Country, DateTimeOffset? LastSeenAt, double FlagScore, bool AlreadyBanned);

public sealed class ListBanPreviewHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    public const int MaxSize = 200;

    /// <returns>The page; or <c>permission.missing</c>, or what <see cref="BanScope.Check"/> refuses.</returns>
    public async Task<Outcome<Page<BanPreviewRow>>> HandleAsync(ListBanPreview query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (query.Scope.Check() is { } refusal) return refusal;
        var (scope, now) = (query.Scope, clock.GetUtcNow());
        return await store.ReadAsync<Outcome<Page<BanPreviewRow>>>(
            async (db, ct) =>
            {
                var size = Math.Clamp(query.Size, 1, MaxSize);
                var found = Filtered(PreviewQuery.Of(db, store.Dialect, scope.Rule, scope.Accounts, scope.Incidents, scope.BeginsAt(now), now), query.Filter);
                var count = new BoundedCount(await found.Take(BoundedCount.Look).TagWith("CountBanPreview").CountAsync(ct));
                var back = query.Place.Backwards;
                if (long.TryParse(query.Place.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var key)) found = back ? found.Where(r => r.AccountId < key) : found.Where(r => r.AccountId > key);
                var rows = await (back ? found.OrderByDescending(r => r.AccountId) : found.OrderBy(r => r.AccountId)).Take(size + 1).TagWith(nameof(ListBanPreview)).ToListAsync(ct);
                var more = rows.Count > size;
                if (more) rows.RemoveAt(size);
                if (back) rows.Reverse();
                var hasNext = back ? rows.Count > 0 : more;
                var hasPrevious = back ? more : query.Place.After is not null && rows.Count > 0;
                var ids = rows.ConvertAll(r => new AccountId(r.AccountId));
                var accounts = await db.Accounts.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId, a.DisplayName, a.Email, a.LastSeenAt, a.FlagScore }).TagWith(nameof(ListBanPreview)).ToDictionaryAsync(a => a.Id.Value, ct);
                return new Page<BanPreviewRow>(
                    rows.ConvertAll(r =>
                    {
                        var account = accounts[r.AccountId];
                        return new BanPreviewRow(r.AccountId, account.ExternalId, Mask.Name(account.DisplayName), Mask.Email(account.Email), (CoveredBy)r.Grade, r.Grade == 0 ? null : r.Confidence, SupportKinds.Texts(r.Kinds), r.PlanName, r.Country,
                            account.LastSeenAt == Account.NotSeen ? null : account.LastSeenAt, account.FlagScore, r.Banned == 1);
                    }),
                    hasNext ? Key(rows[^1]) : null, hasPrevious ? Key(rows[0]) : null, count);
            },
            cancel);
    }

    private static string Key(PreviewRow row) => row.AccountId.ToString(CultureInfo.InvariantCulture);

    private static IQueryable<PreviewRow> Filtered(IQueryable<PreviewRow> rows, BanPreviewFilter filter)
    {
        if (filter.By is { } by) rows = rows.Where(r => r.Grade == (int)by);
        if (filter.WithoutFlag) rows = rows.Where(r => r.Flagged == 0);
        if (filter.Tenth is { } tenth)
        {
            var (from, to) = (tenth / 10.0, tenth >= 9 ? 2 : (tenth + 1) / 10.0);
            rows = rows.Where(r => r.Grade > 0 && r.Confidence >= from && r.Confidence < to);
        }
        if (filter.Weakest is { } kind)
        {
            var (bit, weaker) = (SupportKinds.Bit(kind), SupportKinds.WeakerThan(kind));
            rows = rows.Where(r => (r.Kinds & bit) != 0 && (r.Kinds & weaker) == 0);
        }
        if (filter.Plan is { } plan) rows = plan.Length == 0 ? rows.Where(r => r.PlanName == null) : rows.Where(r => r.PlanName == plan);
        if (filter.Country is { } country) rows = country.Length == 0 ? rows.Where(r => r.Country == null) : rows.Where(r => r.Country == country);
        if (filter.Seen is { } seen) rows = rows.Where(r => r.Seen == seen);
        if (filter.AlreadyBanned) rows = rows.Where(r => r.Banned == 1);
        if (filter.Exempt) rows = rows.Where(r => r.Exempt == 1);
        return filter.Paying ? rows.Where(r => r.Paying == 1) : rows;
    }
}
