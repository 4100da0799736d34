namespace Cordon.Domain.Bans;

/// <summary>How many of those covered are covered wrongly, told from a random sample drawn without replacement.</summary>
/// <param name="Estimate">Share of those judged, the unsure left out; 0 to 1.</param>
/// <param name="Low">Least share of all that the sample allows for; what is unsure counts as right.</param>
/// <param name="High">Greatest share of all; what is unsure counts as wrong.</param>
/// <remarks>
/// The interval is exact for a finite population: it holds every number of wrong accounts under which a sample like this is not in the outer 2.5 % on either side (Clopper-Pearson for the hypergeometric
/// distribution), so it holds the true share in at least 95 of 100 samples. Source: W. G. Cochran, Sampling Techniques, 3rd ed., section 3.6.
/// </remarks>
public sealed record BystanderEstimate(double Estimate, double Low, double High)
{
    private const double Tail = 0.025;

    /// <summary>More of a sample than this judged unsure says nothing.</summary>
    public const double MostUnsure = 0.2;

    /// <param name="covered">How many the sample was drawn from.</param>
    /// <param name="right">Verdicts on the sample, 0 or more each; together at most <paramref name="covered"/>.</param>
    /// <returns>Null where nothing was judged for certain.</returns>
    public static BystanderEstimate? Of(int covered, int right, int wrong, int unsure)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(right, Math.Min(wrong, unsure)));
        var size = right + wrong + unsure;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, covered);
        if (right + wrong == 0) return null;
        return new((double)wrong / (right + wrong), (double)Least(covered, size, wrong) / covered, (double)Most(covered, size, wrong + unsure) / covered);
    }

    /// <summary>The fewest wrong accounts under which as many as <paramref name="seen"/> in the sample are not unlikely.</summary>
    private static int Least(int covered, int size, int seen)
    {
        if (seen == 0) return 0;
        // The chance of seeing so many or more grows with the wrong ones there are.
        var (low, high) = (seen, covered - (size - seen));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (AtLeast(covered, size, middle, seen) > Tail) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// <summary>The most wrong accounts under which as few as <paramref name="seen"/> in the sample are not unlikely.</summary>
    private static int Most(int covered, int size, int seen)
    {
        var (low, high) = (seen, covered - (size - seen));
        while (low < high)
        {
            var middle = high - ((high - low) / 2);
            if (1 - AtLeast(covered, size, middle, seen + 1) > Tail) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// <summary>The chance that a sample holds <paramref name="seen"/> or more of <paramref name="wrong"/> wrong ones.</summary>
    private static double AtLeast(int covered, int size, int wrong, int seen)
    {
        var sum = 0.0;
        for (var k = Math.Max(seen, size - (covered - wrong)); k <= Math.Min(size, wrong); k++)
            sum += Math.Exp(LogChoose(wrong, k) + LogChoose(covered - wrong, size - k) - LogChoose(covered, size));
        return Math.Min(1, sum);
    }

    private static double LogChoose(int n, int k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    // Stirling's series from 20 on; its error there is below 1e-12. Source: Abramowitz and Stegun, 6.1.41.
    private static double LogFactorial(int n)
    {
        if (n < 20)
        {
            var product = 1.0;
            for (var i = 2; i <= n; i++) product *= i;
            return Math.Log(product);
        }
        var x = n + 1.0;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x)) + (1 / (1260 * Math.Pow(x, 5)));
    }
}
