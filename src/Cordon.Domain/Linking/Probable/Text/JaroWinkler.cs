using System.Numerics;

namespace Cordon.Domain.Linking.Probable.Text;

/// <summary>How alike two short words are, 0 to 1: made for names, where beginnings count more.</summary>
/// <remarks>Source: W. E. Winkler, String Comparator Metrics and Enhanced Decision Rules, 1990. The common beginning adds 0.1 a letter, at most four, whatever the
/// similarity before. Letters behind the 64th are not looked at.</remarks>
public static class JaroWinkler
{
    private const double PrefixWeight = 0.1;
    private const int MostLetters = 64, LongestPrefix = 4;

    public static double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > MostLetters) a = a[..MostLetters];
        if (b.Length > MostLetters) b = b[..MostLetters];
        if (a.SequenceEqual(b)) return 1;
        if (a.Length == 0 || b.Length == 0) return 0;
        var reach = Math.Max(Math.Max(a.Length, b.Length) / 2 - 1, 0);
        ulong inA = 0, inB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var end = Math.Min(b.Length - 1, i + reach);
            for (var j = Math.Max(0, i - reach); j <= end; j++)
            {
                if (a[i] != b[j] || (inB >> j & 1) != 0) continue;
                (inA, inB) = (inA | 1UL << i, inB | 1UL << j);
                break;
            }
        }
        if (inA == 0) return 0;
        double matches = BitOperations.PopCount(inA);
        var moved = 0;
        for (var (x, y) = (inA, inB); x != 0; (x, y) = (x & (x - 1), y & (y - 1)))
            if (a[BitOperations.TrailingZeroCount(x)] != b[BitOperations.TrailingZeroCount(y)]) moved++;
        var jaro = (matches / a.Length + matches / b.Length + (matches - moved / 2) / matches) / 3;
        var prefix = 0;
        while (prefix < Math.Min(Math.Min(a.Length, b.Length), LongestPrefix) && a[prefix] == b[prefix]) prefix++;
        return jaro + prefix * PrefixWeight * (1 - jaro);
    }
}
