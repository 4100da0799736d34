using Cordon.Domain.Detection;
using Cordon.Features.Detection;
using Cordon.Web.Detection;

namespace Cordon.Web.Tests.Detection;

public sealed class SliderScaleTests
{
    public static TheoryData<string, string> Thresholds() => new(Detectors.All.SelectMany(d => d.Thresholds.Select(t => (d.Rule, t.Name))));

    [Theory, MemberData(nameof(Thresholds))]
    public void Every_threshold_reaches_both_ends_and_its_default(string rule, string name)
    {
        var threshold = View(rule, name);
        var scale = new SliderScale(threshold);
        Assert.Equal((threshold.Least, threshold.Greatest), (scale.ValueAt(0), scale.ValueAt(scale.Last)));
        Assert.Equal(threshold.Default, scale.ValueAt(scale.StopOf(threshold.Default)));
        Assert.All(Enumerable.Range(1, scale.Last), stop => Assert.True(scale.ValueAt(stop) > scale.ValueAt(stop - 1)));
        Assert.All(Enumerable.Range(0, scale.Last + 1), stop => Assert.Equal(stop, scale.StopOf(scale.ValueAt(stop))));
    }

    [Fact]
    public void A_wide_range_has_its_middle_at_even_factors()
    {
        var scale = new SliderScale(View("walks-ids", "steps"));      // 20 to 5,000
        Assert.InRange(scale.ValueAt(scale.Last / 2), 200, 800);
        Assert.Equal((0, 1), (scale.PlaceOf(20), scale.PlaceOf(5_000)));
        Assert.InRange(scale.PlaceOf(65), scale.PlaceOf(60), scale.PlaceOf(70));
    }

    private static ThresholdView View(string rule, string name)
    {
        var t = Detectors.Find(rule)!.Thresholds.Single(t => t.Name == name);
        return new(t.Name, t.Label, t.Unit, t.Default, t.Default, t.Least, t.Greatest, t.Step, t.IsCeiling);
    }
}
