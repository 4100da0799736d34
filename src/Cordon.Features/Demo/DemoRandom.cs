namespace Cordon.Features.Demo;

/// <summary>The one source of chance in the demo: xoshiro256**, seeded by SplitMix64.</summary>
/// <remarks>
/// Our own, because System.Random promises no sequence across versions, and a seed is quoted in tests and notes. Only whole numbers and
/// plain products are used (no logarithm, no cosine), because those round differently on different machines.
/// Source: Blackman and Vigna, Scrambled Linear Pseudorandom Number Generators (2018).
/// </remarks>
public sealed class DemoRandom
{
    private ulong _a, _b, _c, _d;

    private DemoRandom(ulong seed)
    {
        _a = Mix(ref seed);
        _b = Mix(ref seed);
        _c = Mix(ref seed);
        _d = Mix(ref seed);
    }

    /// <summary>A stream of its own for each purpose, so that drawing more for one thing changes nothing else in the world.</summary>
    public static DemoRandom For(int seed, DemoStream purpose, long first = 0, long second = 0)
    {
        var state = unchecked((ulong)seed) ^ 0x436f72646f6e2121;
        foreach (var part in (ReadOnlySpan<long>)[(long)purpose, first, second])
            state = Mix(ref state) ^ unchecked((ulong)part * 0x9E3779B97F4A7C15);
        return new DemoRandom(state);
    }

    public ulong NextBits()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>0 (inclusive) to 1 (exclusive).</summary>
    public double Unit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 (inclusive) to <paramref name="below"/> (exclusive).</summary>
    public int Below(int below) => (int)(((NextBits() >> 32) * (ulong)below) >> 32);

    /// <summary>Both ends inclusive.</summary>
    public int Between(int least, int greatest) => least + Below(greatest - least + 1);

    public double Between(double least, double below) => least + Unit() * (below - least);

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Mostly short, sometimes up to three times <paramref name="mean"/>, as people's pauses are.</summary>
    public double Pause(double mean)
    {
        var unit = Unit();
        return 3 * mean * unit * unit;
    }

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>An index, drawn by weight.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights) total += weight;
        var left = Below(total);
        for (var index = 0; ; index++)
            if ((left -= weights[index]) < 0) return index;
    }

    private static ulong Mix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>What a stream of chance is for.</summary>
public enum DemoStream
{
    Organizations = 1,
    Accounts,
    Habits,
    Visits,
    Walk,
    Automation,
    Nights,
    Lessons,
    Answers,
    Payments,
    Devices,
    Signals,
}
