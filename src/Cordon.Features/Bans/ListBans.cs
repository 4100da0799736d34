using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>A page of bans, the newest first, with how many there are of each stage.</summary>
/// <param name="Size">Rows on the page, 1 to 200.</param>
public sealed record ListBans(BanStage Stage, BanFilter Filter, PagePlace Place = default, int Size = 50);

/// <summary>What stage of its life a ban is in, as the list sorts them; one may be in two of them.</summary>
public enum BanStage
{
    InForce,
    Scheduled,

    /// <summary>Waits for a second person: also an emergency ban that is in force until it falls.</summary>
    Waiting,

    /// <summary>In force or scheduled, and the day of its review has come.</summary>
    ReviewDue,

    /// <summary>Over, or never came to be.</summary>
    Ended,
}

/// <param name="Organization">The ban is on it; not merely one that is above it.</param>
/// <param name="Clause">The clause's code.</param>
public sealed record BanFilter(OrganizationId? Organization = null, string? Clause = null)
{
    public bool IsEmpty => this == new BanFilter();
}

/// <param name="Organization">Its name; null where the ban names accounts, of which there are <paramref name="Named"/>.</param>
/// <param name="Covered">Accounts that it covers now.</param>
/// <param name="ReviewDue">The day of its review has come.</param>
public sealed record BanRow(long Id, string? Organization, long? OrganizationId, bool Subsidiaries, int Named, string Clause, string ClauseTitle, BanState State, BanEnd? EndedHow, bool Emergency, bool Approved, int Covered,
    DateTimeOffset FromAt, DateTimeOffset? UntilAt, DateOnly? ReviewOn, bool ReviewDue, string? Owner, string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset? EndedAt);

/// <param name="Counts">Of every stage, whatever the filter.</param>
/// <param name="Clauses">Codes that bans rest on.</param>
/// <param name="Organization">The name of the one that is filtered by.</param>
public sealed record BanList(Page<BanRow> Page, IReadOnlyDictionary<BanStage, BoundedCount> Counts, IReadOnlyList<string> Clauses, string? Organization);

public sealed class ListBansHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    public const int MaxSize = 200;

    public async Task<Outcome<BanList>> HandleAsync(ListBans query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await store.ReadAsync<Outcome<BanList>>(
            async (db, ct) =>
            {
                var counts = new Dictionary<BanStage, BoundedCount>();
                foreach (var stage in Enum.GetValues<BanStage>()) counts[stage] = new(await Of(db.Bans, stage, today).Take(BoundedCount.Look).TagWith("CountBans").CountAsync(ct));
                var clauses = await db.PolicyClauses.Where(c => db.Bans.Any(b => b.ClauseId == c.Id)).Select(c => c.Code).Distinct().OrderBy(c => c).TagWith(nameof(ListBans)).ToListAsync(ct);
                var name = query.Filter.Organization is { } asked ? await db.Organizations.Where(o => o.Id == asked).Select(o => o.Name).TagWith(nameof(ListBans)).SingleOrDefaultAsync(ct) : null;
                return new BanList(await PageAsync(db, query, today, ct), counts, clauses, name);
            },
            cancel);
    }

    internal static IQueryable<Ban> Of(IQueryable<Ban> bans, BanStage stage, DateOnly today) => stage switch
    {
        BanStage.InForce => bans.Where(b => b.State == BanState.InForce),
        BanStage.Scheduled => bans.Where(b => b.State == BanState.Scheduled),
        BanStage.Waiting => bans.Where(b => b.State == BanState.Proposed || (b.State == BanState.InForce && b.ApprovedAt == null)),
        BanStage.ReviewDue => bans.Where(b => (b.State == BanState.InForce || b.State == BanState.Scheduled) && b.ReviewOn <= today),
        _ => bans.Where(b => b.State == BanState.Ended || b.State == BanState.Refused || b.State == BanState.Withdrawn || b.State == BanState.Lapsed),
    };

    private static async Task<Page<BanRow>> PageAsync(CordonDb db, ListBans query, DateOnly today, CancellationToken cancel)
    {
        var size = Math.Clamp(query.Size, 1, MaxSize);
        var found = Of(db.Bans, query.Stage, today);
        if (query.Filter.Organization is { } organization) found = found.Where(b => b.OrganizationId == organization);
        if (query.Filter.Clause is { } clause) found = found.Where(b => db.PolicyClauses.Any(c => c.Id == b.ClauseId && c.Code == clause));
        var count = new BoundedCount(await found.Take(BoundedCount.Look).TagWith("CountBans").CountAsync(cancel));
        var back = query.Place.Backwards;
        if (long.TryParse(query.Place.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var at = new BanId(number);
            found = back ? found.Where(b => b.Id > at) : found.Where(b => b.Id < at);
        }
        var rows = await (back ? found.OrderBy(b => b.Id) : found.OrderByDescending(b => b.Id)).Take(size + 1).TagWith(nameof(ListBans)).ToListAsync(cancel);
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        if (back) rows.Reverse();
        var hasNext = back ? rows.Count > 0 : more;
        var hasPrevious = back ? more : query.Place.After is not null && rows.Count > 0;
        return new(await RowsAsync(db, rows, today, cancel), hasNext ? Cursor(rows[^1]) : null, hasPrevious ? Cursor(rows[0]) : null, count);
    }

    /// <summary>With the names of what they are on and rest on.</summary>
    internal static async Task<IReadOnlyList<BanRow>> RowsAsync(CordonDb db, IReadOnlyList<Ban> bans, DateOnly today, CancellationToken cancel)
    {
        if (bans.Count == 0) return [];
        var (ids, clauseIds) = (bans.Select(b => b.Id).ToList(), bans.Select(b => b.ClauseId).Distinct().ToList());
        var organizations = bans.Where(b => b.OrganizationId is not null).Select(b => b.OrganizationId!.Value).Distinct().ToList();
        var names = await db.Organizations.Where(o => organizations.Contains(o.Id)).Select(o => new { o.Id, o.Name }).TagWith("BansOfPage").ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var clauses = await db.PolicyClauses.Where(c => clauseIds.Contains(c.Id)).Select(c => new { c.Id, c.Code, c.Title }).TagWith("BansOfPage").ToDictionaryAsync(c => c.Id, cancel);
        var named = await db.BanAccounts.Where(a => ids.Contains(a.BanId)).GroupBy(a => a.BanId).Select(g => new { g.Key, Count = g.Count() }).TagWith("BansOfPage").ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return [.. bans.Select(b => new BanRow(b.Id.Value, b.OrganizationId is { } organization ? names.GetValueOrDefault(organization) ?? "" : null, b.OrganizationId?.Value, b.Subsidiaries, named.GetValueOrDefault(b.Id),
            clauses.GetValueOrDefault(b.ClauseId)?.Code ?? "", clauses.GetValueOrDefault(b.ClauseId)?.Title ?? "", b.State, b.EndedHow, b.EmergencyAt is not null, b.ApprovedAt is not null, b.Covered, b.FromAt,
            b.ApprovedAt is null && b.EmergencyEndsAt is { } falls && !(b.UntilAt <= falls) ? falls : b.UntilAt, b.ReviewOn, b.ReviewOn <= today && b.State is (BanState.InForce or BanState.Scheduled), b.OwnerName, b.ProposedByName, b.ProposedAt, b.EndedAt))];
    }

    private static string Cursor(Ban ban) => ban.Id.Value.ToString(CultureInfo.InvariantCulture);
}
