using System.Globalization;
using Cordon.Domain;
using CsvHelper;

namespace Cordon.Features.Linking.Evaluation;

/// <summary>Records as files hold them.</summary>
/// <param name="Columns">Of all files, each once, in the order in which they appear first.</param>
public sealed record RecordsTable(IReadOnlyList<string> Columns, IReadOnlyList<RecordsRow> Rows)
{
    /// <returns>-1 where there is none.</returns>
    public int Find(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }
}

/// <param name="Place">The row's number from 1, the first line not counted; with several files <c>file:row</c>.</param>
public sealed record RecordsRow(string Place, IReadOnlyList<string[]> Cells)
{
    /// <summary>What the row says in a column: several values where a file has the column twice.</summary>
    public string[] In(int column) => column < Cells.Count ? Cells[column] : [];

    public string First(int column) => column >= 0 && In(column) is [var first, ..] ? first : "";
}

/// <summary>Reads records from CSV files, whose columns need not be the same.</summary>
public static class RecordsFile
{
    /// <summary>A quote that is never closed would otherwise swallow a whole file.</summary>
    private const int LargestRecordBytes = 1 << 20;

    /// <returns>All rows under the names of their columns, case aside; or <c>records.no-rows</c>, <c>records.unreadable</c>.</returns>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    public static Outcome<RecordsTable> Read(IReadOnlyList<string> files, CancellationToken cancel)
    {
        var columns = new List<string>();
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var rows = new List<RecordsRow>();
        var names = ShortNames(files);
        for (var f = 0; f < files.Count; f++)
        {
            using var file = File.OpenRead(files[f]);
            using var csv = CsvReader.Create(file, new CsvReaderOptions { TrackLineNumbers = true, IncludeValuesInExceptions = false, PoolStrings = true, MaxRecordSize = LargestRecordBytes },
                leaveOpen: true);
            try
            {
                csv.ReadHeader();
                var header = csv.Headers.Select((name, i) => PlaceOf(Named(name, i))).ToArray();
                while (csv.Read())
                {
                    cancel.ThrowIfCancellationRequested();
                    var place = csv.RowNumber.ToString(CultureInfo.InvariantCulture);
                    rows.Add(new(files.Count == 1 ? place : $"{names[f]}:{place}", Cells(csv, header, columns.Count)));
                }
            }
            catch (CsvFormatException)
            {
                return LinkingEvaluationRefusals.Unreadable(names[f], csv.LineNumber);
            }
        }
        if (rows.Count == 0) return LinkingEvaluationRefusals.NoRows;
        return new RecordsTable(columns, rows);

        int PlaceOf(string name)
        {
            if (!places.TryGetValue(name, out var place))
            {
                places.Add(name, place = columns.Count);
                columns.Add(name);
            }
            return place;
        }
    }

    private static string[][] Cells(CsvReader csv, int[] header, int columns)
    {
        var cells = new string[columns][];
        Array.Fill(cells, []);
        var fields = Math.Min(header.Length, csv.FieldCount);
        for (var i = 0; i < fields; i++)
            if (csv.GetString(i).Trim() is { Length: > 0 } value) cells[header[i]] = [.. cells[header[i]], value];
        return cells;
    }

    private static string Named(string header, int place) => header.Trim('\uFEFF', ' ', '\t', '\r', '\n') is { Length: > 0 } name
        ? name : string.Create(CultureInfo.InvariantCulture, $"column {place + 1}");

    // The names alone where they tell the files apart.
    private static List<string> ShortNames(IReadOnlyList<string> files)
    {
        var names = files.Select(Path.GetFileName).OfType<string>().ToList();
        return names.Distinct(StringComparer.Ordinal).Count() == names.Count ? names : [.. files];
    }
}
