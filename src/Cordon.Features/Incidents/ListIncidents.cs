using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>A page of incidents, the latest window first.</summary>
/// <param name="Size">Rows on the page, 1 to 200.</param>
public sealed record ListIncidents(IncidentFilter Filter, PagePlace Place = default, int Size = 50);

/// <param name="Text">Part of the title or of the service.</param>
/// <param name="Current">Only those that are not closed.</param>
public sealed record IncidentFilter(string? Text = null, IncidentKind? Kind = null, IncidentStatus? Status = null, bool Current = false)
{
    public bool IsEmpty => this == new IncidentFilter();
}

/// <param name="ToAt">The first minute after it.</param>
/// <param name="Accounts">That took part; <paramref name="Evidence"/> items attached.</param>
/// <param name="Requests">Of these accounts, of <paramref name="OfRequests"/>, as they were put down; 0 where nobody was.</param>
public sealed record IncidentRow(long Id, IncidentKind Kind, string Title, string? Service, DateTimeOffset FromAt, DateTimeOffset ToAt, IncidentStatus Status, int Accounts, int Evidence, long Requests, long OfRequests);

public sealed class ListIncidentsHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxSize = 200, MaxTextLength = 200;

    private const string Escape = "\\";

    public async Task<Outcome<Page<IncidentRow>>> HandleAsync(ListIncidents query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<Page<IncidentRow>>>(
            async (db, ct) =>
            {
                var size = Math.Clamp(query.Size, 1, MaxSize);
                var found = Filtered(db, query.Filter);
                var count = new BoundedCount(await found.Take(BoundedCount.Look).TagWith("CountIncidents").CountAsync(ct));
                var back = query.Place.Backwards;
                if (ReadKey(query.Place.Cursor) is var (at, id))
                    found = back
                        ? found.Where(i => i.FromAt > at || (i.FromAt == at && i.Id > id))
                        : found.Where(i => i.FromAt < at || (i.FromAt == at && i.Id < id));
                var ordered = back ? found.OrderBy(i => i.FromAt).ThenBy(i => i.Id) : found.OrderByDescending(i => i.FromAt).ThenByDescending(i => i.Id);
                var rows = await ordered.Take(size + 1).TagWith(nameof(ListIncidents)).ToListAsync(ct);
                var more = rows.Count > size;
                if (more) rows.RemoveAt(size);
                if (back) rows.Reverse();
                var hasNext = back ? rows.Count > 0 : more;
                var hasPrevious = back ? more : query.Place.After is not null && rows.Count > 0;
                return new Page<IncidentRow>(await RowsAsync(db, rows, ct), hasNext ? KeyOf(rows[^1]) : null, hasPrevious ? KeyOf(rows[0]) : null, count);
            },
            cancel);
    }

    /// <summary>With what stands to each: how many took part, and how much is attached.</summary>
    internal static async Task<IReadOnlyList<IncidentRow>> RowsAsync(CordonDb db, IReadOnlyList<Incident> incidents, CancellationToken cancel)
    {
        if (incidents.Count == 0) return [];
        var ids = incidents.Select(i => i.Id).ToList();
        var accounts = await db.IncidentAccounts.Where(a => ids.Contains(a.IncidentId) && a.TakenOutAt == null).GroupBy(a => a.IncidentId)
            .Select(g => new { g.Key, Count = g.Count(), Requests = g.Sum(a => a.Requests), Of = g.Max(a => a.OfRequests) }).TagWith("AccountsOfIncidents").ToDictionaryAsync(g => g.Key, cancel);
        var evidence = await db.IncidentEvidence.Where(e => ids.Contains(e.IncidentId) && e.TakenOutAt == null).GroupBy(e => e.IncidentId)
            .Select(g => new { g.Key, Count = g.Count() }).TagWith("EvidenceOfIncidents").ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return [.. incidents.Select(i => new IncidentRow(i.Id.Value, i.Kind, i.Title, i.Service, i.FromAt, i.ToAt, i.Status, accounts.GetValueOrDefault(i.Id)?.Count ?? 0, evidence.GetValueOrDefault(i.Id),
            accounts.GetValueOrDefault(i.Id)?.Requests ?? 0, accounts.GetValueOrDefault(i.Id)?.Of ?? 0))];
    }

    internal static IQueryable<Incident> Filtered(CordonDb db, IncidentFilter filter)
    {
        IQueryable<Incident> found = db.Incidents;
        if (filter.Kind is { } kind) found = found.Where(i => i.Kind == kind);
        if (filter.Status is { } status) found = found.Where(i => i.Status == status);
        if (filter.Current) found = found.Where(i => i.Status != IncidentStatus.Closed);
        if (filter.Text?.Trim() is not { Length: > 0 } text) return found;
        var like = "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal) + "%";
        return found.Where(i => EF.Functions.Like(i.Title, like, Escape) || EF.Functions.Like(i.Service!, like, Escape));
    }

    private static string KeyOf(Incident row) => string.Create(CultureInfo.InvariantCulture, $"{row.FromAt.UtcTicks}~{row.Id.Value}");

    // Null where it is none: an address is often typed.
    private static (DateTimeOffset At, IncidentId Id)? ReadKey(string? cursor) =>
        cursor?.Split('~') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (new(at, TimeSpan.Zero), new(number)) : null;
}
