using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Those who are in one cluster with somebody whom a ban would cover, and whom it would miss.</summary>
public sealed record ListBanCloseMates(BanScope Scope);

/// <param name="Count">How many there are; <paramref name="First"/> of them, by number, are told of.</param>
public sealed record BanCloseMates(int Count, IReadOnlyList<BanCloseMate> First);

/// <param name="Email">Masked.</param>
public sealed record BanCloseMate(long Id, string Account, string? Email, long Cluster, double FlagScore);

public sealed class ListBanCloseMatesHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    public const int Most = 50;

    private const string Members = "SELECT m.AccountId AS First, m.ClusterId AS Second FROM ClusterMembers m WHERE m.ClusterId IN (SELECT k.ClusterId FROM ClusterMembers k WHERE k.AccountId IN {ids}) ORDER BY m.AccountId";

    /// <returns>The mates; or <c>permission.missing</c>, or what <see cref="BanScope.Check"/> refuses.</returns>
    public async Task<Outcome<BanCloseMates>> HandleAsync(ListBanCloseMates query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (query.Scope.Check() is { } refusal) return refusal;
        var at = query.Scope.BeginsAt(clock.GetUtcNow());
        return await store.ReadAsync<Outcome<BanCloseMates>>(
            async (db, ct) =>
            {
                var covered = (await CoveredSet.ReadAsync(db, store.Dialect, query.Scope, at, ct)).Accounts;
                if (covered.Count == 0) return new BanCloseMates(0, []);
                var (known, count, first) = (covered.ToHashSet(), 0, new Dictionary<AccountId, long>());
                await store.Dialect.ReadPairsAsync(db, Members, covered, (account, cluster) =>
                {
                    if (known.Contains(account)) return;
                    if (count++ < Most) first[new(account)] = cluster;
                }, ct);
                var ids = first.Keys.ToList();
                var accounts = await db.Accounts.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).Select(a => new { a.Id, a.ExternalId, a.Email, a.FlagScore }).TagWith(nameof(ListBanCloseMates)).ToListAsync(ct);
                return new BanCloseMates(count, accounts.ConvertAll(a => new BanCloseMate(a.Id.Value, a.ExternalId, Mask.Email(a.Email), first[a.Id], a.FlagScore)));
            },
            cancel);
    }
}
