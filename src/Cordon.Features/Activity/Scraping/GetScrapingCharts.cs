using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Activity;
using Cordon.Domain.Activity.Scraping;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Activity.Scraping;

/// <summary>What shows scraping of some accounts within a window: together in time, ids shared out, waits without a person's pauses, pairs fetched whole.</summary>
/// <param name="Accounts">At most <see cref="GetScrapingChartsHandler.MostAccounts"/>; of more the first.</param>
/// <param name="From">First minute, UTC; <paramref name="To"/> the first after it, at most <see cref="GetScrapingChartsHandler.MostDays"/> days later.</param>
/// <param name="Route">The route whose ids are shown, as <see cref="ScrapingCharts.Routes"/> names it; null: the one with the most ids.</param>
public sealed record GetScrapingCharts(IReadOnlyList<AccountId> Accounts, DateTimeOffset From, DateTimeOffset To, string? Route = null);

/// <param name="Minutes">Length of a bucket.</param>
/// <param name="Others">Requests of everybody else, one value a bucket.</param>
/// <param name="Routes">Routes with ids, most ids first.</param>
/// <param name="Route">The one that <paramref name="Coverage"/> is of; null where none has ids.</param>
/// <param name="IsAbout">Some minutes had more ids than are kept of a minute: ids are at least as many as said.</param>
/// <param name="Reference">The waits of accounts that nothing was found on, in the same days.</param>
/// <param name="ReferenceAccounts">How many they are.</param>
/// <param name="IsCut">There was more activity than is read for a chart; the earliest part is shown.</param>
public sealed record ScrapingCharts(DateTimeOffset From, int Minutes, IReadOnlyList<ChartedAccount> Accounts, IReadOnlyList<long> Others, IReadOnlyList<RouteIds> Routes, string? Route, IdCoverage? Coverage,
    bool IsAbout, IReadOnlyList<long> Waits, IReadOnlyList<long> Reference, int ReferenceAccounts, PairCompleteness? Pairs, bool IsCut);

/// <param name="Requests">One value a bucket.</param>
public sealed record ChartedAccount(long Id, string Account, IReadOnlyList<long> Requests);

public sealed record RouteIds(string Route, int Ids);

