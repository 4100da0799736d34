using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Activity;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Activity;

/// <summary>What an account asked for: its busiest routes, agents and networks within a span.</summary>
public sealed record GetAccountUse(AccountId Account, DateTimeOffset? From = null, DateTimeOffset? To = null);

/// <param name="Minutes">Minutes with requests that were looked at; the latest <see cref="GetAccountUseHandler.MostMinutes"/> at most.</param>
public sealed record AccountUse(long Requests, long Pages, long Parts, long Referred, long ClientErrors, long ServerErrors, long Bytes, int Minutes, bool IsCut,
    IReadOnlyList<RouteRow> Routes, IReadOnlyList<CountRow> Agents, IReadOnlyList<CountRow> Networks);

/// <param name="Ids">Least and greatest resource id asked for; null where the route has none.</param>
public sealed record RouteRow(string Method, string Template, long Requests, long Errors, long Bytes, IdRange? Ids);

public sealed record IdRange(long Least, long Greatest);

public sealed record CountRow(string Name, long Requests);

public sealed class GetAccountUseHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostMinutes = 50_000, MostRows = 10;

    public async Task<Outcome<AccountUse>> HandleAsync(GetAccountUse query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync(
            async (db, ct) =>
            {
                var (from, to) = (query.From ?? DateTimeOffset.UnixEpoch, query.To ?? DateTimeOffset.MaxValue);
                var rows = db.ActivityMinutes.Where(m => m.AccountId == query.Account && m.MinuteAt >= from && m.MinuteAt <= to).OrderByDescending(m => m.MinuteAt)
                    .Take(MostMinutes + 1).TagWith(nameof(GetAccountUse)).AsAsyncEnumerable();
                var sum = new UseSum();
                await foreach (var row in rows.WithCancellation(ct))
                    if (!sum.Add(row)) break;
                return (Outcome<AccountUse>)await NameAsync(db, sum, ct);
            },
            cancel);
    }

    private static async Task<AccountUse> NameAsync(CordonDb db, UseSum sum, CancellationToken cancel)
    {
        var known = await db.Routes.ToDictionaryAsync(r => r.Key, cancel);
        var folded = RouteVocabulary.Fold(known.Values.Select(r => r.Template));
        var routes = sum.Routes.Where(r => known.ContainsKey(r.Key))
            .GroupBy(r => (known[r.Key].Method, Template: folded[known[r.Key].Template]))
            .Select(g => new RouteRow(g.Key.Method, g.Key.Template, g.Sum(r => r.Value.Requests), g.Sum(r => r.Value.Errors), g.Sum(r => r.Value.Bytes), Ids(g.Select(r => r.Value))))
            .OrderByDescending(r => r.Requests).ThenBy(r => r.Template, StringComparer.Ordinal).Take(MostRows).ToList();
        var top = sum.Agents.OrderByDescending(a => a.Value).Take(MostRows).ToList();
        var keys = top.Select(a => (long)a.Key).ToArray();
        var texts = await db.UserAgents.Where(a => keys.Contains(a.Key)).ToDictionaryAsync(a => a.Key, a => a.Text, cancel);
        var agents = top.Select(a => new CountRow(texts.GetValueOrDefault((long)a.Key) is { Length: > 0 } text ? text : "no user agent", a.Value)).ToList();
        var networks = sum.Networks.GroupBy(n => n.Key.Network).Select(g => new CountRow(g.Key, g.Sum(n => n.Value)))
            .OrderByDescending(n => n.Requests).ThenBy(n => n.Name, StringComparer.Ordinal).Take(MostRows).ToList();
        return new(sum.Requests, sum.Requests - sum.Parts, sum.Parts, sum.Referred, sum.ClientErrors, sum.ServerErrors, sum.Bytes, sum.Minutes, sum.IsCut, routes, agents, networks);
    }

    private static IdRange? Ids(IEnumerable<RouteSum> sums)
    {
        var walked = sums.Where(s => s.Least <= s.Greatest).ToList();
        return walked.Count == 0 ? null : new(walked.Min(s => s.Least), walked.Max(s => s.Greatest));
    }
}
