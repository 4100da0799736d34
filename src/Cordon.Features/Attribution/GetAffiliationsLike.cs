using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>The suspected affiliations of a filter that could be confirmed at once, the surest first.</summary>
public sealed record GetAffiliationsLike(ReviewFilter Filter);

/// <param name="HasMore">There are more than one decision takes; the rest stays.</param>
public sealed record AffiliationsLike(IReadOnlyList<AffiliationId> Affiliations, bool HasMore);

public sealed class GetAffiliationsLikeHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>At most <see cref="ConfirmAffiliationsHandler.Most"/>; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<AffiliationsLike>> HandleAsync(GetAffiliationsLike query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<AffiliationsLike>>(
            async (db, ct) =>
            {
                var ids = await ListAffiliationReviewsHandler.Waiting(db, query.Filter).Where(a => a.State == AffiliationState.Suspected).OrderByDescending(a => a.Confidence).ThenByDescending(a => a.Id)
                    .Select(a => a.Id).Take(ConfirmAffiliationsHandler.Most + 1).TagWith(nameof(GetAffiliationsLike)).ToListAsync(ct);
                return new AffiliationsLike([.. ids.Take(ConfirmAffiliationsHandler.Most)], ids.Count > ConfirmAffiliationsHandler.Most);
            },
            cancel);
    }
}
