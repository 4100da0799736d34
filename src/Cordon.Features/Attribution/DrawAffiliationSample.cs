using System.Security.Cryptography;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>Draws at random whom to look at before many affiliations are confirmed at once.</summary>
/// <param name="Affiliations">1 to <see cref="ConfirmAffiliationsHandler.Most"/>.</param>
public sealed record DrawAffiliationSample(IReadOnlyList<AffiliationId> Affiliations);

public sealed class DrawAffiliationSampleHandler(CordonStore store, ICurrentActor actors)
{
    /// <summary>How many are drawn; where there are no more, all of them.</summary>
    public const int Size = 10;

    /// <returns>The drawn ones, in the order to look at them; or <c>permission.missing</c>, <c>affiliation.not-found</c>, <c>affiliation.too-many</c>.</returns>
    public async Task<Outcome<IReadOnlyList<AffiliationId>>> HandleAsync(DrawAffiliationSample query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        var ids = query.Affiliations.Distinct().ToArray();
        if (ids.Length > ConfirmAffiliationsHandler.Most) return AffiliationRefusals.TooMany;
        if (ids.Length == 0 || await store.ReadAsync((db, ct) => db.Affiliations.TagWith(nameof(DrawAffiliationSample)).CountAsync(a => ids.Contains(a.Id), ct), cancel) < ids.Length)
            return AffiliationRefusals.NotFound;
        RandomNumberGenerator.Shuffle(ids.AsSpan());
        return ids[..Math.Min(Size, ids.Length)];
    }
}
