using Cordon.Data.Storing;
using Cordon.Domain.Activity;
using Cordon.Domain.Imports;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Activity;
using Cordon.Features.Ingest.Requests;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>A chunk of condensed minutes on its way from lines to rows.</summary>
internal sealed class ActivityChunkReader(Import import, DateTimeOffset latest)
{
    private const int NamesAQuestion = 200;

    private readonly Dictionary<(string Account, DateTimeOffset Minute), (long Line, ActivityRecord Record)> _rows = [];
    private readonly List<ImportReject> _rejects = [];

    public int Lines { get; private set; }
    public int Rejected { get; private set; }
    public int Accepted => _rows.Count;
    public IReadOnlyList<ImportReject> Rejects => _rejects;

    /// <returns>False when there was nothing left to read.</returns>
    public bool Read(LineReader lines, int most)
    {
        while (Lines < most && lines.TryRead(out var line))
        {
            Lines++;
            if (lines.IsTooLong) Reject(lines.LineNumber, $"the line is longer than {LineReader.MaxLineBytes / 1024} KB", RejectText.Of(line));
            else if (RequestLineParser.IsBlank(line)) Reject(lines.LineNumber, "the line is blank", "");
            else if (!ActivityRows.TryParse(line, out var record, out var reason)) Reject(lines.LineNumber, reason, RejectText.Of(line));
            else if (record.Minute > latest) Reject(lines.LineNumber, "the minute lies in the future", RejectText.Of(line));
            else if (!_rows.TryAdd((record.Account!, record.Minute!.Value.ToUniversalTime()), (lines.LineNumber, record)))
                Reject(lines.LineNumber, "this account and minute stands in the file before", RejectText.Of(line));
        }
        return Lines > 0;
    }

    /// <summary>Takes out the minutes that the store already knows.</summary>
    public async Task RejectKnownAsync(CordonStore store, CancellationToken cancel)
    {
        foreach (var some in _rows.Keys.GroupBy(k => k.Account).Chunk(NamesAQuestion))
        {
            var names = some.Select(g => g.Key).ToArray();
            var (from, to) = (some.Min(g => g.Min(k => k.Minute)), some.Max(g => g.Max(k => k.Minute)));
            var known = await store.ReadAsync(
                (db, ct) => db.ActivityMinutes.Where(m => m.MinuteAt >= from && m.MinuteAt <= to)
                    .Join(db.Accounts.Where(a => names.Contains(a.ExternalId)), m => m.AccountId, a => a.Id, (m, a) => new { a.ExternalId, m.MinuteAt })
                    .Distinct().TagWith(nameof(RejectKnownAsync)).ToListAsync(ct), cancel);
            foreach (var minute in known)
                if (_rows.Remove((minute.ExternalId, minute.MinuteAt), out var row)) Reject(row.Line, "requests of this account and minute were imported before", "");
        }
    }

    public ActivityChunk Take()
    {
        var accounts = new Dictionary<string, int>();
        var rows = new List<CondensedRow>(_rows.Count);
        var (routes, agents) = (new Dictionary<long, (string, string)>(), new Dictionary<ulong, string>());
        foreach (var (_, record) in _rows.Values)
        {
            if (!accounts.TryGetValue(record.Account!, out var account)) accounts.Add(record.Account!, account = accounts.Count);
            foreach (var route in record.Routes ?? []) routes.TryAdd(KeyOf(route), route.Parts());
            foreach (var agent in record.Agents ?? []) agents.TryAdd(CondensedRows.KeyOf(agent.Name), agent.Name);
            rows.Add(Row(account, record));
        }
        rows.Sort((a, b) => a.Account != b.Account ? a.Account.CompareTo(b.Account) : a.Minute.CompareTo(b.Minute));
        var service = rows.GroupBy(r => r.Minute).OrderBy(g => g.Key).Select(g => new CondensedServiceMinute(g.Key, g.Sum(r => (long)r.Requests),
            g.Sum(r => (long)r.ClientErrors), g.Sum(r => (long)r.ServerErrors), g.Sum(r => r.Bytes), 0, 0, 0)).ToList();
        return new([.. accounts.Keys], rows, service, [.. routes.Select(r => (r.Key, r.Value.Item1, r.Value.Item2))],
            [.. agents.Select(a => ((long)a.Key, a.Value.Length <= UserAgent.MaxLength ? a.Value : a.Value[..UserAgent.MaxLength]))]);
    }

    private static CondensedRow Row(int account, ActivityRecord r) => CondensedRows.Make(
        new(account, (r.Minute!.Value.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMinute, r.Requests!.Value, r.Bytes, r.ClientErrors, r.NotFound, r.Denied, r.ServerErrors,
            r.Parts, r.Referred, r.Queried, 0, 0, 0, default),
        r.Seconds,
        (r.Routes ?? []).Select(route => new RouteUse(KeyOf(route), route.Requests, route.Errors, route.Bytes,
            route.Least is null ? null : new IdWalk(route.Least.Value, route.Greatest!.Value, route.Distinct, route.Steps, route.Ascending, []))),
        (r.Agents ?? []).Select(a => (a.Name, a.Requests)), (r.Networks ?? []).Select(n => (n.Name, n.Requests)), r.Resources, r.Variants);

    private static long KeyOf(ActivityRoute route)
    {
        var (method, template) = route.Parts();
        return RouteVocabulary.KeyOf(method, template);
    }

    private void Reject(long line, string reason, string text)
    {
        if (import.Rejected + ++Rejected > ImportReject.MaxKept) return;
        _rejects.Add(new ImportReject { ImportId = import.Id, Line = line, Reason = reason, Text = text });
    }
}
