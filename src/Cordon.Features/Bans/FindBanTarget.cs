using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Organizations;
using Cordon.Features.Staff;

namespace Cordon.Features.Bans;

/// <summary>Finds whom a ban is meant for: an organization, or accounts by external id, by cluster or as an earlier ban named them. The first that is named counts.</summary>
/// <param name="Organization">A name, an alias, a domain or a number.</param>
/// <param name="Like">The target of this ban.</param>
public sealed record FindBanTarget(string? Organization = null, IReadOnlyCollection<string>? Accounts = null, ClusterId? Cluster = null, BanId? Like = null);

/// <param name="Organization">Null where accounts are named.</param>
/// <param name="Accounts">Ascending.</param>
public sealed record FoundBanTarget(OrganizationName? Organization, IReadOnlyList<AccountId> Accounts)
{
    public BanTarget Target => Organization is null ? BanTarget.Accounts : BanTarget.Organization;
}

public sealed class FindBanTargetHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The target; or <c>permission.missing</c>, <c>ban.no-target</c>, <c>ban.organization-not-found</c>, <c>ban.organization-ambiguous</c>, <c>ban.too-many-accounts</c>, <c>ban.unknown-account</c>,
    /// <c>cluster.not-found</c>, <c>ban.not-found</c>.</returns>
    public async Task<Outcome<FoundBanTarget>> HandleAsync(FindBanTarget query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<FoundBanTarget>>(
            async (db, ct) =>
            {
                if (!string.IsNullOrWhiteSpace(query.Organization))
                    return (await BanTargets.OrganizationAsync(db, query.Organization, ct)).Accepted(out var organization, out var unknown) ? new FoundBanTarget(organization, []) : unknown;
                if (query.Like is { } like) return await BanTargets.LikeAsync(db, like, ct);
                var found = query.Cluster is { } cluster ? await BanTargets.ClusterAsync(db, cluster, ct) : await BanTargets.AccountsAsync(db, query.Accounts ?? [], ct);
                return found.Accepted(out var accounts, out var refusal) ? new FoundBanTarget(null, accounts) : refusal;
            },
            cancel);
    }
}
