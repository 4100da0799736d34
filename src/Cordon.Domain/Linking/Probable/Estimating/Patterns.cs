namespace Cordon.Domain.Linking.Probable.Estimating;

/// <summary>Numbers for the ways in which comparisons come out: the levels of all slots together.</summary>
internal sealed class Patterns(int slots)
{
    /// <summary>Slots that fit into one number, at four bits each.</summary>
    public const int MostSlots = 32;

    private readonly Dictionary<UInt128, int> _numbers = [];
    private readonly List<sbyte[]> _levels = [];

    public int Count => _levels.Count;

    public ReadOnlySpan<sbyte> this[int pattern] => _levels[pattern];

    public int Of(ReadOnlySpan<sbyte> levels)
    {
        UInt128 packed = 0;
        for (var i = 0; i < slots; i++) packed = packed << 4 | (UInt128)(byte)(levels[i] + 1);
        if (_numbers.TryGetValue(packed, out var number)) return number;
        _numbers.Add(packed, number = _levels.Count);
        _levels.Add(levels[..slots].ToArray());
        return number;
    }
}
