using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Activity;

/// <summary>What the store knows of an account's requests within a window: in which files they stand, and how many in each minute.</summary>
internal sealed record LineWindow(string Account, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<ToldLog> Logs, IReadOnlyList<CondensedMinute> Condensed, int CondensedCount)
{
    /// <returns>Null where there is no such account.</returns>
    public static async Task<LineWindow?> ReadAsync(CordonDb db, GetAccountLines query, CancellationToken cancel)
    {
        var account = await db.Accounts.Where(a => a.Id == query.Account).Select(a => new { a.ExternalId, a.FirstSeenAt, a.LastSeenAt, a.LearnedAt }).SingleOrDefaultAsync(cancel);
        if (account is null) return null;
        var (first, last) = account.FirstSeenAt == Domain.Accounts.Account.NotSeen ? (account.LearnedAt, account.LearnedAt) : (account.FirstSeenAt, account.LastSeenAt);
        var (from, to) = Bounds(query.From ?? first, query.To ?? last);
        var minutes = await db.ActivityMinutes.Where(m => m.AccountId == query.Account && m.MinuteAt >= from && m.MinuteAt <= to).OrderBy(m => m.MinuteAt)
            .Select(m => new { m.ImportId, m.MinuteAt, m.Requests, Errors = m.ClientErrors + m.ServerErrors, m.Resources }).TagWith(nameof(GetAccountLines)).ToListAsync(cancel);
        var ids = minutes.Select(m => m.ImportId).Distinct().ToArray();
        var imports = ids.Length == 0 ? [] : await db.Imports.Where(i => ids.Contains(i.Id)).OrderBy(i => i.Id).TagWith(nameof(GetAccountLines)).ToListAsync(cancel);
        var logs = imports.Where(i => i.Kind == ImportKind.Requests).ToDictionary(i => i.Id, i => new ToldLog(i));
        var elsewhere = imports.Where(i => i.Kind == ImportKind.Activity).ToDictionary(i => i.Id);
        var condensed = new List<CondensedMinute>();
        foreach (var m in minutes)
        {
            if (logs.TryGetValue(m.ImportId, out var log)) log.Add(m.MinuteAt, m.Requests);
            else if (elsewhere.TryGetValue(m.ImportId, out var import)) condensed.Add(new(m.MinuteAt, import.Id.Value, import.FileName, m.Requests, m.Errors, m.Resources));
        }
        return new(account.ExternalId, from, to, [.. logs.Values.OrderBy(log => log.Import.Value)], [.. condensed.Take(GetAccountLinesHandler.MostCondensed)], condensed.Count);
    }

    private static (DateTimeOffset From, DateTimeOffset To) Bounds(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from) (from, to) = (to, from);
        if (to - from > TimeSpan.FromDays(TimeBuckets.MaxDays)) from = to.AddDays(-TimeBuckets.MaxDays);
        return (Floor(from), Floor(to));
    }

    private static DateTimeOffset Floor(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}

/// <summary>A request log that holds lines of the window, and how many it holds of each minute.</summary>
internal sealed class ToldLog(Import import)
{
    private readonly SortedDictionary<long, long> _minutes = [];

    public ImportId Import => import.Id;
    public EvidenceId Evidence => import.EvidenceId;
    public string FileName => import.FileName;
    public string Sha256 => import.Sha256;
    public IdentifyBy IdentifyBy => import.IdentifyBy!.Value;

    /// <summary>All before this byte of the expanded content is in the store, and nothing behind it.</summary>
    public long EndOffset => import.NextOffset;

    /// <summary>The end of the last minute that the import counted a request in: a line that claims to be later was rejected by it.</summary>
    public long LatestTicks => import.ToAt is { } to ? to.UtcTicks + TimeSpan.TicksPerMinute - 1 : long.MaxValue;

    /// <summary>By minute since 1970, ascending.</summary>
    public IEnumerable<KeyValuePair<long, long>> Minutes => _minutes;

    public long Requests => _minutes.Values.Sum();

    public void Add(DateTimeOffset minuteAt, int requests)
    {
        var minute = LinePlace.MinuteOf(minuteAt.UtcTicks);
        _minutes[minute] = _minutes.GetValueOrDefault(minute) + requests;
    }

    /// <summary>How many lines lie between two minutes, both inclusive.</summary>
    public long Expected(long first, long last) => _minutes.Where(m => m.Key >= first && m.Key <= last).Sum(m => m.Value);
}
