namespace Cordon.Domain.Linking.Probable;

/// <summary>Two records, and how probable it is that they are of one person.</summary>
/// <param name="A">The place of the first in the table; smaller than <paramref name="B"/>.</param>
/// <param name="Probability">0 to 1.</param>
public readonly record struct ProbablePair(int A, int B, double Probability);
