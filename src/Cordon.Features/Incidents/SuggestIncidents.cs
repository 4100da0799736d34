using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Activity;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>When, within the last days that were read, the platform was asked for or failed far more than usual, and no incident is written down for it.</summary>
public sealed record SuggestIncidents;

public sealed class SuggestIncidentsHandler(CordonStore store, ICurrentActor actors)
{
    /// <summary>How far back windows are suggested, in days before the latest minute that was read.</summary>
    public const int Days = 14;

    public const int Most = 5;

    private const int DayMinutes = 1_440;

    /// <returns>The windows, the most beyond the usual first; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<IReadOnlyList<SuggestedWindow>>> HandleAsync(SuggestIncidents query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<IReadOnlyList<SuggestedWindow>>>(
            async (db, ct) =>
            {
                var latest = await db.ServiceMinutes.OrderByDescending(m => m.MinuteAt).Select(m => (DateTimeOffset?)m.MinuteAt).FirstOrDefaultAsync(ct);
                if (latest is not { } last) return Array.Empty<SuggestedWindow>();
                var end = new DateTimeOffset(last.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);
                var from = end.AddDays(-Days - UnusualTraffic.Reach);
                var (requests, failures) = (new double[(Days + UnusualTraffic.Reach) * DayMinutes], new double[(Days + UnusualTraffic.Reach) * DayMinutes]);
                var rows = db.ServiceMinutes.Where(m => m.MinuteAt >= from && m.MinuteAt < end).Select(m => new { m.MinuteAt, m.Requests, m.ServerErrors }).TagWith(nameof(SuggestIncidents)).AsAsyncEnumerable();
                await foreach (var row in rows.WithCancellation(ct))
                {
                    var at = (int)(row.MinuteAt - from).TotalMinutes;
                    requests[at] += row.Requests;
                    failures[at] += row.ServerErrors;
                }
                var judged = end.AddDays(-Days);
                var known = await db.Incidents.Where(i => i.ToAt > judged).Select(i => new { i.FromAt, i.ToAt }).TagWith(nameof(SuggestIncidents)).ToListAsync(ct);
                return IncidentWindows.Find(from, requests, failures, UnusualTraffic.Reach * DayMinutes, Days * DayMinutes)
                    .Where(w => !known.Any(i => i.FromAt < w.ToAt && i.ToAt > w.FromAt)).Take(Most).ToList();
            },
            cancel);
    }
}
