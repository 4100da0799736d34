namespace Cordon.Domain.Linking.Probable;

/// <summary>Two records, and how probable it is that they are of one person.</summary>
/// <param name="A">The place of the first in the table; smaller than <paramref name="B"/>.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="Through">The place of a third record that both fit better than each other; null where the two speak for themselves.</param>
/// <param name="Competes">One of them fits another record as well, which is somebody else.</param>
public readonly record struct ProbablePair(int A, int B, double Probability, int? Through = null, bool Competes = false);
