using System.Buffers;
using System.Text;

namespace Cordon.Features.Exports;

/// <summary>CSV for people (RFC 4180, CRLF, UTF-8 with BOM): a cell that a spreadsheet would run as a formula gets an apostrophe in front.</summary>
internal sealed class SpreadsheetCsv(Stream target) : IAsyncDisposable
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",\r\n");

    private readonly StreamWriter _writer = new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);

    public async Task RowAsync(IEnumerable<string?> cells, CancellationToken cancel)
    {
        var line = string.Join(',', cells.Select(Cell)) + "\r\n";
        await _writer.WriteAsync(line.AsMemory(), cancel);
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
