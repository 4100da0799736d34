namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>How a comparison came out, slot by slot. Filled again and again by whoever compares many.</summary>
internal sealed class Comparison(int slots)
{
    public sbyte[] Levels { get; } = new sbyte[slots];
    public int[] ValuesA { get; } = new int[slots];
    public int[] ValuesB { get; } = new int[slots];

    /// <summary>How common the values are that agree or nearly agree, 0 to 1; not a number where none do or they are not counted.</summary>
    public double[] Shares { get; } = new double[slots];
}
