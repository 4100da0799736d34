using Cordon.Data;
using Cordon.Features.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations.Leads;

/// <summary>What is known here of a registrable domain.</summary>
/// <param name="Organization">The first that lists it, or what that was merged into; null where none does, as its name.</param>
/// <param name="Accounts">Accounts with mail at exactly this domain.</param>
internal sealed record KnownThere(long? Organization, string? Name, int Accounts)
{
    public static readonly KnownThere Nothing = new(null, null, 0);

    /// <param name="domains">Registrable domains.</param>
    public static async Task<IReadOnlyDictionary<string, KnownThere>> ReadAsync(CordonDb db, IReadOnlyCollection<string> domains, CancellationToken cancel)
    {
        string[] asked = [.. domains.Distinct()];
        var listed = (await InChunks.ReadAsync(asked, some => db.OrganizationDomains.Where(d => some.Contains(d.Domain)).Join(db.Organizations, d => d.OrganizationId, o => o.Id, (d, o) => new { d.Domain, Root = o.RootId ?? o.Id })
            .Join(db.Organizations, x => x.Root, o => o.Id, (x, o) => new { x.Domain, o.Id, o.Name }).TagWith(nameof(KnownThere)).ToListAsync(cancel))).ToLookup(x => x.Domain);
        var accounts = (await InChunks.ReadAsync(asked, some => db.Accounts.Where(a => a.EmailDomain != null && some.Contains(a.EmailDomain)).GroupBy(a => a.EmailDomain!).Select(g => new { Domain = g.Key, Count = g.Count() })
            .TagWith(nameof(KnownThere)).ToListAsync(cancel))).ToLookup(x => x.Domain, x => x.Count);
        return asked.ToDictionary(domain => domain, domain =>
        {
            var first = listed[domain].MinBy(x => x.Id.Value);
            return new KnownThere(first?.Id.Value, first?.Name, accounts[domain].Sum());
        });
    }
}
