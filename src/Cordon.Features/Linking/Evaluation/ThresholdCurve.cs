namespace Cordon.Features.Linking.Evaluation;

/// <summary>How pairs come out when those from a probability on are taken for one person.</summary>
/// <param name="At">The least probability that counts.</param>
/// <param name="Found">True pairs that were taken.</param>
/// <param name="Wrong">Others that were.</param>
/// <param name="True">True pairs there are.</param>
public readonly record struct Threshold(double At, int Found, int Wrong, long True)
{
    /// <summary>Of the pairs taken, the share that is true; 1 where none was taken.</summary>
    public double Precision => Found + Wrong == 0 ? 1 : Found / (double)(Found + Wrong);

    /// <summary>Of the true pairs, the share that was taken; 1 where there is none.</summary>
    public double Recall => True == 0 ? 1 : Found / (double)True;
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}

/// <summary>Every threshold at which something changes.</summary>
public sealed class ThresholdCurve
{
    private readonly List<Threshold> _falling = [];

    private ThresholdCurve(long truePairs) => _falling.Add(new(1, 0, 0, truePairs));

    /// <summary>The best F1 there is; of equal ones the highest threshold.</summary>
    public Threshold Best => _falling.MaxBy(t => t.F1);

    /// <param name="pairs">The most probable first.</param>
    public static ThresholdCurve Of(IEnumerable<(double Probability, bool IsTrue)> pairs, long truePairs)
    {
        var curve = new ThresholdCurve(truePairs);
        foreach (var (probability, isTrue) in pairs)
        {
            var last = curve._falling[^1];
            var next = new Threshold(probability, last.Found + (isTrue ? 1 : 0), last.Wrong + (isTrue ? 0 : 1), truePairs);
            // Equally probable pairs are taken together or not at all.
            if (last.At == probability) curve._falling[^1] = next;
            else curve._falling.Add(next);
        }
        return curve;
    }

    public Threshold At(double probability) => _falling.FindLast(t => t.At >= probability) with { At = probability };
}
