namespace Cordon.Domain.Linking.Probable.Text;

/// <summary>How many typing errors lie between two words.</summary>
public static class EditDistance
{
    private const int LongestOnStack = 64;

    /// <summary>Letters added, left out, replaced or exchanged with their neighbour (optimal string alignment).</summary>
    /// <returns>The distance; <paramref name="most"/> + 1 when it is greater than <paramref name="most"/>.</returns>
    public static int Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        while (a.Length > 0 && b.Length > 0 && a[0] == b[0]) Trim(ref a, ref b, 1, 0);
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1]) Trim(ref a, ref b, 0, 1);
        if (a.Length == 0 || b.Length == 0) return Math.Max(a.Length, b.Length);
        if (most == 0) return 1;
        var width = b.Length + 1;
        Span<int> rows = width <= LongestOnStack ? stackalloc int[LongestOnStack * 3] : new int[width * 3];
        var before = rows[..width];
        var above = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++) above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, before[j - 2] + 1);
                row[j] = best;
                least = Math.Min(least, best);
            }
            if (least > most) return most + 1;
            var freed = before;
            before = above;
            above = row;
            row = freed;
        }
        return Math.Min(above[width - 1], most + 1);
    }

    private static void Trim(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b, int front, int back)
    {
        a = a[front..^back];
        b = b[front..^back];
    }
}
