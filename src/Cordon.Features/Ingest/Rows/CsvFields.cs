using System.Text;

namespace Cordon.Features.Ingest.Rows;

/// <summary>Takes a CSV record apart.</summary>
internal static class CsvFields
{
    private static readonly byte[] Delimiters = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    /// <param name="fields">Cleared first; in the order they stand. Filled as far as the record could be read.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static string? Read(ReadOnlySpan<byte> record, byte delimiter, List<string> fields)
    {
        fields.Clear();
        record = record.TrimEnd("\r\n"u8);
        while (true)
        {
            var quoted = record is [(byte)'"', ..];
            var end = quoted ? QuotedEnd(record) : record.IndexOf(delimiter) is >= 0 and var at ? at : record.Length;
            if (end < 0) return "a quote is never closed";
            var field = record[..end];
            if (!quoted && field.Contains((byte)'"')) return "a quote stands within an unquoted field";
            if (quoted && end < record.Length && record[end] != delimiter) return "text follows a closing quote";
            fields.Add(quoted ? Encoding.UTF8.GetString(field[1..^1]).Replace("\"\"", "\"", StringComparison.Ordinal) : Encoding.UTF8.GetString(field));
            if (end == record.Length) return null;
            record = record[(end + 1)..];
        }
    }

    /// <summary>What stands between the columns of a heading: that with which most of them are <paramref name="known"/>.</summary>
    public static byte DelimiterOf(ReadOnlySpan<byte> heading, Func<string, bool> known)
    {
        var (best, most, fields) = (Delimiters[0], 0, new List<string>());
        foreach (var delimiter in Delimiters)
        {
            Read(WithoutMark(heading), delimiter, fields);
            if (fields.Count(known) is var count && count <= most) continue;
            (best, most) = (delimiter, count);
        }
        return best;
    }

    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> heading) => heading.StartsWith("\uFEFF"u8) ? heading[3..] : heading;

    /// <summary>Behind the quote that closes the field; -1 where none does.</summary>
    private static int QuotedEnd(ReadOnlySpan<byte> record)
    {
        for (var i = 1; i < record.Length; i++)
        {
            if (record[i] != '"') continue;
            if (i + 1 == record.Length || record[i + 1] != '"') return i + 1;
            i++;
        }
        return -1;
    }
}
