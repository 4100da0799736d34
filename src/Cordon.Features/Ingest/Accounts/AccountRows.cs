using System.Text;
using System.Text.Json;
using Cordon.Features.Ingest.Requests;
using CsvHelper;

namespace Cordon.Features.Ingest.Accounts;

/// <summary>One row of an accounts file: a record, or why there is none.</summary>
/// <param name="Text">The row as it stands, for the list of rejects; null where a record was made.</param>
public readonly record struct AccountRow(long Line, AccountRecord? Record, string Reason, string? Text);

/// <summary>Reads accounts from CSV or NDJSON.</summary>
public static class AccountRows
{
    private const int MaxRecordBytes = 65_536;

    public static IEnumerable<AccountRow> Read(Stream content, AccountFormat format) => format == AccountFormat.Csv ? ReadCsv(content) : ReadJson(content);

    private static IEnumerable<AccountRow> ReadCsv(Stream content)
    {
        var malformed = new Queue<AccountRow>();
        using var csv = CsvReader.Create(content, new CsvReaderOptions
        {
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            BufferSize = MaxRecordBytes / 2,
            IncludeValuesInExceptions = false,
            AllowLineBreaksInQuotes = false,          // no field of ours has any, and an unclosed quote then costs its own line only
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = bad => malformed.Enqueue(new(bad.LineNumber, null, Reason(bad.Reason.ToString()), "")),
        }, leaveOpen: true);
        csv.ReadHeader();
        var places = csv.Headers.Select(AccountFields.IndexOf).ToArray();
        var fields = new AccountFields();
        while (csv.Read())
        {
            while (malformed.TryDequeue(out var bad)) yield return bad;
            fields.Clear();
            for (var i = 0; i < places.Length && i < csv.FieldCount; i++)
                if (places[i] >= 0) fields.Set(places[i], csv.GetString(i));
            var record = fields.Check(out var reason);
            yield return new(csv.LineNumber, record, reason, record is null ? RejectText.Of(csv.RawRecord) : null);
        }
        while (malformed.TryDequeue(out var bad)) yield return bad;
    }

    private static IEnumerable<AccountRow> ReadJson(Stream content)
    {
        var lines = new LineReader(content);
        var fields = new AccountFields();
        while (Next(lines, fields) is { } row) yield return row;
    }

    // A span cannot live across a yield, so a line is dealt with in here.
    private static AccountRow? Next(LineReader lines, AccountFields fields)
    {
        if (!lines.TryRead(out var line)) return null;
        if (lines.IsTooLong) return new(lines.LineNumber, null, $"the line is longer than {LineReader.MaxLineBytes / 1024} KB", RejectText.Of(line));
        if (RequestLineParser.IsBlank(line)) return new(lines.LineNumber, null, "the line is blank", "");
        fields.Clear();
        var reason = Fill(fields, line);
        var record = reason is null ? fields.Check(out reason) : null;
        return new(lines.LineNumber, record, reason ?? "", record is null ? RejectText.Of(line) : null);
    }

    private static string? Fill(AccountFields fields, ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return "not a JSON object";
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var field = AccountFields.IndexOf(reader.GetString()!);
                reader.Read();
                if (field < 0) reader.Skip();
                else if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) return $"{AccountFields.Names[field]} is not a single value";
                else fields.Set(field, reader.TokenType == JsonTokenType.String ? reader.GetString() : reader.TokenType == JsonTokenType.Null ? null : Encoding.UTF8.GetString(reader.ValueSpan));
            }
            return null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return "not JSON";
        }
    }

    private static string Reason(string kind) => kind switch
    {
        "FieldCountMismatch" => "the row has another number of fields than the heading",
        "UnterminatedQuote" => "a quote is never closed",
        "StrayQuote" => "a quote stands within an unquoted field",
        "TextAfterClosingQuote" => "text follows a closing quote",
        _ => "the row is not CSV",
    };
}
