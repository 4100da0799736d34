using Cordon.Domain.Activity;

namespace Cordon.Domain.Detection.Measures;

/// <summary>How many different hashes there were over several minutes: exact up to the number kept, an estimate beyond.</summary>
internal sealed class HashUnion(int most)
{
    private readonly ulong[] _kept = new ulong[most];
    private int _count;

    public int Distinct => _count < most ? _count : HashSample.Estimate(most, _kept[_count - 1]);

    public void Clear() => _count = 0;

    /// <param name="hashes">Ascending.</param>
    public void Add(ReadOnlySpan<ulong> hashes)
    {
        foreach (var hash in hashes)
        {
            if (_count == most && hash >= _kept[_count - 1]) return;
            var at = Array.BinarySearch(_kept, 0, _count, hash);
            if (at >= 0) continue;
            at = ~at;
            if (_count < most) _count++;
            Array.Copy(_kept, at, _kept, at + 1, _count - at - 1);
            _kept[at] = hash;
        }
    }
}
