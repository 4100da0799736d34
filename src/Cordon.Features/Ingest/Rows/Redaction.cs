using System.Text;

namespace Cordon.Features.Ingest.Rows;

/// <summary>What stands in a sealed file in place of a row that is not kept.</summary>
/// <remarks>It says why, and has as many line ends as the row, so that all that follows keeps its line number. In CSV it is a record of its own, in JSON a text.</remarks>
internal static class Redaction
{
    /// <summary>Stands for a column that is not read, whose name may be anything.</summary>
    public const string OtherField = "other";

    private const string Mark = "cordon:row-not-kept:", TooLong = "too-long";

    /// <param name="field">Which field holds a card number; null where the row was too long to be looked through.</param>
    public static byte[] Of(RawRow row, RowShape shape, string? field)
    {
        var text = Mark + (field ?? TooLong);
        var written = new List<byte>(Encoding.ASCII.GetBytes(shape == RowShape.Csv ? text : $"\"{text}\""));
        var bytes = row.Bytes.Span;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '\n') continue;
            if (i > 0 && bytes[i - 1] == '\r') written.Add((byte)'\r');
            written.Add((byte)'\n');
        }
        return [.. written];
    }

    /// <returns>Why the row was not kept; null where it is a row.</returns>
    public static string? ReasonOf(ReadOnlySpan<byte> row, RowShape shape)
    {
        if (shape != RowShape.Csv) row = row.TrimStart((byte)'"');
        if (!row.StartsWith(Encoding.ASCII.GetBytes(Mark))) return null;
        var field = Encoding.ASCII.GetString(FileRows.WithoutEnd(row[Mark.Length..]).TrimEnd((byte)'"'));
        // A file may have come with such a row: its words are not repeated.
        return field == TooLong ? TooLongReason(shape) : CardReason(field.Length is > 0 and <= 40 && field.All(c => char.IsAsciiLetterLower(c) || c == '_') ? field : OtherField);
    }

    public static string CardReason(string field) =>
        $"{(field == OtherField ? "a column that is not read" : field)} holds a card number, so nothing of the row was kept; put the payment service's fingerprint in its place, or leave it out";

    public static string TooLongReason(RowShape shape) => $"the row is longer than {(shape == RowShape.Csv ? CsvCutter.MaxBytes : JsonCutter.MaxBytes) / 1024} KB";
}
