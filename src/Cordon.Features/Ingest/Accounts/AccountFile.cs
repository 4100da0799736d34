using System.Text;
using System.Text.Json;
using Cordon.Domain;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Ingest.Accounts;

public enum AccountFormat
{
    Csv,
    Ndjson,
}

/// <summary>Recognises a file of accounts by its first line.</summary>
public static class AccountFile
{
    public static string Name(this AccountFormat format) => format == AccountFormat.Csv ? "accounts-csv" : "accounts-ndjson";

    public static AccountFormat Parse(string name) => name == AccountFormat.Csv.Name() ? AccountFormat.Csv : AccountFormat.Ndjson;

    /// <returns>The format; or <c>import.not-accounts</c>.</returns>
    public static Outcome<AccountFormat> Recognise(Stream content)
    {
        var lines = new LineReader(content);
        while (lines.TryRead(out var line))
        {
            if (RequestLineParser.IsBlank(line)) continue;
            if (line.TrimStart(" \t"u8) is [(byte)'{', ..]) return HasExternalId(line) ? AccountFormat.Ndjson : ImportRefusals.NotAccounts("its first line holds no external_id");
            var heading = Encoding.UTF8.GetString(line);
            return heading.Split(',', ';', '\t', '|').Any(column => AccountFields.IndexOf(column.Trim().Trim('"')) == 0)
                ? AccountFormat.Csv
                : ImportRefusals.NotAccounts("its first line is neither a heading with external_id nor a JSON object");
        }
        return ImportRefusals.EmptyFile;
    }

    private static bool HasExternalId(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && AccountFields.IndexOf(reader.GetString()!) == 0) return true;
        }
        catch (JsonException)
        {
            // Not JSON after all: the caller says so.
        }
        return false;
    }
}
