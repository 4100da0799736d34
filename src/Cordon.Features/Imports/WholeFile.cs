using Cordon.Data.Storing;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Ingest.Requests;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Reads a sealed file whose rows can only be judged together, and of which nothing is stored before its end.</summary>
internal static class WholeFile
{
    private const int RowsBetweenLooks = 5_000;

    /// <param name="most">Rows beyond are rejected.</param>
    /// <returns>All rows; null when the job was asked to stop.</returns>
    public static async Task<List<FileRow<T>>?> ReadAsync<T>(CordonStore store, SealedImport source, Func<Stream, IEnumerable<FileRow<T>>> read, int most, string doing,
        IProgress<JobProgress> progress, CancellationToken stop)
    {
        using var content = IngestFile.OpenContent(source.Path, 0);
        var rows = new List<FileRow<T>>();
        foreach (var some in Bounded(read(content.Stream), most).Chunk(RowsBetweenLooks))
        {
            stop.ThrowIfCancellationRequested();
            rows.AddRange(some);
            progress.Report(new(doing, content.RawBytesRead, content.RawBytes, rows.Count));
            if (await IsToStopAsync(store, source.Import, stop)) return null;
        }
        return await IsToStopAsync(store, source.Import, stop) ? null : rows;
    }

    public static IEnumerable<FileRow<T>> Bounded<T>(IEnumerable<FileRow<T>> rows, int most)
    {
        var count = 0;
        foreach (var row in rows)
            yield return ++count <= most || !row.IsAccepted ? row : FileRow<T>.Rejected(row.Line, $"a file of this kind has at most {most} rows; split it", "");
    }

    /// <summary>Notes how many rows were taken and which were not, on the import whose end is being saved.</summary>
    public static Task KeepAsync(WriteUnit unit, Import import, long lines, IReadOnlyList<ImportReject> rejects, CancellationToken cancel)
    {
        (import.Lines, import.Rejected, import.Accepted) = (lines, rejects.Count, lines - rejects.Count);
        return unit.InsertAsync(ImportTables.Rejects, rejects.OrderBy(r => r.Line).Take(ImportReject.MaxKept), cancel);
    }

    private static Task<bool> IsToStopAsync(CordonStore store, Import import, CancellationToken cancel) =>
        store.ReadAsync((db, ct) => db.Jobs.AnyAsync(j => j.Id == import.JobId && j.CancelRequested, ct), cancel);
}
