using Bunit;
using Cordon.Web.Shared;

namespace Cordon.Web.Tests.Shared;

public sealed class SparklineTests : BunitContext
{
    [Fact]
    public void Figures_become_steps_of_the_height_they_have()
    {
        var line = Show([0, 5, 10], 30, 12);
        Assert.Equal("M0 11H10V6H20V1H30", line.Find(".sparkline-line").GetAttribute("d"));
        Assert.Equal("M0 11H10V6H20V1H30V12H0Z", line.Find(".sparkline-fill").GetAttribute("d"));
        Assert.Equal(("30", "12"), (line.Find("svg").GetAttribute("width"), line.Find("svg").GetAttribute("height")));
    }

    [Fact]
    public void It_says_what_is_seen() => Assert.Equal("31 minutes, most 90", Show([1]).Find("svg[role=img]").GetAttribute("aria-label"));

    [Fact]
    public void A_peak_among_more_figures_than_pixels_is_not_lost()
    {
        var path = Show([.. Enumerable.Range(0, 1_000).Select(i => i == 617 ? 50 : 1)], 20, 12).Find(".sparkline-line").GetAttribute("d")!;
        Assert.Equal(20, path.Count(c => c == 'H'));
        Assert.Contains("V1H", path, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_figures_it_is_flat() => Assert.Equal("M0 23H96", Show([]).Find(".sparkline-line").GetAttribute("d"));

    private IRenderedComponent<Sparkline> Show(int[] values, int width = 96, int height = 24) => Render<Sparkline>(parameters => parameters
        .Add(line => line.Values, values).Add(line => line.Label, "31 minutes, most 90").Add(line => line.Width, width).Add(line => line.Height, height));
}
