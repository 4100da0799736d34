namespace Cordon.Features.Exports;

/// <summary>Lines of CSV for programs: values go out as they came in. Not made safe for spreadsheets, because keys have to be found again; for people there is
/// <see cref="SpreadsheetCsv"/>.</summary>
public static class ProgramCsv
{
    /// <returns>Without a line break.</returns>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Quote));

    private static string Quote(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
