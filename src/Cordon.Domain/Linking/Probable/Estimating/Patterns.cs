namespace Cordon.Domain.Linking.Probable.Estimating;

/// <summary>Numbers for the ways in which comparisons come out: the levels of all slots together, and roughly how common the values are that agree.</summary>
internal sealed class Patterns(int slots)
{
    /// <summary>Slots that fit into two numbers, at six bits each.</summary>
    public const int MostSlots = 42;

    private const int InFirst = 21, LevelBits = 3;

    private readonly Dictionary<(UInt128, UInt128), int> _numbers = [];
    private readonly List<sbyte[]> _levels = [];
    private readonly List<double[]> _shares = [];

    public int Count => _levels.Count;

    public ReadOnlySpan<sbyte> Levels(int pattern) => _levels[pattern];

    public ReadOnlySpan<double> Shares(int pattern) => _shares[pattern];

    /// <param name="shares">How common the value is that both have; not a number where nothing agrees or values are not counted.</param>
    public int Of(ReadOnlySpan<sbyte> levels, ReadOnlySpan<double> shares)
    {
        UInt128 first = 0, second = 0;
        for (var i = 0; i < slots; i++)
        {
            var part = (UInt128)((uint)(levels[i] + 1) | Class(shares[i]) << (LevelBits + 1));
            if (i < InFirst) first = first << 6 | part;
            else second = second << 6 | part;
        }
        if (_numbers.TryGetValue((first, second), out var number)) return number;
        _numbers.Add((first, second), number = _levels.Count);
        _levels.Add(levels[..slots].ToArray());
        _shares.Add([.. Rounded(shares[..slots])]);
        return number;
    }

    /// <summary>Takes over another's patterns.</summary>
    /// <returns>Their numbers here, by their numbers there.</returns>
    public int[] Take(Patterns other)
    {
        var numbers = new int[other.Count];
        for (var p = 0; p < numbers.Length; p++) numbers[p] = Of(other._levels[p], other._shares[p]);
        return numbers;
    }

    private static List<double> Rounded(ReadOnlySpan<double> shares)
    {
        var rounded = new List<double>(shares.Length);
        foreach (var share in shares) rounded.Add(double.IsNaN(share) ? double.NaN : Middle(Class(share)));
        return rounded;
    }

    // Four classes: shared by one in eight or more, in a hundred, in a thousand, and rarer.
    private static uint Class(double share) => share switch
    {
        >= 0.04 => 0,
        >= 0.004 => 1,
        >= 0.0004 => 2,
        _ => 3,
    };

    private static double Middle(uint rarity) => rarity switch { 0 => 0.1, 1 => 0.012, 2 => 0.0012, _ => 0.00005 };
}
