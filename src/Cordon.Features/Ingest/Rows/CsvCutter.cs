namespace Cordon.Features.Ingest.Rows;

/// <summary>Cuts CSV (RFC 4180) into records. A quote that is never closed costs its own line only.</summary>
internal static class CsvCutter
{
    /// <summary>Longest record, in bytes.</summary>
    public const int MaxBytes = 65_536;

    /// <param name="delimiterOf">Tells from the heading what stands between fields.</param>
    /// <param name="breaksInQuotes">A quoted field may hold line breaks; where no field has any, an unclosed quote is noticed sooner without.</param>
    public static IEnumerable<RawRow> Cut(ByteWindow window, Func<ReadOnlyMemory<byte>, byte> delimiterOf, bool breaksInQuotes)
    {
        long line = 1;
        byte? delimiter = null;
        while (true)
        {
            var end = window.LineEnd();
            if (end == 0) yield break;
            if (end < 0)
            {
                yield return new(RawRowKind.TooLong, line++, window.SkipLine());
                continue;
            }
            if (breaksInQuotes && delimiter is { } between) end = RecordEnd(window, between, end);
            var bytes = window.Take(end);
            if (IsBlank(bytes.Span))
            {
                yield return new(RawRowKind.Between, line++, bytes);
                continue;
            }
            yield return new(delimiter is null ? RawRowKind.Heading : RawRowKind.Row, line, bytes);
            delimiter ??= delimiterOf(bytes);
            line += Math.Max(1, bytes.Span.Count((byte)'\n'));
        }
    }

    /// <summary>The end of the record whose first line ends at <paramref name="lineEnd"/>: further on where a quote is open there.</summary>
    private static int RecordEnd(ByteWindow window, byte delimiter, int lineEnd)
    {
        var quotes = new Quotes(delimiter);
        var (done, end) = (0, lineEnd);
        while (true)
        {
            foreach (var b in window.Unread[done..end]) quotes.Take(b);
            if (!quotes.AreOpen) return end;
            done = end;
            end = window.LineEnd(done);
            if (end <= done) return lineEnd;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.TrimStart("\uFEFF"u8).Trim(" \t\r\n"u8).IsEmpty;

    /// <summary>Follows the quotes of a record, byte by byte.</summary>
    private struct Quotes(byte delimiter)
    {
        private bool _begins = true, _closed;

        public bool AreOpen { get; private set; }

        public void Take(byte b)
        {
            if (b == '"')
            {
                // Opens a field, closes it, or is the second of a pair.
                (AreOpen, _closed) = AreOpen ? (false, true) : (_begins || _closed, false);
                _begins = false;
                return;
            }
            _closed = false;
            _begins = b == delimiter && !AreOpen;
        }
    }
}
