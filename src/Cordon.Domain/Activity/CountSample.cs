namespace Cordon.Domain.Activity;

/// <summary>Counts by key, of which those with the least hashes are kept when there are too many.</summary>
public sealed class CountSample<TKey>(int most) where TKey : struct
{
    /// <summary>By hash, ascending.</summary>
    public List<(ulong Hash, TKey Key, int Count)> Kept { get; private set; } = [];

    private int _stated;

    /// <summary>How many different keys there were: exact while fewer than the most are kept, an estimate from there on.</summary>
    // The k-th least of n evenly spread hashes lies near k/n of their range. A count from outside is a lower bound.
    public int Distinct => Math.Max(_stated, Kept.Count < most ? Kept.Count : (int)(most / ((double)Kept[^1].Hash / ulong.MaxValue)));

    internal void Clear()
    {
        Kept.Clear();
        _stated = 0;
    }

    /// <summary>Takes keys that come by ascending hash, each once.</summary>
    internal void Append(ulong hash, TKey key, int count)
    {
        if (Kept.Count < most) Kept.Add((hash, key, count));
    }

    /// <summary>What a source that only counts says; 0 where nothing was said.</summary>
    internal int Stated
    {
        get => _stated;
        set => _stated = value;
    }

    internal void Add(CountSample<TKey> other)
    {
        _stated = Math.Max(_stated, other._stated);
        var merged = new List<(ulong Hash, TKey Key, int Count)>(Math.Min(most, Kept.Count + other.Kept.Count));
        int mine = 0, theirs = 0;
        while (merged.Count < most && (mine < Kept.Count || theirs < other.Kept.Count))
        {
            var order = mine == Kept.Count ? 1 : theirs == other.Kept.Count ? -1 : Kept[mine].Hash.CompareTo(other.Kept[theirs].Hash);
            if (order < 0) merged.Add(Kept[mine++]);
            else if (order > 0) merged.Add(other.Kept[theirs++]);
            else merged.Add((Kept[mine].Hash, Kept[mine].Key, Kept[mine++].Count + other.Kept[theirs++].Count));
        }
        Kept = merged;
    }
}
