namespace Cordon.Domain.Bans;

/// <summary>Draws a sample without replacement that anybody can draw again who has its seed.</summary>
/// <remarks>
/// Written out here, because a library may change what it draws from a seed. The numbers are those of SplitMix64 (S. Vigna, https://prng.di.unimi.it/splitmix64.c), each brought below a bound by leaving
/// out what would make some more likely (D. Lemire, Fast Random Integer Generation in an Interval, 2019); the drawing is the beginning of a shuffle by Fisher and Yates (Knuth, TAOCP 2, 3.4.2 P).
/// </remarks>
public static class SampleDraw
{
    /// <param name="count">How many there are to draw from.</param>
    /// <param name="size">How many are drawn, 0 to <paramref name="count"/>.</param>
    /// <returns>Places among them, from 0, in the order drawn; each at most once.</returns>
    public static IReadOnlyList<int> Of(long seed, int count, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, count);
        var state = (ulong)seed;
        // Only the places that were swapped are held: a sample of 30 of a million costs 30.
        var swapped = new Dictionary<int, int>();
        var drawn = new int[size];
        for (var i = 0; i < size; i++)
        {
            var other = i + Below(ref state, count - i);
            drawn[i] = swapped.GetValueOrDefault(other, other);
            swapped[other] = swapped.GetValueOrDefault(i, i);
        }
        return drawn;
    }

    private static int Below(ref ulong state, int bound)
    {
        while (true)
        {
            var high = Math.BigMul(Next(ref state), (ulong)bound, out var low);
            // 2^64 is no multiple of most bounds: what is left over is drawn again.
            if (low >= (0 - (ulong)bound) % (ulong)bound) return (int)high;
        }
    }

    private static ulong Next(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
