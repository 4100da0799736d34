using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Linking;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>The first of those whom a ban reaches from a lower threshold on and not from a higher one, the surest first.</summary>
/// <param name="High">Null: no suspicion counts.</param>
public sealed record ListThresholdMoves(BanScope Scope, double Low, double? High);

/// <param name="Email">Masked.</param>
public sealed record ThresholdMove(long Id, string Account, string? Email, double Confidence, double FlagScore);

public sealed class ListThresholdMovesHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    public const int Most = 20;

    // Those who are in anyway are looked at in vain; after so many one is content with fewer names.
    private const int AtOnce = 100, MostLooks = 5;

    /// <returns>At most <see cref="Most"/>; or <c>permission.missing</c>, or what <see cref="BanScope.Check"/> refuses.</returns>
    public async Task<Outcome<IReadOnlyList<ThresholdMove>>> HandleAsync(ListThresholdMoves query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (query.Scope.Check() is { } refusal) return refusal;
        if (query.Scope.Rule.Organization is not { } target) return Array.Empty<ThresholdMove>();
        var (scope, at) = (query.Scope, query.Scope.BeginsAt(clock.GetUtcNow()));
        return await store.ReadAsync<Outcome<IReadOnlyList<ThresholdMove>>>(
            async (db, ct) =>
            {
                var root = await db.Organizations.Where(o => o.Id == target).Select(o => o.RootId ?? o.Id).TagWith(nameof(ListThresholdMoves)).SingleOrDefaultAsync(ct);
                var reached = await db.OrganizationAncestors.Where(o => o.AncestorId == root && (scope.Rule.Subsidiaries || o.Depth == 0)).Select(o => o.OrganizationId).TagWith(nameof(ListThresholdMoves)).ToListAsync(ct);
                var moves = new List<ThresholdMove>();
                (double Confidence, AccountId Account)? last = null;
                for (var look = 0; look < MostLooks && moves.Count < Most; look++)
                {
                    var suspected = db.Affiliations.Where(f => reached.Contains(f.OrganizationId) && f.State == AffiliationState.Suspected && f.Confidence >= query.Low);
                    if (query.High is { } high) suspected = suspected.Where(f => f.Confidence < high);
                    if (last is var (confidence, account)) suspected = suspected.Where(f => f.Confidence <= confidence && (f.Confidence < confidence || f.AccountId > account));
                    var found = await suspected.OrderByDescending(f => f.Confidence).ThenBy(f => f.AccountId).Take(AtOnce).Select(f => new { f.AccountId, f.Confidence }).TagWith(nameof(ListThresholdMoves)).ToListAsync(ct);
                    if (found.Count == 0) break;
                    last = (found[^1].Confidence, found[^1].AccountId);
                    // Asked of the one query, whoever else brings them in.
                    var those = CoverageScope.Of([.. found.Select(f => f.AccountId).Distinct()]);
                    var (low, above) = (await ReachedAsync(query.Low, those, ct), await ReachedAsync(query.High, those, ct));
                    low.ExceptWith(above);
                    var ids = found.Select(f => f.AccountId).Where(a => low.Contains(a.Value)).Distinct().Take(Most - moves.Count).ToList();
                    var accounts = await db.Accounts.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId, a.Email, a.FlagScore }).TagWith(nameof(ListThresholdMoves)).ToDictionaryAsync(a => a.Id, ct);
                    moves.AddRange(ids.Where(i => !moves.Exists(m => m.Id == i.Value)).Select(i => new ThresholdMove(i.Value, accounts[i].ExternalId, Mask.Email(accounts[i].Email), found.Find(f => f.AccountId == i)!.Confidence, accounts[i].FlagScore)));
                }
                return moves;

                async Task<HashSet<long>> ReachedAsync(double? threshold, CoverageScope those, CancellationToken stop) =>
                    [.. await CoverageQuery.Of(db, store.Dialect, scope.Rule with { Threshold = threshold }, scope.Accounts, scope.Incidents, at, those).Select(r => r.AccountId).TagWith(nameof(ListThresholdMoves)).ToListAsync(stop)];
            },
            cancel);
    }
}
