using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Organizations.Names;
using Cordon.Features.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>Names and aliases that the store holds, to find the organization that a typed name means. The names of a merged organization mean the one it was merged into.</summary>
internal static class StoredNames
{
    public static Task<OrganizationNames> ReadAsync(CordonDb db, CancellationToken cancel) => ReadAsync(db, null, cancel);

    /// <param name="roots">Organizations that were merged into no other; null: all.</param>
    public static async Task<OrganizationNames> ReadAsync(CordonDb db, IReadOnlyCollection<OrganizationId>? roots, CancellationToken cancel)
    {
        var organizations = db.Organizations.AsQueryable();
        if (roots is not null) organizations = organizations.Where(o => roots.Contains(o.RootId ?? o.Id));
        var names = await organizations.OrderBy(o => o.Id).Select(o => new Named(o.RootId ?? o.Id, o.Name, false)).TagWith(nameof(StoredNames)).ToListAsync(cancel);
        var aliases = await db.OrganizationAliases.Join(organizations, a => a.OrganizationId, o => o.Id, (a, o) => new { a.OrganizationId, a.Key, Root = o.RootId ?? o.Id, a.Alias })
            .OrderBy(a => a.OrganizationId).ThenBy(a => a.Key).Select(a => new Named(a.Root, a.Alias, true)).TagWith(nameof(StoredNames)).ToListAsync(cancel);
        return new(names.Concat(aliases).Select(n => (n.Root.Value, n.Name, n.IsAlias)), Romanizer.Romanize);
    }

    private sealed record Named(OrganizationId Root, string Name, bool IsAlias);
}
