using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Detection;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>A page of clusters, the greatest of its order first.</summary>
/// <param name="Size">Rows on the page, 1 to 200.</param>
public sealed record ListClusters(ClusterFilter Filter, ClusterSort Sort = ClusterSort.Accounts, PagePlace Place = default, int Size = 50);

/// <param name="Text">Words; each must start the external id, the name or the e-mail address of one member.</param>
/// <param name="Flagged">Only those with an account that stands flagged.</param>
/// <param name="Least">Fewest accounts, inclusive.</param>
public sealed record ClusterFilter(string? Text = null, bool Flagged = false, int? Least = null)
{
    public bool IsEmpty => this == new ClusterFilter();
}

public enum ClusterSort
{
    /// <summary>By the number of accounts.</summary>
    Accounts,

    /// <summary>By when accounts last came or went.</summary>
    Changed,

    /// <summary>By the clearest flag of any of its accounts.</summary>
    FlagScore,
}

/// <param name="First">External id of its oldest account.</param>
/// <param name="Flagged">Accounts that stand flagged.</param>
/// <param name="FlagScore">Of the clearest flag; 0 where there is none.</param>
/// <param name="Rules">The rules of all its flags, those of the most accounts first.</param>
/// <param name="Requests">Of all its accounts.</param>
public sealed record ClusterRow(long Id, string First, int Accounts, int Links, DateTimeOffset FormedAt, DateTimeOffset ChangedAt, int Flagged, double FlagScore, RuleList Rules, long Requests);

