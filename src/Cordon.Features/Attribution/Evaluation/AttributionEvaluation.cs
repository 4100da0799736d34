namespace Cordon.Features.Attribution.Evaluation;

/// <summary>That a person worked for an organization, as attribution says and as it was.</summary>
/// <param name="Confidence">That it was so at some time.</param>
/// <param name="ConfidenceToday">That it is so on the day asked for.</param>
public sealed record Claim(string Person, string Organization, double Confidence, double ConfidenceToday, bool WasSo, bool IsSo);

/// <summary>A tenth of stated confidence.</summary>
/// <param name="From">Inclusive; the tenth ends 0.1 above, exclusive but for the last.</param>
/// <param name="Stated">Mean of what was said.</param>
/// <param name="Actual">Share of what was so.</param>
public sealed record Tenth(double From, int Claims, double Stated, double Actual);

/// <summary>How right attribution is about people whose employers are known.</summary>
/// <param name="Employments">Different pairs of a person and an organization of the file that were really so.</param>
/// <param name="Silent">People of whom nothing is claimed.</param>
public sealed record AttributionEvaluation(DateOnly On, int People, int Employments, int Silent, IReadOnlyList<Claim> Claims)
{
    /// <summary>From this confidence on a claim counts as one that a ban would reach.</summary>
    public const double ReachedFrom = 0.8;

    public int Right => Claims.Count(c => c.WasSo);
    public int Wrong => Claims.Count - Right;
    public int Current => Claims.Count(c => c.IsSo);

    /// <summary>People who had left, and whom a ban by mail domain alone would reach.</summary>
    public int Left => Claims.Count(c => c.WasSo && !c.IsSo);

    /// <summary>Of all who are not, or no longer, there: those whom a ban from <see cref="ReachedFrom"/> on would still reach.</summary>
    public int ReachedWrongly => Claims.Count(c => !c.IsSo && c.ConfidenceToday >= ReachedFrom);
    public int Reached => Claims.Count(c => c.ConfidenceToday >= ReachedFrom);
    public double Precision => Share(Right, Claims.Count);
    public double Recall => Share(Right, Employments);
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Share of right ones in the more certain half; of claims that are equally certain at its border, their mean share.</summary>
    public double RightInCertainHalf
    {
        get
        {
            var half = Claims.Count / 2;
            if (half == 0) return 0;
            var border = Claims.OrderByDescending(c => c.Confidence).ElementAt(half - 1).Confidence;
            var (above, at) = (Claims.Where(c => c.Confidence > border).ToList(), Claims.Where(c => c.Confidence == border).ToList());
            return (above.Count(c => c.WasSo) + (half - above.Count) * Share(at.Count(c => c.WasSo), at.Count)) / half;
        }
    }

    /// <summary>Mean squared difference between what was said of today and what is so: 0 is perfect, a constant share of <c>p</c> gives p(1 − p).</summary>
    public double Brier => Claims.Count == 0 ? 0 : Claims.Average(c => Math.Pow(c.ConfidenceToday - (c.IsSo ? 1 : 0), 2));

    public IReadOnlyList<Tenth> Calibration => [.. Claims.GroupBy(c => Math.Min(9, (int)(c.ConfidenceToday * 10))).OrderBy(g => g.Key)
        .Select(g => new Tenth(g.Key / 10.0, g.Count(), g.Average(c => c.ConfidenceToday), Share(g.Count(c => c.IsSo), g.Count())))];

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
