namespace Cordon.Domain.Activity.Scraping;

/// <summary>How long accounts waited from one request to the next, to the second, as far as logs of seconds tell.</summary>
public sealed class InterArrivals
{
    /// <summary>Where the bins begin, in seconds; the last has no end. The first holds requests within one second.</summary>
    public static IReadOnlyList<int> Starts { get; } = [0, 1, 2, 3, 5, 10, 30, 60, 300, 1_800];

    private readonly long[] _counts = new long[Starts.Count];
    private long _last = long.MinValue;

    /// <summary>One a bin.</summary>
    public IReadOnlyList<long> Counts => _counts;

    public long Total => _counts.Sum();

    /// <summary>Share of all waits, 0 to 1; 0 where there are none.</summary>
    public double ShareOf(int bin) => Total == 0 ? 0 : (double)_counts[bin] / Total;

    /// <summary>Begins another account: nobody waits from one account's request to the next one's.</summary>
    public void NextAccount() => _last = long.MinValue;

    /// <summary>Takes one minute of an account, in ascending order of time.</summary>
    /// <param name="seconds">Requests in each second of it.</param>
    public void Add(DateTimeOffset minute, ReadOnlySpan<int> seconds)
    {
        var start = minute.ToUnixTimeSeconds();
        for (var second = 0; second < seconds.Length; second++)
        {
            var requests = seconds[second];
            if (requests == 0) continue;
            var at = start + second;
            if (_last != long.MinValue) _counts[BinOf(at - _last)]++;
            _counts[0] += requests - 1;
            _last = at;
        }
    }

    private static int BinOf(long wait)
    {
        var bin = Starts.Count - 1;
        while (wait < Starts[bin]) bin--;
        return bin;
    }
}