public sealed class ListClustersHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxSize = 200;

    public async Task<Outcome<Page<ClusterRow>>> HandleAsync(ListClusters query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<Page<ClusterRow>>>(
            async (db, ct) =>
            {
                var size = Math.Clamp(query.Size, 1, MaxSize);
                var clusters = Filtered(db, query.Filter);
                var count = new BoundedCount(await clusters.Take(BoundedCount.Look).TagWith("CountClusters").CountAsync(ct));
                var keys = await KeysAsync(db, clusters, query.Sort, query.Place, size + 1, ct);
                var more = keys.Count > size;
                if (more) keys.RemoveAt(size);
                if (query.Place.Backwards) keys.Reverse();
                var rows = await RowsAsync(db, [.. keys.Select(k => k.Id)], ct);
                var hasNext = query.Place.Backwards ? keys.Count > 0 : more;
                var hasPrevious = query.Place.Backwards ? more : query.Place.After is not null && keys.Count > 0;
                return new Page<ClusterRow>([.. keys.Select(k => rows.GetValueOrDefault(k.Id)).OfType<ClusterRow>()], hasNext ? keys[^1].Cursor : null, hasPrevious ? keys[0].Cursor : null, count);
            },
            cancel);
    }

    private static IQueryable<Cluster> Filtered(CordonDb db, ClusterFilter filter)
    {
        var clusters = db.Clusters.AsQueryable();
        if (filter.Least is { } least) clusters = clusters.Where(c => c.Accounts >= least);
        if (filter.Flagged) clusters = clusters.Where(c => db.Accounts.Where(a => a.FlagScore > 0).Join(db.ClusterMembers, a => a.Id, m => m.AccountId, (_, m) => m.ClusterId).Contains(c.Id));
        var words = AccountTerms.OfSearch(filter.Text ?? "");
        if (words.Count == 0) return clusters;
        var members = db.ClusterMembers.AsQueryable();
        foreach (var word in words)
        {
            var end = word + AccountScan.Greatest;
            members = members.Where(m => db.AccountTerms.Where(t => string.Compare(t.Term, word) >= 0 && string.Compare(t.Term, end) < 0).Select(t => t.AccountId).Contains(m.AccountId));
        }
        return clusters.Where(c => members.Select(m => m.ClusterId).Contains(c.Id));
    }

    private static Task<List<Key>> KeysAsync(CordonDb db, IQueryable<Cluster> clusters, ClusterSort sort, PagePlace place, int take, CancellationToken cancel)
    {
        var behind = Key.Read(place.Cursor);
        return sort switch
        {
            ClusterSort.Changed => ByChangeAsync(clusters, behind, place.Backwards, take, cancel),
            ClusterSort.FlagScore => ByScoreAsync(db, clusters, behind, place.Backwards, take, cancel),
            _ => BySizeAsync(clusters, behind, place.Backwards, take, cancel),
        };
    }

    private static async Task<List<Key>> BySizeAsync(IQueryable<Cluster> clusters, Key? behind, bool back, int take, CancellationToken cancel)
    {
        if (behind is { } key && int.TryParse(key.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var accounts))
            clusters = back
                ? clusters.Where(c => c.Accounts >= accounts && (c.Accounts > accounts || c.Id > key.Id))
                : clusters.Where(c => c.Accounts <= accounts && (c.Accounts < accounts || c.Id < key.Id));
        var ordered = back ? clusters.OrderBy(c => c.Accounts).ThenBy(c => c.Id) : clusters.OrderByDescending(c => c.Accounts).ThenByDescending(c => c.Id);
        var found = await ordered.Select(c => new { c.Id, c.Accounts }).Take(take).TagWith(nameof(ListClusters)).ToListAsync(cancel);
        return [.. found.Select(c => new Key(c.Id, c.Accounts.ToString(CultureInfo.InvariantCulture)))];
    }

    private static async Task<List<Key>> ByChangeAsync(IQueryable<Cluster> clusters, Key? behind, bool back, int take, CancellationToken cancel)
    {
        if (behind is { } key && long.TryParse(key.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks)
        {
            var at = new DateTimeOffset(ticks, TimeSpan.Zero);
            clusters = back
                ? clusters.Where(c => c.ChangedAt >= at && (c.ChangedAt > at || c.Id > key.Id))
                : clusters.Where(c => c.ChangedAt <= at && (c.ChangedAt < at || c.Id < key.Id));
        }
        var ordered = back ? clusters.OrderBy(c => c.ChangedAt).ThenBy(c => c.Id) : clusters.OrderByDescending(c => c.ChangedAt).ThenByDescending(c => c.Id);
        var found = await ordered.Select(c => new { c.Id, c.ChangedAt }).Take(take).TagWith(nameof(ListClusters)).ToListAsync(cancel);
        return [.. found.Select(c => new Key(c.Id, c.ChangedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)))];
    }

    private static async Task<List<Key>> ByScoreAsync(CordonDb db, IQueryable<Cluster> clusters, Key? behind, bool back, int take, CancellationToken cancel)
    {
        // Few accounts are flagged: their scores by cluster first, then every cluster beside its own.
        var scores = db.Accounts.Where(a => a.FlagScore > 0).Join(db.ClusterMembers, a => a.Id, m => m.AccountId, (a, m) => new { m.ClusterId, a.FlagScore })
            .GroupBy(s => s.ClusterId).Select(g => new { Id = g.Key, Score = g.Max(s => s.FlagScore) });
        var scored = from c in clusters
                     join s in scores on c.Id equals s.Id into found
                     from s in found.DefaultIfEmpty()
                     select new { c.Id, Score = (double?)s.Score ?? 0 };
        if (behind is { } key && double.TryParse(key.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score))
            scored = back
                ? scored.Where(c => c.Score >= score && (c.Score > score || c.Id > key.Id))
                : scored.Where(c => c.Score <= score && (c.Score < score || c.Id < key.Id));
        var ordered = back ? scored.OrderBy(c => c.Score).ThenBy(c => c.Id) : scored.OrderByDescending(c => c.Score).ThenByDescending(c => c.Id);
        // The shortest text that reads back as the same number.
        return [.. (await ordered.Take(take).TagWith(nameof(ListClusters)).ToListAsync(cancel)).Select(c => new Key(c.Id, c.Score.ToString("R", CultureInfo.InvariantCulture)))];
    }

    private static async Task<Dictionary<ClusterId, ClusterRow>> RowsAsync(CordonDb db, List<ClusterId> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        var clusters = await db.Clusters.Where(c => ids.Contains(c.Id)).TagWith("ClustersOfPage").ToListAsync(cancel);
        var oldest = ids.Select(id => new AccountId(id.Value)).ToList();
        var names = await db.Accounts.Where(a => oldest.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId }).ToDictionaryAsync(a => a.Id.Value, a => a.ExternalId, cancel);
        var sums = await db.ClusterMembers.Where(m => ids.Contains(m.ClusterId)).Join(db.Accounts, m => m.AccountId, a => a.Id, (m, a) => new { m.ClusterId, a.Requests, a.FlagScore })
            .GroupBy(m => m.ClusterId).Select(g => new { g.Key, Requests = g.Sum(a => a.Requests), Flagged = g.Count(a => a.FlagScore > 0), Score = g.Max(a => a.FlagScore) })
            .TagWith("SumsOfClusters").ToDictionaryAsync(g => g.Key, cancel);
        var rules = (await FlagScores.Open(db).Join(db.ClusterMembers.Where(m => ids.Contains(m.ClusterId)), f => f.AccountId, m => m.AccountId, (f, m) => new { m.ClusterId, f.Rule })
                .GroupBy(f => new { f.ClusterId, f.Rule }).Select(g => new { g.Key.ClusterId, g.Key.Rule, Accounts = g.Count() }).TagWith("RulesOfClusters").ToListAsync(cancel))
            .OrderByDescending(r => r.Accounts).ThenBy(r => FlagScores.Rank(r.Rule)).ToLookup(r => r.ClusterId, r => r.Rule);
        return clusters.ToDictionary(c => c.Id, c =>
        {
            var sum = sums.GetValueOrDefault(c.Id);
            return new ClusterRow(c.Id.Value, names.GetValueOrDefault(c.Id.Value) ?? "", c.Accounts, c.Links, c.FormedAt, c.ChangedAt, sum?.Flagged ?? 0, sum?.Score ?? 0, new(rules[c.Id]), sum?.Requests ?? 0);
        });
    }

    /// <summary>A row's place in the order.</summary>
    /// <param name="Value">What it is sorted by, as it is written in an address.</param>
    private readonly record struct Key(ClusterId Id, string Value)
    {
        public string Cursor => string.Create(CultureInfo.InvariantCulture, $"{Value}~{Id.Value}");

        /// <returns>Null where it is none: an address is often typed.</returns>
        public static Key? Read(string? cursor) =>
            (cursor ?? "").Split('~') is [var value, var id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(new(number), value) : null;
    }
}
