using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>A page of imports, newest first.</summary>
/// <param name="Size">Rows on the page, 1 to 200.</param>
/// <param name="Ended">Only those that ended so: finished or failed. Null: all.</param>
/// <param name="EndedFrom">Only those that ended so since then; looked at where <paramref name="Ended"/> is given.</param>
public sealed record ListImports(PagePlace Place = default, int Size = 50, ImportState? Ended = null, DateTimeOffset? EndedFrom = null);

public sealed class ListImportsHandler(CordonStore store, ICurrentActor actors)
{
    public async Task<Outcome<Page<ImportRow>>> HandleAsync(ListImports query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync(
            async (db, ct) =>
            {
                var size = Math.Clamp(query.Size, 1, 200);
                var backwards = query.Place.Backwards;
                var all = query.Ended is { } ended ? Ended(db, ended, query.EndedFrom) : db.Imports;
                var imports = all;
                if (long.TryParse(query.Place.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    var at = new ImportId(number);
                    imports = backwards ? imports.Where(i => i.Id > at) : imports.Where(i => i.Id < at);
                }
                imports = backwards ? imports.OrderBy(i => i.Id) : imports.OrderByDescending(i => i.Id);
                var found = await imports.Take(size + 1).Join(db.Jobs, i => i.JobId, j => j.Id, (i, j) => new { Import = i, Job = j })
                    .TagWith(nameof(ListImports)).ToListAsync(ct);
                // The join does not promise the order of what it joins.
                var rows = (backwards ? found.OrderBy(f => f.Import.Id.Value) : found.OrderByDescending(f => f.Import.Id.Value)).Select(f => ImportRow.Of(f.Import, f.Job)).ToList();
                var more = rows.Count > size;
                if (more) rows.RemoveAt(size);
                if (backwards) rows.Reverse();
                var count = await all.Take(BoundedCount.Look).CountAsync(ct);
                return (Outcome<Page<ImportRow>>)new Page<ImportRow>(rows,
                    rows.Count > 0 && (backwards || more) ? Cursor(rows[^1]) : null,
                    rows.Count > 0 && (backwards ? more : query.Place.After is not null) ? Cursor(rows[0]) : null,
                    new(count));
            },
            cancel);
    }

    /// <summary>Imports that finished, or whose job failed, since an instant.</summary>
    internal static IQueryable<Import> Ended(CordonDb db, ImportState state, DateTimeOffset? since)
    {
        if (state == ImportState.Finished) return db.Imports.Where(i => i.State == ImportState.Finished && (since == null || i.FinishedAt >= since));
        return db.Imports.Where(i => i.State != ImportState.Finished && i.State != ImportState.Cancelled &&
            db.Jobs.Any(j => j.Id == i.JobId && j.State == JobState.Failed && (since == null || j.EndedAt >= since)));
    }

    private static string Cursor(ImportRow import) => import.Id.ToString(CultureInfo.InvariantCulture);
}
