using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Attribution;

namespace Cordon.Features.Organizations;

/// <summary>An affiliation as it is now, or as it was believed on a day.</summary>
internal sealed class Belief
{
    public required AffiliationId Id { get; init; }
    public required AccountId AccountId { get; init; }
    public required OrganizationId OrganizationId { get; init; }
    public required AffiliationState State { get; init; }
    public required double Confidence { get; init; }
    public DateTimeOffset? ValidFrom { get; init; }
    public DateTimeOffset? ValidTo { get; init; }
}

/// <summary>Who counts as an organization's people.</summary>
internal static class OrganizationPeople
{
    /// <summary>From this confidence on a suspected affiliation counts, where nobody chose another threshold.</summary>
    public const double Likely = 0.5;

    /// <summary>An organization and those that were merged into it: what was decided for one of them before stays there.</summary>
    public static IQueryable<OrganizationId> SelfAndMerged(CordonDb db, OrganizationId id) => db.Organizations.Where(o => o.Id == id || o.RootId == id).Select(o => o.Id);

    /// <summary>All affiliations but those whose signals fell away and on which nobody decided.</summary>
    public static IQueryable<Affiliation> Of(CordonDb db, OrganizationId id)
    {
        var ids = SelfAndMerged(db, id);
        return db.Affiliations.Where(a => ids.Contains(a.OrganizationId) && (a.Confidence > 0 || a.State != AffiliationState.Suspected));
    }

    public static IQueryable<Belief> Now(CordonDb db, OrganizationId id) => Of(db, id).Select(a => new Belief
    {
        Id = a.Id,
        AccountId = a.AccountId,
        OrganizationId = a.OrganizationId,
        State = a.State,
        Confidence = a.Confidence,
        ValidFrom = a.ValidFrom,
        ValidTo = a.ValidTo,
    });

    /// <summary>What was believed just before an instant.</summary>
    public static IQueryable<Belief> KnownBefore(CordonDb db, OrganizationId id, DateTimeOffset before)
    {
        var ids = SelfAndMerged(db, id);
        return db.AffiliationVersions
            .Where(v => ids.Contains(v.OrganizationId) && v.At < before && !db.AffiliationVersions.Any(w => w.AffiliationId == v.AffiliationId && w.At < before && w.Id > v.Id))
            .Where(v => v.Confidence > 0 || v.State != AffiliationState.Suspected)
            .Select(v => new Belief
            {
                Id = v.AffiliationId,
                AccountId = v.AccountId,
                OrganizationId = v.OrganizationId,
                State = v.State,
                Confidence = v.Confidence,
                ValidFrom = v.ValidFrom,
                ValidTo = v.ValidTo,
            });
    }
}
