using System.Buffers;

namespace Cordon.Features.Ingest.Rows;

/// <summary>Cuts lines or documents of JSON into values, by their brackets and quotes alone; whether a value is JSON is seen when it is read.</summary>
internal static class JsonCutter
{
    /// <summary>Longest value, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(" \t\r\n,]}"u8);

    public static IEnumerable<RawRow> CutLines(ByteWindow window)
    {
        for (long line = 1; ; line++)
        {
            var end = window.LineEnd();
            if (end == 0) yield break;
            yield return end < 0 ? new(RawRowKind.TooLong, line, window.SkipLine()) : new(RawRowKind.Row, line, window.Take(end));
        }
    }

    /// <exception cref="InvalidDataException">It ends too early, or a value is longer than <see cref="MaxBytes"/>; the message tells which, and where.</exception>
    public static IEnumerable<RawRow> CutDocument(ByteWindow window)
    {
        long number = 0;
        var closing = new Stack<byte>();                     // of the arrays and lists that we are within
        while (true)
        {
            while (NextToken(window) is var blank and > 0) yield return new(RawRowKind.Between, number, window.Take(blank));
            if (window.Unread.IsEmpty) break;
            var first = window.Unread[0];
            if (first == '[' && closing.Count == 0)
            {
                closing.Push((byte)']');
                yield return new(RawRowKind.Between, number, window.Take(1));
            }
            else if (closing.Count > 0 && first == closing.Peek())
            {
                closing.Pop();
                yield return new(RawRowKind.Between, number, window.Take(1));
                // Behind the array of a list the rest of the list follows, up to its own end.
                if (closing.TryPeek(out var outer) && outer == '}') yield return new(RawRowKind.Between, number, window.Take(RestOfList(window, number)));
            }
            else
            {
                var (end, list) = ValueEnd(window, number + 1, mayBeList: !closing.Contains((byte)'}'));
                if (!list) yield return new(RawRowKind.Row, ++number, window.Take(end));
                else
                {
                    closing.Push((byte)'}');
                    closing.Push((byte)']');
                    yield return new(RawRowKind.Between, number, window.Take(end));
                }
            }
        }
        if (closing.Count > 0) throw Early(number);
    }

    /// <summary>How many bytes stand before the next value or bracket.</summary>
    private static int NextToken(ByteWindow window)
    {
        var blank = 0;
        while (true)
        {
            while (blank < window.Unread.Length && (window.Unread[blank] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or 0xEF or 0xBB or 0xBF)) blank++;
            if (blank < window.Unread.Length || blank > 0 || !window.Fill()) return blank;
        }
    }

    /// <summary>The end of the value that begins here; or, of a list, the beginning of the array in its <c>data</c>.</summary>
    private static (int End, bool List) ValueEnd(ByteWindow window, long number, bool mayBeList)
    {
        while (true)
        {
            var (end, list) = Walk(window.Unread, mayBeList);
            if (end > 0) return (end, list);
            if (window.Fill()) continue;
            if (window.IsFull) throw new InvalidDataException($"object {number} is longer than {MaxBytes >> 20} MB");
            // A number or a word may stand at the very end; a bracket or a quote that is open may not.
            if (window.Unread[0] is (byte)'{' or (byte)'[' or (byte)'"') throw Early(number);
            return (window.Unread.Length, false);
        }
    }

    private static int RestOfList(ByteWindow window, long number)
    {
        while (true)
        {
            if (End(window.Unread) is var end and >= 0) return end;
            if (!window.Fill()) throw Early(number);
        }

        static int End(ReadOnlySpan<byte> rest)
        {
            var scan = new Brackets(1);
            for (var i = 0; i < rest.Length; i++)
            {
                scan.Take(rest[i]);
                if (scan.Depth == 0) return i;
            }
            return -1;
        }
    }

    private static (int End, bool List) Walk(ReadOnlySpan<byte> text, bool mayBeList)
    {
        if (text[0] is not ((byte)'{' or (byte)'[' or (byte)'"')) return (text.IndexOfAny(ScalarEnds) is > 0 and var at ? at : text[0] is (byte)']' or (byte)'}' ? 1 : -1, false);
        var scan = new Brackets(0);
        var name = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var opens = scan is { Depth: 1, InText: false } && text[i] == '"';
            scan.Take(text[i]);
            if (opens) name = i;
            if (mayBeList && text[0] == '{' && scan is { Depth: 2, InText: false } && text[i] == '[' && IsData(text[name..i])) return (i + 1, true);
            if (scan is { Depth: 0, InText: false }) return (i + 1, false);
        }
        return (-1, false);
    }

    private static bool IsData(ReadOnlySpan<byte> nameAndColon) => nameAndColon.StartsWith("\"data\""u8) && nameAndColon[6..].Trim(" \t\r\n"u8) is [(byte)':'];

    private static InvalidDataException Early(long number) => new(number == 0 ? "it ends too early" : $"it ends too early, in or behind object {number}");

    /// <summary>Counts brackets, those within quotes left out.</summary>
    private struct Brackets(int depth)
    {
        private bool _escaped;

        public int Depth { get; private set; } = depth;

        public bool InText { get; private set; }

        public void Take(byte b)
        {
            if (InText)
            {
                if (_escaped) _escaped = false;
                else if (b == '\\') _escaped = true;
                else if (b == '"') InText = false;
            }
            else if (b == '"') InText = true;
            else if (b is (byte)'{' or (byte)'[') Depth++;
            else if (b is (byte)'}' or (byte)']') Depth--;
        }
    }
}
