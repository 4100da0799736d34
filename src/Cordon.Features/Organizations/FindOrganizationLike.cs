using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Organizations.Names;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>The organization that a typed name most likely means: for whoever looked for it and found none.</summary>
public sealed record FindOrganizationLike(string Text);

/// <param name="By">The name or alias that is like the typed one.</param>
/// <param name="Score"><see cref="NameMatch.Score"/>.</param>
public sealed record OrganizationLike(OrganizationName Organization, string By, double Score);

public sealed class FindOrganizationLikeHandler(CordonStore store, ICurrentActor actors)
{
    /// <summary>Of more organizations, comparing all names would take longer than typing the name anew.</summary>
    public const int MostOrganizations = 20_000;

    /// <returns>Null where none is likely enough; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<OrganizationLike?>> HandleAsync(FindOrganizationLike query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (query.Text.Length > ListOrganizationsHandler.MaxTextLength) return default(OrganizationLike);
        return await store.ReadAsync<Outcome<OrganizationLike?>>(
            async (db, ct) =>
            {
                if (await db.Organizations.Take(MostOrganizations + 1).TagWith(nameof(FindOrganizationLike)).CountAsync(ct) > MostOrganizations) return default(OrganizationLike);
                if ((await StoredNames.ReadAsync(db, ct)).Match(query.Text) is not { } match) return default(OrganizationLike);
                var id = new OrganizationId(match.Organization);
                var name = await db.Organizations.Where(o => o.Id == id).Select(o => o.Name).TagWith(nameof(FindOrganizationLike)).SingleAsync(ct);
                return new OrganizationLike(new(match.Organization, name), match.Name, match.Score);
            },
            cancel);
    }
}
