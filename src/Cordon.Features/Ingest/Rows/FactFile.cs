using System.Text;
using System.Text.Json;
using Cordon.Domain;

namespace Cordon.Features.Ingest.Rows;

/// <summary>A kind of file of facts: recognised by its first row, whatever its name.</summary>
/// <param name="name">What its formats begin with: <c>payments</c> makes <c>payments-csv</c>, <c>payments-ndjson</c>, <c>payments-json</c>.</param>
/// <param name="required">The fields without which a first row is of another kind.</param>
/// <param name="refuse">Makes the refusal of why a file is not of this kind.</param>
/// <param name="foreign">Tells of a first object whether another program wrote it in a way of its own, and what its formats begin with; null: it did not.</param>
internal sealed class FactFile(string name, CardGuard guard, string[] required, Func<string, Refusal> refuse, bool breaksInQuotes = true, Func<JsonElement, Outcome<string?>>? foreign = null)
{
    private const string Csv = "-csv", Lines = "-ndjson", Document = "-json";

    public RowLayout LayoutOf(string format) => new(
        format.EndsWith(Csv, StringComparison.Ordinal) ? RowShape.Csv : format.EndsWith(Lines, StringComparison.Ordinal) ? RowShape.JsonLines : RowShape.JsonDocument, guard, breaksInQuotes);

    /// <returns>The format's name; or why the file is not taken.</returns>
    public Outcome<string> Recognise(Stream content)
    {
        var window = new ByteWindow(content, JsonCutter.MaxBytes);
        if (ShapeOf(window) is not { } shape) return ImportRefusals.EmptyFile;
        return shape == RowShape.Csv ? OfHeading(window.Unread[..Math.Max(0, window.LineEnd())]) : OfObject(window, shape);
    }

    private static RowShape? ShapeOf(ByteWindow window)
    {
        while (true)
        {
            var end = window.LineEnd();
            if (end == 0) return null;
            var line = (end < 0 ? window.Unread : window.Unread[..end]).TrimStart("\uFEFF"u8).Trim(" \t\r\n"u8);
            if (!line.IsEmpty)
            {
                if (line[0] == '[') return RowShape.JsonDocument;
                if (line[0] != '{') return RowShape.Csv;
                return end > 0 && IsWhole(line) ? RowShape.JsonLines : RowShape.JsonDocument;
            }
            window.Take(end);
        }
    }

    // One line of its own; an object over several lines is cut off here, and a list holds more than one.
    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var value = JsonDocument.ParseValue(ref reader);
            return !(value.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array);
        }
        catch (JsonException)
        {
            return line[^1] == '}';
        }
    }

    private Outcome<string> OfHeading(ReadOnlySpan<byte> heading)
    {
        var texts = new List<string>();
        CsvFields.Read(CsvFields.WithoutMark(heading), FileRows.DelimiterOf(heading, guard.Columns), texts);
        return Missing(texts) is { } missing ? refuse($"its first line is neither a heading with {missing} nor JSON") : name + Csv;
    }

    private Outcome<string> OfObject(ByteWindow window, RowShape shape)
    {
        try
        {
            var rows = shape == RowShape.JsonLines ? JsonCutter.CutLines(window) : JsonCutter.CutDocument(window);
            foreach (var row in rows.Where(r => r.Kind is RawRowKind.Row or RawRowKind.TooLong))
            {
                if (row.Kind == RawRowKind.TooLong) return refuse($"its first object is longer than {JsonCutter.MaxBytes >> 20} MB");
                using var value = JsonDocument.Parse(Encoding.UTF8.GetString(row.Bytes.Span).Trim('\uFEFF', ' ', '\r', '\n', '\t'));
                if (value.RootElement.ValueKind != JsonValueKind.Object) return refuse("its first value is not an object");
                string? other = null;
                if (foreign?.Invoke(value.RootElement) is { } told && !told.Accepted(out other, out var refusal)) return refusal;
                if (other is null && Missing(value.RootElement.EnumerateObject().Select(p => p.Name)) is { } missing) return refuse($"its first object has no {missing}");
                return (other ?? name) + (shape == RowShape.JsonLines ? Lines : Document);
            }
            return ImportRefusals.EmptyFile;
        }
        catch (JsonException)
        {
            return refuse("its first object is not JSON");
        }
        catch (InvalidDataException broken)
        {
            return ImportRefusals.BrokenJson(broken.Message);
        }
    }

    private string? Missing(IEnumerable<string> names)
    {
        var places = names.Select(guard.Columns.IndexOf).ToHashSet();
        return required.FirstOrDefault(field => !places.Contains(guard.Columns.IndexOf(field)));
    }
}
