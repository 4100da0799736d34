using Cordon.Features.Detection;

namespace Cordon.Web.Detection;

/// <summary>The stops of a threshold's slider: a step of the keyboard goes from one to the next, and a chart over the slider uses the same places.</summary>
/// <remarks>In even factors where the values span more than a factor of ten: from 20 to 5,000 by tens, nearly all of a plain slider would be too strict for anybody.</remarks>
public sealed class SliderScale
{
    private const int Most = 100;

    private readonly double[] _stops;

    public SliderScale(ThresholdView threshold)
    {
        var steps = (int)Math.Round((threshold.Greatest - threshold.Least) / threshold.Step);
        var byFactor = threshold.Least > 0 && threshold.Greatest > threshold.Least * 10;
        var count = byFactor ? Most : Math.Min(Most, steps);
        _stops = [.. Enumerable.Range(0, count + 1).Select(i => byFactor
            ? threshold.Least * Math.Pow(threshold.Greatest / threshold.Least, (double)i / count)
            : threshold.Least + (threshold.Greatest - threshold.Least) * i / count)
            .Select(value => threshold.Least + Math.Round((value - threshold.Least) / threshold.Step) * threshold.Step)
            .Append(threshold.Default).Append(threshold.Greatest).Select(value => Math.Round(Math.Clamp(value, threshold.Least, threshold.Greatest), 6)).Distinct().Order()];
    }

    /// <summary>The number of the last stop; the first is 0.</summary>
    public int Last => _stops.Length - 1;

    public double ValueAt(int stop) => _stops[Math.Clamp(stop, 0, Last)];

    /// <summary>The stop nearest to a value.</summary>
    public int StopOf(double value)
    {
        var nearest = 0;
        for (var i = 1; i <= Last; i++)
            if (Math.Abs(_stops[i] - value) < Math.Abs(_stops[nearest] - value)) nearest = i;
        return nearest;
    }

    /// <summary>Where a value lies along the slider, 0 to 1, also between stops.</summary>
    public double PlaceOf(double value)
    {
        if (Last == 0 || value <= _stops[0]) return 0;
        if (value >= _stops[Last]) return 1;
        var above = Array.FindIndex(_stops, stop => stop > value);
        return (above - 1 + (value - _stops[above - 1]) / (_stops[above] - _stops[above - 1])) / Last;
    }
}
