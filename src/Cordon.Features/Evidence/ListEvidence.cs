using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence;

/// <summary>A page of the items of evidence, the newest first.</summary>
/// <param name="Size">Rows on the page, 1 to <see cref="ListEvidenceHandler.MaxSize"/>.</param>
public sealed record ListEvidence(EvidenceFilter Filter, PagePlace Place = default, int Size = 50);

/// <param name="Text">Part of the name.</param>
/// <param name="Source">How it came.</param>
/// <param name="Since">Collected on this day of UTC or later; <paramref name="Until"/>: on this day or earlier.</param>
public sealed record EvidenceFilter(string? Text = null, EvidenceGroup? Group = null, string? Source = null, DateOnly? Since = null, DateOnly? Until = null)
{
    public bool IsEmpty => this == new EvidenceFilter();
}

/// <summary>What an item is, roughly, by its media type.</summary>
public enum EvidenceGroup
{
    /// <summary>Text, logs, tables and JSON, packed or not.</summary>
    Text,
    Image,
    Document,
    Other,
}

/// <param name="State">By the last full check of the store that looked at it; sealed where nothing was found wrong.</param>
public sealed record ListedEvidence(long Id, string Name, string Sha256, long SizeBytes, string MediaType, string Source, string By, DateTimeOffset At, IReadOnlyList<EvidenceIncident> Incidents,
    EvidenceFault? Fault, bool IsSuperseded);

public sealed record EvidenceIncident(long Id, string Title);

public sealed class ListEvidenceHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxSize = 200, MostIncidents = 3;

    public async Task<Outcome<Page<ListedEvidence>>> HandleAsync(ListEvidence query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<Page<ListedEvidence>>>(
            async (db, ct) =>
            {
                var size = Math.Clamp(query.Size, 1, MaxSize);
                var found = Filtered(db, query.Filter);
                var count = new BoundedCount(await found.Take(BoundedCount.Look).TagWith("CountEvidence").CountAsync(ct));
                var back = query.Place.Backwards;
                if (long.TryParse(query.Place.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    // Numbers are handed out in the order in which items came.
                    var at = new EvidenceId(number);
                    found = back ? found.Where(e => e.Id > at) : found.Where(e => e.Id < at);
                }
                var rows = await (back ? found.OrderBy(e => e.Id) : found.OrderByDescending(e => e.Id)).Take(size + 1).TagWith(nameof(ListEvidence)).ToListAsync(ct);
                var more = rows.Count > size;
                if (more) rows.RemoveAt(size);
                if (back) rows.Reverse();
                var hasNext = back ? rows.Count > 0 : more;
                var hasPrevious = back ? more : query.Place.After is not null && rows.Count > 0;
                return new Page<ListedEvidence>(await RowsAsync(db, rows, ct), hasNext ? Cursor(rows[^1]) : null, hasPrevious ? Cursor(rows[0]) : null, count);
            },
            cancel);
    }

    private static string Cursor(EvidenceItem item) => item.Id.Value.ToString(CultureInfo.InvariantCulture);

    internal static IQueryable<EvidenceItem> Filtered(CordonDb db, EvidenceFilter filter)
    {
        IQueryable<EvidenceItem> found = db.Evidence;
        if (filter.Text?.Trim() is { Length: > 0 } text) found = found.Where(e => EF.Functions.Like(e.OriginalName, Pattern(text), Escape));
        if (filter.Source is { } source) found = found.Where(e => e.Source == source);
        if (filter.Since is { } since)
        {
            var from = Start(since);
            found = found.Where(e => e.CollectedAt >= from);
        }
        if (filter.Until is { } until)
        {
            var to = Start(until.AddDays(1));
            found = found.Where(e => e.CollectedAt < to);
        }
        return filter.Group switch
        {
            EvidenceGroup.Image => found.Where(e => e.MediaType.StartsWith("image/")),
            EvidenceGroup.Document => found.Where(e => e.MediaType == "application/pdf"),
            EvidenceGroup.Text => found.Where(e => e.MediaType.StartsWith("text/") || e.MediaType == "application/gzip" || e.MediaType == "application/json" || e.MediaType == "application/x-ndjson"),
            EvidenceGroup.Other => found.Where(e => !e.MediaType.StartsWith("text/") && !e.MediaType.StartsWith("image/") && e.MediaType != "application/pdf" && e.MediaType != "application/gzip" &&
                e.MediaType != "application/json" && e.MediaType != "application/x-ndjson"),
            _ => found,
        };
    }

    private const string Escape = "\\";

    private static string Pattern(string text) =>
        "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal) + "%";

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static async Task<IReadOnlyList<ListedEvidence>> RowsAsync(CordonDb db, List<EvidenceItem> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return [];
        var ids = rows.ConvertAll(e => e.Id);
        var incidents = (await db.IncidentEvidence.Where(i => ids.Contains(i.EvidenceId) && i.TakenOutAt == null).Join(db.Incidents, i => i.IncidentId, i => i.Id, (e, i) => new { e.EvidenceId, i.Id, i.Title })
            .OrderBy(i => i.Id).TagWith("IncidentsOfEvidence").ToListAsync(cancel)).ToLookup(i => i.EvidenceId, i => new EvidenceIncident(i.Id.Value, i.Title));
        var superseded = await db.Evidence.Where(e => e.SupersedesId != null && ids.Contains(e.SupersedesId.Value)).Select(e => e.SupersedesId).Distinct().TagWith("SupersededEvidence").ToListAsync(cancel);
        var faults = await EvidenceFaults.OfAsync(db, [.. rows.Select(e => e.Sha256).Distinct()], cancel);
        return [.. rows.Select(e => new ListedEvidence(e.Id.Value, e.OriginalName, e.Sha256, e.SizeBytes, e.MediaType, e.Source, e.CollectedByName ?? e.CollectedBy, e.CollectedAt,
            [.. incidents[e.Id].Take(MostIncidents)], faults.TryGetValue(e.Sha256, out var fault) ? fault : null, superseded.Contains(e.Id)))];
    }
}
