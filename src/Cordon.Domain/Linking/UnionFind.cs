namespace Cordon.Domain.Linking;

/// <summary>Which things belong together, over whole numbers from 0 on: pairs go in, and everything that pairs connect has one root.</summary>
internal sealed class UnionFind
{
    private int[] _parents = new int[1_024];

    public int Count { get; private set; }

    /// <summary>Adds one that belongs to nobody yet.</summary>
    /// <returns>Its number.</returns>
    public int Add()
    {
        if (Count == _parents.Length) Array.Resize(ref _parents, 2 * Count);
        return _parents[Count] = Count++;
    }

    public int Root(int of)
    {
        var parents = _parents;
        while (parents[of] != of) of = parents[of] = parents[parents[of]];       // halves the path for whoever comes next
        return of;
    }

    public void Union(int one, int other)
    {
        (one, other) = (Root(one), Root(other));
        if (one < other) _parents[other] = one;
        else _parents[one] = other;
    }
}
