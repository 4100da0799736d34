namespace Cordon.Domain.Activity;

/// <summary>A set of 40-bit hashes, of which the least are kept when there are too many: enough to say how many there were.</summary>
public sealed class HashSample(int most)
{
    public const int HashBits = 40;

    /// <summary>Ascending, each once.</summary>
    public List<ulong> Kept { get; private set; } = [];

    private int _stated;

    /// <summary>How many different ones there were: exact while fewer than the most are kept, an estimate from there on.</summary>
    // The k-th least of n evenly spread hashes lies near k/n of their range. A count from outside is a lower bound.
    public int Distinct => Math.Max(_stated, Kept.Count < most ? Kept.Count : Estimate(most, Kept[^1]));

    internal static int Estimate(int kept, ulong greatest) => (int)(kept / ((greatest + 1) / (double)(1UL << HashBits)));

    public static ulong Of(ReadOnlySpan<byte> text) => StableHash.Of(text) >> (64 - HashBits);

    internal void Clear()
    {
        Kept.Clear();
        _stated = 0;
    }

    /// <summary>Takes hashes that come ascending, each once.</summary>
    internal void Append(ulong hash)
    {
        if (Kept.Count < most) Kept.Add(hash);
    }

    /// <summary>What a source that only counts says; 0 where nothing was said.</summary>
    internal int Stated
    {
        get => _stated;
        set => _stated = value;
    }

    internal void Add(HashSample other)
    {
        _stated = Math.Max(_stated, other._stated);
        var merged = new List<ulong>(Math.Min(most, Kept.Count + other.Kept.Count));
        int mine = 0, theirs = 0;
        while (merged.Count < most && (mine < Kept.Count || theirs < other.Kept.Count))
        {
            var order = mine == Kept.Count ? 1 : theirs == other.Kept.Count ? -1 : Kept[mine].CompareTo(other.Kept[theirs]);
            merged.Add(order <= 0 ? Kept[mine] : other.Kept[theirs]);
            if (order <= 0) mine++;
            if (order >= 0) theirs++;
        }
        Kept = merged;
    }
}
