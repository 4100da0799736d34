using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Organizations;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>A page of the affiliations that wait for a person, the surest first.</summary>
/// <param name="Size">Rows on the page, 1 to 100.</param>
public sealed record ListAffiliationReviews(ReviewFilter Filter, PagePlace Place = default, int Size = 25);

/// <param name="Organization">With those merged into it; null: all.</param>
/// <param name="Reason">Null: any but <see cref="ReviewReason.None"/>.</param>
/// <param name="Least">Least confidence, 0 to 1, inclusive.</param>
public sealed record ReviewFilter(long? Organization = null, ReviewReason? Reason = null, AffiliationState? State = null, double? Least = null)
{
    public bool IsEmpty => this == new ReviewFilter();
}

/// <param name="Organization">The one that the filter names; null where it names none, or none that is known.</param>
public sealed record ReviewPage(Page<ReviewRow> Rows, OrganizationName? Organization, bool MayDecide);

public sealed class ListAffiliationReviewsHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    public const int MaxSize = 100;

    public async Task<Outcome<ReviewPage>> HandleAsync(ListAffiliationReviews query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<ReviewPage>>(
            async (db, ct) =>
            {
                var size = Math.Clamp(query.Size, 1, MaxSize);
                var found = Waiting(db, query.Filter);
                var count = new BoundedCount(await found.Take(BoundedCount.Look).TagWith("CountReviews").CountAsync(ct));
                var back = query.Place.Backwards;
                if (ConfidenceKey.Read(query.Place.Cursor) is { } key)
                {
                    var (confidence, id) = (key.Confidence, new AffiliationId(key.Id));
                    found = back
                        ? found.Where(a => a.Confidence >= confidence && (a.Confidence > confidence || a.Id > id))
                        : found.Where(a => a.Confidence <= confidence && (a.Confidence < confidence || a.Id < id));
                }
                var ordered = back ? found.OrderBy(a => a.Confidence).ThenBy(a => a.Id) : found.OrderByDescending(a => a.Confidence).ThenByDescending(a => a.Id);
                var rows = await ordered.Take(size + 1).AsNoTracking().TagWith(nameof(ListAffiliationReviews)).ToListAsync(ct);
                var more = rows.Count > size;
                if (more) rows.RemoveAt(size);
                if (back) rows.Reverse();
                var hasNext = back ? rows.Count > 0 : more;
                var hasPrevious = back ? more : query.Place.After is not null && rows.Count > 0;
                var organization = query.Filter.Organization is { } asked ? new OrganizationId(asked) : default;
                var named = await db.Organizations.Where(o => o.Id == organization).Select(o => new OrganizationName(o.Id.Value, o.Name)).SingleOrDefaultAsync(ct);
                return new ReviewPage(new(await ReviewRows.ReadAsync(db, rows, clock.GetUtcNow(), ct), hasNext ? Cursor(rows[^1]) : null, hasPrevious ? Cursor(rows[0]) : null, count), named, actor.May(Permission.ReviewFacts));
            },
            cancel);
    }

    internal static IQueryable<Affiliation> Waiting(CordonDb db, ReviewFilter filter)
    {
        var found = filter.Reason is { } reason and not ReviewReason.None ? db.Affiliations.Where(a => a.Review == reason) : db.Affiliations.Where(a => a.Review != ReviewReason.None);
        if (filter.State is { } state) found = found.Where(a => a.State == state);
        if (filter.Least is { } least) found = found.Where(a => a.Confidence >= least);
        if (filter.Organization is not { } organization) return found;
        var self = OrganizationPeople.SelfAndMerged(db, new(organization));
        return found.Where(a => self.Contains(a.OrganizationId));
    }

    private static string Cursor(Affiliation row) => new ConfidenceKey(row.Confidence, row.Id.Value).Cursor;
}
