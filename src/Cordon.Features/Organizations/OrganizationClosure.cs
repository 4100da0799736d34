using Cordon.Data;
using Cordon.Domain;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>Keeps <see cref="Domain.Organizations.OrganizationAncestor"/>: who stands above whom, by set statements, a few for each level.</summary>
/// <remarks>
/// The way up from an organization: itself at depth 0, whatever it was merged into at the same depth, the parent of the one that is left one deeper, and so on.
/// The parent of one that was merged does not count while it is. Where splits left a circle, the way ends at whom it has passed; and after <see cref="OrganizationPlan.MaxLevels"/>.
/// </remarks>
internal static class OrganizationClosure
{
    private const string Selves = "INSERT INTO OrganizationAncestors (OrganizationId, AncestorId, Depth) SELECT o.Id, o.Id, 0 FROM Organizations o WHERE NOT EXISTS (SELECT 1 FROM OrganizationAncestors a WHERE a.OrganizationId = o.Id)";

    private const string Merged =
        """
        INSERT INTO OrganizationAncestors (OrganizationId, AncestorId, Depth)
        SELECT a.OrganizationId, o.MergedIntoId, a.Depth FROM OrganizationAncestors a JOIN Organizations o ON o.Id = a.AncestorId
        WHERE a.Depth = {0} AND o.MergedIntoId IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM OrganizationAncestors b WHERE b.OrganizationId = a.OrganizationId AND b.AncestorId = o.MergedIntoId)
        """;

    private const string Parents =
        """
        INSERT INTO OrganizationAncestors (OrganizationId, AncestorId, Depth)
        SELECT a.OrganizationId, o.ParentId, a.Depth + 1 FROM OrganizationAncestors a JOIN Organizations o ON o.Id = a.AncestorId
        WHERE a.Depth = {0} AND o.MergedIntoId IS NULL AND o.ParentId IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM OrganizationAncestors b WHERE b.OrganizationId = a.OrganizationId AND b.AncestorId = o.ParentId)
        """;

    /// <summary>Makes it anew from organizations that are saved, within the running transaction.</summary>
    public static async Task RebuildAsync(CordonDb db, CancellationToken cancel)
    {
        await db.OrganizationAncestors.ExecuteDeleteAsync(cancel);
        await CompleteAsync(db, cancel);
    }

    /// <summary>Makes anew what goes through some organizations whose parent or merger changed.</summary>
    public static async Task RenewAsync(CordonDb db, IReadOnlyCollection<OrganizationId> changed, CancellationToken cancel)
    {
        var through = db.OrganizationAncestors.Where(b => changed.Contains(b.AncestorId)).Select(b => b.OrganizationId);
        // What is read while it is deleted from is read to its end first, on both databases.
        await db.OrganizationAncestors.Where(a => through.Contains(a.OrganizationId) && a.AncestorId != a.OrganizationId).ExecuteDeleteAsync(cancel);
        await CompleteAsync(db, cancel);
    }

    private static async Task CompleteAsync(CordonDb db, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlRawAsync(Selves, cancel);
        for (var depth = 0; depth < OrganizationPlan.MaxLevels && await db.OrganizationAncestors.AnyAsync(a => a.Depth == depth, cancel); depth++)
        {
            for (var links = 0; links < OrganizationPlan.MaxLevels && await db.Database.ExecuteSqlRawAsync(Merged, [depth], cancel) > 0; links++)
            {
            }
            await db.Database.ExecuteSqlRawAsync(Parents, [depth], cancel);
        }
    }
}
