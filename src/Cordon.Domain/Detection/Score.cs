namespace Cordon.Domain.Detection;

/// <summary>How far beyond its threshold a figure lies.</summary>
internal static class Score
{
    /// <summary>0.5 at the threshold, 0.99 where the figure is as large as <paramref name="sure"/>; even steps for even factors.</summary>
    public static double Of(double value, double threshold, double sure)
    {
        if (threshold <= 0 || sure <= threshold) return 0.99;
        var way = Math.Log(Math.Max(value, threshold) / threshold) / Math.Log(sure / threshold);
        return Math.Round(0.5 + 0.49 * Math.Min(1, way), 2);
    }
}
