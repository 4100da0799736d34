namespace Cordon.Web.Shared;

/// <summary>Lays bands out under a chart: those that overlap lie in strips one under the other.</summary>
public static class BandStrips
{
    /// <summary>Most strips; what finds no free place in them lies over others in the last.</summary>
    public const int Most = 4;

    /// <summary>The bands by their start, each with its strip from 0.</summary>
    public static IReadOnlyList<(ChartBand Band, int Strip)> Lay(IEnumerable<ChartBand> bands)
    {
        var (laid, ends) = (new List<(ChartBand, int)>(), new List<DateTimeOffset>());
        foreach (var band in bands.OrderBy(b => b.From).ThenByDescending(b => b.To))
        {
            var strip = ends.FindIndex(end => end < band.From);
            if (strip < 0) strip = Math.Min(ends.Count, Most - 1);
            if (strip == ends.Count) ends.Add(band.To);
            else if (ends[strip] < band.To) ends[strip] = band.To;
            laid.Add((band, strip));
        }
        return laid;
    }
}
