using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>How many people organizations have, with those of the ones merged into them, in one statement.</summary>
internal static class PeopleCounts
{
    /// <param name="ids">Up to 500, that stand for themselves.</param>
    public static async Task<Dictionary<OrganizationId, (int Confirmed, int Suspected, int ToReview)>> OfAsync(CordonDb db, IReadOnlyList<OrganizationId> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        var counts = await db.Organizations.Where(o => ids.Contains(o.Id) || (o.RootId != null && ids.Contains(o.RootId.Value)))
            .Join(db.Affiliations, o => o.Id, a => a.OrganizationId, (o, a) => new { Root = o.RootId ?? o.Id, a.State, a.Review, a.Confidence })
            .Where(a => a.Confidence > 0 || a.State != AffiliationState.Suspected)
            .GroupBy(a => new { a.Root, a.State }).Select(g => new { g.Key.Root, g.Key.State, People = g.Count(), ToReview = g.Count(a => a.Review != ReviewReason.None) })
            .TagWith(nameof(PeopleCounts)).ToListAsync(cancel);
        return counts.GroupBy(c => c.Root).ToDictionary(g => g.Key,
            g => (g.Where(c => c.State == AffiliationState.Confirmed).Sum(c => c.People), g.Where(c => c.State == AffiliationState.Suspected).Sum(c => c.People), g.Sum(c => c.ToReview)));
    }
}
