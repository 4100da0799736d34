using System.Globalization;
using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Privacy;
using Cordon.Features.Paging;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Reads what hangs on an identifier, a page of its accounts at a time.</summary>
internal static class IdentifierReader
{
    public const int MaxSize = 200, MostClusters = 5, MostDecisions = 100;

    // Of one account: who writes a dozen names on one card is seen by fewer.
    private const int MostSaid = 5;

    public static async Task<IdentifierView> ReadAsync(CordonDb db, IdentifierName name, DateTimeOffset first, DateTimeOffset last, PagePlace place, int size, bool mayDecide, CancellationToken cancel)
    {
        var identifier = name.ToRef();
        var uses = UseOnIdentifier.Of(db, identifier);
        var count = new BoundedCount(await uses.Take(BoundedCount.Look).TagWith(nameof(IdentifierReader)).CountAsync(cancel));
        var limits = await SavedHubLimits.ReadAsync(db, cancel);
        var decisions = await LinkDecisionViews.ReadAsync(db, UseOnIdentifier.Decisions(db, identifier), MostDecisions, cancel);
        var standing = new IdentifierStanding(count, limits[name.Kind], decisions.Find(d => d is { Kind: LinkDecisionKind.CutIdentifier, Stands: true }));
        var (clusters, clusterCount) = count.IsExact ? await ClustersAsync(db, uses, cancel) : ([], 0);
        return new(name, first, last, standing, await AccountsAsync(db, identifier, uses, count, place, Math.Clamp(size, 1, MaxSize), cancel), clusters, clusterCount, decisions,
            await db.DueLinks.AnyAsync(d => d.Certain, cancel), mayDecide);
    }

    private static async Task<(List<IdentifierCluster> Clusters, int Count)> ClustersAsync(CordonDb db, IQueryable<UseOnIdentifier> uses, CancellationToken cancel)
    {
        var members = uses.Join(db.ClusterMembers, u => u.AccountId, m => m.AccountId, (u, m) => m.ClusterId).GroupBy(c => c).Select(g => new { Id = g.Key, Here = g.Count() });
        var most = await members.OrderByDescending(c => c.Here).ThenBy(c => c.Id).Take(MostClusters)
            .Join(db.Clusters, c => c.Id, c => c.Id, (here, c) => new { c.Id, c.Accounts, here.Here }).TagWith(nameof(IdentifierReader)).ToListAsync(cancel);
        var count = most.Count < MostClusters ? most.Count : await members.TagWith(nameof(IdentifierReader)).CountAsync(cancel);
        return ([.. most.OrderByDescending(c => c.Here).ThenBy(c => c.Id.Value).Select(c => new IdentifierCluster(c.Id.Value, c.Accounts, c.Here))], count);
    }

    // The order of time asks for all uses to be sorted, so it is kept to what is counted exactly; a hub with more is read along its index.
    private static async Task<Page<IdentifierAccount>> AccountsAsync(CordonDb db, IdentifierRef identifier, IQueryable<UseOnIdentifier> uses, BoundedCount count, PagePlace place, int size,
        CancellationToken cancel)
    {
        var (byTime, backwards, from) = (count.IsExact, place.Backwards, uses);
        if (TryRead(place.Cursor, out var at, out var id))
            from = (byTime, backwards) switch
            {
                (true, false) => uses.Where(u => u.FirstSeenAt >= at && (u.FirstSeenAt > at || u.AccountId > id)),
                (true, true) => uses.Where(u => u.FirstSeenAt <= at && (u.FirstSeenAt < at || u.AccountId < id)),
                (false, false) => uses.Where(u => u.AccountId > id),
                (false, true) => uses.Where(u => u.AccountId < id),
            };
        var sorted = (byTime, backwards) switch
        {
            (true, false) => from.OrderBy(u => u.FirstSeenAt).ThenBy(u => u.AccountId),
            (true, true) => from.OrderByDescending(u => u.FirstSeenAt).ThenByDescending(u => u.AccountId),
            (false, false) => from.OrderBy(u => u.AccountId),
            (false, true) => from.OrderByDescending(u => u.AccountId),
        };
        var page = await sorted.Take(size + 1).TagWith(nameof(IdentifierReader)).ToListAsync(cancel);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        if (backwards) page.Reverse();
        var hasNext = backwards ? page.Count > 0 : more;
        var hasPrevious = backwards ? more : place.After is not null && page.Count > 0;
        return new(await RowsAsync(db, identifier, page, cancel), hasNext ? Cursor(page[^1]) : null, hasPrevious ? Cursor(page[0]) : null, count);
    }

    private static async Task<List<IdentifierAccount>> RowsAsync(CordonDb db, IdentifierRef identifier, List<UseOnIdentifier> page, CancellationToken cancel)
    {
        if (page.Count == 0) return [];
        List<AccountId> ids = [.. page.Select(u => u.AccountId)];
        var accounts = await db.Accounts.Where(a => ids.Contains(a.Id)).TagWith(nameof(IdentifierReader)).ToDictionaryAsync(a => a.Id, cancel);
        var clusters = await db.ClusterMembers.Where(m => ids.Contains(m.AccountId)).Join(db.Clusters, m => m.ClusterId, c => c.Id, (m, c) => new { m.AccountId, c.Id, c.Accounts })
            .TagWith(nameof(IdentifierReader)).ToDictionaryAsync(m => m.AccountId, cancel);
        var cuts = (await LinkDecisionViews.ReadAsync(db, UseOnIdentifier.Decisions(db, identifier)
                .Where(d => d.Kind == LinkDecisionKind.CutAccount && d.TakenBackAt == null && d.AccountId != null && ids.Contains(d.AccountId.Value)), MaxSize, cancel))
            .Where(d => d.Account is not null).ToDictionary(d => d.Account!.Id);
        var said = identifier.Payment is { } payment
            ? (await db.BillingDetails.Where(b => b.PaymentIdentityId == payment && ids.Contains(b.AccountId)).TagWith(nameof(IdentifierReader)).ToListAsync(cancel)).ToLookup(b => b.AccountId)
            : null;
        return page.ConvertAll(use =>
        {
            var account = accounts[use.AccountId];
            return new IdentifierAccount(account.Id.Value, account.ExternalId, Mask.Name(account.DisplayName ?? account.Username), Mask.Email(account.Email), account.Plan, account.Country,
                account.FlagScore, use.FirstSeenAt, use.LastSeenAt, clusters.TryGetValue(use.AccountId, out var c) ? new(c.Id.Value, c.Accounts, 0) : null,
                cuts.GetValueOrDefault(account.Id.Value), [.. (said?[use.AccountId] ?? []).OrderByDescending(b => b.LastSeenAt).Take(MostSaid).Select(Said)]);
        });
    }

    private static BillingSaid Said(Domain.Payments.BillingDetails b) =>
        new(Mask.Name(b.Name), Mask.Email(b.Email), Mask.Phone(b.Phone), Mask.PostalCode(b.PostalCode), b.Country, b.FirstSeenAt, b.LastSeenAt);

    private static string Cursor(UseOnIdentifier use) => string.Create(CultureInfo.InvariantCulture, $"{use.FirstSeenAt.UtcTicks}~{use.AccountId.Value}");

    private static bool TryRead(string? cursor, out DateTimeOffset at, out AccountId id)
    {
        (at, id) = (default, default);
        if (cursor is null || cursor.Split('~') is not [var ticksText, var idText]) return false;
        if (!long.TryParse(ticksText, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.Ticks) return false;
        if (!long.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        (at, id) = (new(ticks, TimeSpan.Zero), new(number));
        return true;
    }
}
