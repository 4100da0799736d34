namespace Cordon.Domain.Organizations.Lists;

/// <summary>Lines in the order of their bytes, looked up where they lie: a set of texts would hold several times as much.</summary>
/// <param name="text">ASCII, each line ended by a line feed.</param>
internal sealed class SortedLines(byte[] text)
{
    public bool Contains(ReadOnlySpan<char> line)
    {
        var (low, high) = (0, text.Length);     // both at the beginning of a line
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var start = text.AsSpan(low, middle - low).LastIndexOf((byte)'\n') is >= 0 and var at ? low + at + 1 : low;
            var length = text.AsSpan(start).IndexOf((byte)'\n');
            var order = Compare(line, text.AsSpan(start, length));
            if (order == 0) return true;
            if (order < 0) high = start;
            else low = start + length + 1;
        }
        return false;
    }

    private static int Compare(ReadOnlySpan<char> line, ReadOnlySpan<byte> other)
    {
        for (var i = 0; i < line.Length && i < other.Length; i++)
            if (line[i] != other[i]) return line[i] - other[i];
        return line.Length - other.Length;
    }
}