public sealed class GetScrapingChartsHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostAccounts = 12, MostDays = 7, MostColumns = 480, MostReference = 200;
    private const int MostRows = 200_000, MostRoutes = 12;

    /// <returns>The charts; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<ScrapingCharts>> HandleAsync(GetScrapingCharts query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var to = query.To - query.From > TimeSpan.FromDays(MostDays) ? query.From.AddDays(MostDays) : query.To;
        return await store.ReadAsync<Outcome<ScrapingCharts>>(async (db, ct) => await ReadAsync(db, query with { To = to }, ct), cancel);
    }

    private static async Task<ScrapingCharts> ReadAsync(CordonDb db, GetScrapingCharts query, CancellationToken cancel)
    {
        var ids = query.Accounts.Distinct().Take(MostAccounts).ToList();
        var buckets = TimeBuckets.Over(query.From, query.To.AddMinutes(-1));
        var names = await db.Accounts.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId }).TagWith(nameof(GetScrapingCharts)).ToDictionaryAsync(a => a.Id, a => a.ExternalId, cancel);
        var known = await db.Routes.AsNoTracking().ToDictionaryAsync(r => r.Key, cancel);
        var folded = RouteVocabulary.Fold(known.Values.Select(r => r.Template));
        var sums = ids.Where(names.ContainsKey).Select(id => new ScrapingSum(id, buckets.Count, key => known.TryGetValue(key, out var route) ? folded[route.Template] : null)).ToList();
        var (waits, byAccount) = (new InterArrivals(), sums.ToDictionary(s => s.Account));
        var read = await EachMinuteAsync(db, ids, query, MostRows, waits, minute => byAccount[minute.Account].Add(minute, buckets.IndexOf(minute.At)), cancel);
        var routes = sums.SelectMany(s => s.Ids).GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.SelectMany(r => r.Value).ToHashSet());
        var listed = routes.Select(r => new RouteIds(r.Key, r.Value.Count)).OrderByDescending(r => r.Ids).ThenBy(r => r.Route, StringComparer.Ordinal).Take(MostRoutes).ToList();
        var shown = listed.Find(r => r.Route == query.Route) ?? listed.FirstOrDefault();
        var coverage = shown is null ? null : IdCoverage.Of([.. sums.Select(s => (IReadOnlyCollection<long>)(s.Ids.GetValueOrDefault(shown.Route) ?? []))], MostColumns);
        var (reference, people) = await ReferenceAsync(db, query, cancel);
        return new(buckets.From, buckets.Minutes, [.. sums.Select(s => new ChartedAccount(s.Account.Value, names[s.Account], s.Requests))], await OthersAsync(db, buckets, sums, cancel), listed, shown?.Route, coverage,
            sums.Exists(s => s.IsAbout), waits.Counts, reference.Counts, people, PairCompleteness.Of(routes), read >= MostRows);
    }

    private static async Task<long[]> OthersAsync(CordonDb db, TimeBuckets buckets, List<ScrapingSum> sums, CancellationToken cancel)
    {
        var (from, to) = (buckets.From, buckets.To);
        var others = new long[buckets.Count];
        await foreach (var minute in db.ServiceMinutes.Where(m => m.MinuteAt >= from && m.MinuteAt < to).Select(m => new { m.MinuteAt, m.Requests }).TagWith("OthersOfScraping").AsAsyncEnumerable().WithCancellation(cancel))
            others[buckets.IndexOf(minute.MinuteAt)] += minute.Requests;
        for (var i = 0; i < others.Length; i++) others[i] = Math.Max(0, others[i] - sums.Sum(s => s.Requests[i]));
        return others;
    }

    /// <summary>People as they usually are: accounts seen around the window that no detector found anything on.</summary>
    private static async Task<(InterArrivals Waits, int Accounts)> ReferenceAsync(CordonDb db, GetScrapingCharts query, CancellationToken cancel)
    {
        var (from, to) = (query.To.AddDays(-1) < query.From ? query.To.AddDays(-1) : query.From, query.To);
        var people = await db.Accounts.Where(a => a.FlagScore == 0 && a.FirstSeenAt < to && a.LastSeenAt >= from && !query.Accounts.Contains(a.Id))
            .OrderBy(a => a.Id).Select(a => a.Id).Take(MostReference).TagWith("ReferenceOfScraping").ToListAsync(cancel);
        var (waits, seen) = (new InterArrivals(), new HashSet<AccountId>());
        await EachMinuteAsync(db, people, query with { From = from }, MostRows / 4, waits, minute => seen.Add(minute.Account), cancel);
        return (waits, seen.Count);
    }

    /// <summary>Reads the minutes of accounts, one account after the other and in order; of a minute that several files told of, all together.</summary>
    /// <returns>How many rows were read.</returns>
    private static async Task<int> EachMinuteAsync(CordonDb db, List<AccountId> accounts, GetScrapingCharts query, int most, InterArrivals waits, Action<ChartedMinute> take, CancellationToken cancel)
    {
        var (from, to) = (query.From, query.To);
        var rows = db.ActivityMinutes.Where(m => accounts.Contains(m.AccountId) && m.MinuteAt >= from && m.MinuteAt < to).OrderBy(m => m.AccountId).ThenBy(m => m.MinuteAt).ThenBy(m => m.Id).Take(most)
            .Select(m => new { m.AccountId, m.MinuteAt, m.Requests, m.Detail }).TagWith("MinutesOfScraping").AsAsyncEnumerable();
        var (read, last) = (0, default(ChartedMinute));
        await foreach (var row in rows.WithCancellation(cancel))
        {
            read++;
            var minute = new ChartedMinute(row.AccountId, row.MinuteAt, row.Requests, ActivityDetailCodec.Decode(row.Detail));
            if (last is { } same && same.Account == minute.Account && same.At == minute.At)
            {
                same.Detail.Add(minute.Detail);
                last = same with { Requests = same.Requests + minute.Requests };
                continue;
            }
            Take(last);
            if (last?.Account != minute.Account) waits.NextAccount();
            last = minute;
        }
        Take(last);
        return read;

        void Take(ChartedMinute? whole)
        {
            if (whole is null) return;
            waits.Add(whole.At, whole.Detail.Seconds);
            take(whole);
        }
    }
}
