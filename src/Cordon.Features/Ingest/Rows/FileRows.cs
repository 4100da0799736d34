using System.Text;
using System.Text.Json;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Ingest.Rows;

/// <summary>Reads rows of flat fields from CSV or JSON.</summary>
internal static class FileRows
{
    /// <exception cref="InvalidDataException">A JSON document breaks off; never of a file that was looked at before.</exception>
    public static IEnumerable<RawRow> Cut(Stream content, RowLayout layout) => layout.Shape switch
    {
        RowShape.Csv => CsvCutter.Cut(new(content, CsvCutter.MaxBytes), heading => DelimiterOf(heading.Span, layout.Columns), layout.BreaksInQuotes),
        RowShape.JsonLines => JsonCutter.CutLines(new(content, JsonCutter.MaxBytes)),
        _ => JsonCutter.CutDocument(new(content, JsonCutter.MaxBytes)),
    };

    public static byte DelimiterOf(ReadOnlySpan<byte> heading, FieldNames columns) => CsvFields.DelimiterOf(heading, name => columns.IndexOf(name) >= 0);

    public static IEnumerable<FileRow<T>> Read<T>(Stream content, RowLayout layout, FieldSet<T> fields) where T : class
    {
        var shape = layout.Shape;
        var (places, delimiter, texts) = (Array.Empty<int>(), (byte)',', new List<string>());
        foreach (var row in Cut(content, layout))
        {
            if (row.Kind == RawRowKind.Heading)
            {
                delimiter = DelimiterOf(row.Bytes.Span, fields.Columns);
                CsvFields.Read(CsvFields.WithoutMark(row.Bytes.Span), delimiter, texts);
                places = [.. texts.Select(fields.Columns.IndexOf)];
            }
            if (row.Kind is RawRowKind.Heading or RawRowKind.Between) continue;
            if (Unread<T>(row, shape) is { } unread)
            {
                yield return unread;
                continue;
            }
            fields.Clear();
            var reason = shape == RowShape.Csv ? Fill(fields, places, row.Bytes.Span, delimiter, texts) : Fill(fields, row.Bytes.Span);
            var record = reason is null ? fields.Check(out reason) : null;
            yield return record is null ? FileRow<T>.Rejected(row.Number, reason!, RejectText.Of(WithoutEnd(row.Bytes.Span))) : new(row.Number, [record], "", null);
        }
    }

    /// <summary>The rejection of a row that is not even looked into: too long, taken out when the file was sealed, or blank.</summary>
    public static FileRow<T>? Unread<T>(RawRow row, RowShape shape)
    {
        if (row.Kind == RawRowKind.TooLong) return FileRow<T>.Rejected(row.Number, Redaction.TooLongReason(shape), "");
        if (Redaction.ReasonOf(row.Bytes.Span, shape) is { } taken) return FileRow<T>.Rejected(row.Number, taken, "");
        return RequestLineParser.IsBlank(WithoutEnd(row.Bytes.Span)) ? FileRow<T>.Rejected(row.Number, "the line is blank", "") : null;
    }

    public static ReadOnlySpan<byte> WithoutEnd(ReadOnlySpan<byte> row) => row.TrimEnd("\r\n"u8);

    private static string? Fill<T>(FieldSet<T> fields, int[] places, ReadOnlySpan<byte> record, byte delimiter, List<string> texts) where T : class
    {
        if (CsvFields.Read(record, delimiter, texts) is { } malformed) return malformed;
        if (texts.Count != places.Length) return "the row has another number of fields than the heading";
        for (var i = 0; i < places.Length; i++)
            if (places[i] >= 0) fields.Set(places[i], texts[i]);
        return null;
    }

    private static string? Fill<T>(FieldSet<T> fields, ReadOnlySpan<byte> line) where T : class
    {
        try
        {
            var reader = new Utf8JsonReader(line.TrimStart("\uFEFF"u8));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return "not a JSON object";
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var field = fields.Columns.IndexOf(reader.GetString()!);
                reader.Read();
                if (field < 0) reader.Skip();
                else if (reader.TokenType == JsonTokenType.StartArray && fields.TakesList(field))
                {
                    if (Values(ref reader) is not { } values) return $"{fields.Columns.Names[field]} holds something that is not a single value";
                    fields.Set(field, values);
                }
                else if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) return $"{fields.Columns.Names[field]} is not a single value";
                else fields.Set(field, reader.TokenType == JsonTokenType.String ? reader.GetString() : reader.TokenType == JsonTokenType.Null ? null : Encoding.UTF8.GetString(reader.ValueSpan));
            }
            return reader.Read() ? "something follows the JSON object" : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return "not JSON";
        }
    }

    /// <summary>The values of an array, trimmed, without empty ones; null where there is an array or an object among them.</summary>
    private static List<string>? Values(ref Utf8JsonReader reader)
    {
        var values = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) return null;
            var value = reader.TokenType == JsonTokenType.String ? reader.GetString()! : reader.TokenType == JsonTokenType.Null ? "" : Encoding.UTF8.GetString(reader.ValueSpan);
            if (!string.IsNullOrWhiteSpace(value)) values.Add(value.Trim());
        }
        return values;
    }
}
