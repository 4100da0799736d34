using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Activity;
using Cordon.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>Adds up what was asked for around an incident: within its window, in as long a time before, and at the same hours of the days before.</summary>
internal static class IncidentTraffic
{
    /// <summary>How many days before are looked at for what is usual.</summary>
    public const int UsualDays = 7;

    /// <summary>Of so many accounts at most, the busiest on the whole, the requests within the window are added up.</summary>
    public const int MostLookedAt = 50_000;

    public static async Task<PlatformSums> PlatformAsync(CordonDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var before = from - (to - from);
        var rows = await db.ServiceMinutes.Where(m => m.MinuteAt >= before && m.MinuteAt < to).GroupBy(m => m.MinuteAt >= from)
            .Select(g => new { Inside = g.Key, Requests = g.Sum(m => m.Requests), Failures = g.Sum(m => m.ServerErrors), Timed = g.Sum(m => m.Timed), Micros = g.Sum(m => m.DurationMicros) })
            .TagWith(nameof(IncidentTraffic)).ToListAsync(cancel);
        var (inside, earlier) = (Health(true), Health(false));
        var days = new List<int>();
        var usual = new List<long>();
        foreach (var day in DaysBefore(from, to))
        {
            var (start, end) = (from.AddDays(-day), to.AddDays(-day));
            var requests = await db.ServiceMinutes.Where(m => m.MinuteAt >= start && m.MinuteAt < end).SumAsync(m => m.Requests, cancel);
            // Of a day without any request there is no log.
            if (requests == 0) continue;
            days.Add(day);
            usual.Add(requests);
        }
        var known = days.Count >= UnusualTraffic.LeastDays;
        return new(new(inside.Requests, earlier.Requests, known ? Median(usual) : null), new(inside, earlier), known ? days : []);

        ServiceHealth Health(bool isInside) => rows.Where(r => r.Inside == isInside).Select(r => new ServiceHealth(r.Requests, r.Failures, r.Timed, r.Micros)).SingleOrDefault() ?? new(0, 0, 0, 0);
    }

    /// <summary>The accounts with most requests within the window, of those that were seen then and have so many requests at all.</summary>
    /// <remarks>The index of activity begins with the account: the rows of a window cannot be read by themselves, so whoever cannot matter is passed over first.</remarks>
    public static Task<List<AccountId>> BusiestAsync(CordonDb db, DateTimeOffset from, DateTimeOffset to, long least, int most, CancellationToken cancel) => db.Accounts
        .Where(a => a.Requests >= least && a.FirstSeenAt < to && a.LastSeenAt >= from).OrderByDescending(a => a.Requests).ThenByDescending(a => a.Id).Take(MostLookedAt)
        .Join(db.ActivityMinutes.Where(m => m.MinuteAt >= from && m.MinuteAt < to), a => a.Id, m => m.AccountId, (a, m) => new { m.AccountId, m.Requests })
        .GroupBy(m => m.AccountId).Select(g => new { Account = g.Key, Requests = g.Sum(m => (long)m.Requests) })
        .OrderByDescending(g => g.Requests).ThenBy(g => g.Account).Take(most).Select(g => g.Account).TagWith(nameof(IncidentTraffic)).ToListAsync(cancel);

    /// <param name="accounts">Some hundred of them.</param>
    /// <param name="days">The days before that hold a log.</param>
    public static async Task<IReadOnlyList<AccountTraffic>> AccountsAsync(CordonDb db, IReadOnlyList<AccountId> accounts, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<int> days, CancellationToken cancel)
    {
        if (accounts.Count == 0) return [];
        var inside = await db.ActivityMinutes.Where(m => accounts.Contains(m.AccountId) && m.MinuteAt >= from && m.MinuteAt < to).GroupBy(m => m.AccountId)
            .Select(g => new { Account = g.Key, Requests = g.Sum(m => (long)m.Requests), Errors = g.Sum(m => (long)m.ClientErrors + m.ServerErrors) }).TagWith(nameof(IncidentTraffic))
            .ToDictionaryAsync(g => g.Account, cancel);
        var before = await SumsAsync(db, accounts, from - (to - from), from, cancel);
        var usual = new List<Dictionary<AccountId, long>>();
        foreach (var day in days) usual.Add(await SumsAsync(db, accounts, from.AddDays(-day), to.AddDays(-day), cancel));
        return [.. accounts.Select(a => new AccountTraffic(a, inside.GetValueOrDefault(a)?.Requests ?? 0, before.GetValueOrDefault(a), usual.Count == 0 ? 0 : Median(usual.ConvertAll(d => d.GetValueOrDefault(a))),
            inside.GetValueOrDefault(a)?.Errors ?? 0))];
    }

    private static Task<Dictionary<AccountId, long>> SumsAsync(CordonDb db, IReadOnlyList<AccountId> accounts, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) => db.ActivityMinutes
        .Where(m => accounts.Contains(m.AccountId) && m.MinuteAt >= from && m.MinuteAt < to).GroupBy(m => m.AccountId).Select(g => new { Account = g.Key, Requests = g.Sum(m => (long)m.Requests) })
        .TagWith(nameof(IncidentTraffic)).ToDictionaryAsync(g => g.Account, g => g.Requests, cancel);

    // "The same hours" of what lasts longer than a day are hours of the incident itself.
    private static IEnumerable<int> DaysBefore(DateTimeOffset from, DateTimeOffset to) => to - from <= TimeSpan.FromDays(1) ? Enumerable.Range(1, UsualDays) : [];

    private static long Median(List<long> values)
    {
        values.Sort();
        var half = values.Count / 2;
        return values.Count % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}

/// <param name="Days">The days before, counted back, that say what is usual at these hours.</param>
internal sealed record PlatformSums(PlatformTraffic Traffic, HealthChange Health, IReadOnlyList<int> Days);
