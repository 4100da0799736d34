using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Attribution;

namespace Cordon.Features.Organizations;

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
}
