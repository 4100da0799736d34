using System.Text.Json;
using Bunit;
using Cordon.Features.Activity;
using Cordon.Web.Shared;

namespace Cordon.Web.Tests.Shared;

public sealed class ChartBandTests : BunitContext
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    public ChartBandTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Bands_that_overlap_lie_in_strips_and_what_finds_no_place_in_the_last() => Assert.Equal(
        ["a 0", "b 1", "c 2", "d 3", "e 3", "f 0"],
        BandStrips.Lay([Band("f", 31, 40), Band("b", 1, 60), Band("c", 2, 60), Band("a", 0, 30), Band("d", 3, 60), Band("e", 4, 60)]).Select(laid => $"{laid.Band.Label} {laid.Strip}"));

    [Fact]
    public void Bands_that_follow_one_another_share_a_strip() =>
        Assert.All(BandStrips.Lay([Band("a", 0, 4), Band("b", 5, 9), Band("c", 10, 12)]), laid => Assert.Equal(0, laid.Strip));

    [Fact]
    public void The_drawing_is_told_of_each_band_with_the_end_of_its_last_minute()
    {
        var module = JSInterop.SetupModule("./js/charts.js");
        var drawn = module.SetupModule("timeChart", _ => true);
        drawn.Mode = module.Mode = JSRuntimeMode.Loose;
        drawn.Setup<bool>("isUtc").SetResult(true);
        Show([Band("walks", 5, 9), new(Start.AddMinutes(7), Start.AddMinutes(8), "outage", BandKind.Incident), Band("elsewhere", 500, 600)], [new(Start.AddMinutes(3), "ten times the usual")]);
        var told = Assert.Single(drawn.Invocations, i => i.Identifier == "mark").Arguments;
        Assert.Equal("""[{"from":1772417100,"to":1772417400,"label":"walks","kind":"flag","strip":0},{"from":1772417220,"to":1772417340,"label":"outage","kind":"incident","strip":1}]""", Json(told[0]));
        Assert.Equal("""[{"at":1772416980,"label":"ten times the usual"}]""", Json(told[1]));
        Assert.Equal(["mark", "show"], drawn.Invocations.Select(i => i.Identifier).Where(name => name is "mark" or "show"));
    }

    [Fact]
    public void What_is_marked_is_said_aloud_and_in_the_legend()
    {
        var chart = Show([Band("walks", 5, 9), Band("bursts", 5, 9)], [new(Start.AddMinutes(3), "ten times the usual")]);
        Assert.EndsWith(" Marked: 2 flags, 1 unusual point; the table lists them.", chart.Find("[role=img]").GetAttribute("aria-label")!.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(["Requests", "Errors", "Flag", "Unusual"], chart.FindAll(".chart-legend li").Select(item => item.TextContent.Trim()));
        Assert.Equal("--strips:2", chart.Find(".chart-plot").GetAttribute("style"));
    }

    [Fact]
    public async Task The_table_lists_what_is_marked_within_the_span()
    {
        var chart = Show([Band("elsewhere", 500, 600), Band("walks", 5, 9)], [new(Start.AddMinutes(3), "ten times the usual")]);
        await chart.FindAll("button").Single(button => button.TextContent == "Show as table").ClickAsync(new());
        Assert.Equal(["2026-03-02 02:03||Unusual|ten times the usual", "2026-03-02 02:05|2026-03-02 02:09|Flag|walks"],
            chart.FindAll(".chart-marked tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))));
    }

    [Fact]
    public void A_chart_without_bands_keeps_its_height_and_is_told_of_none()
    {
        var chart = Show([], []);
        Assert.Null(chart.Find(".chart-plot").GetAttribute("style"));
        Assert.DoesNotContain(JSInterop.Invocations, i => i.Identifier == "mark");
    }

    private static ChartBand Band(string label, int from, int to) => new(Start.AddMinutes(from), Start.AddMinutes(to), label);

    private static string Json(object? told) => JsonSerializer.Serialize(told, told!.GetType(), JsonSerializerOptions.Web);

    private IRenderedComponent<TimeChart> Show(IReadOnlyList<ChartBand> bands, IReadOnlyList<ChartPoint> points) => Render<TimeChart>(parameters => parameters
        .Add(chart => chart.Series, new Series(Start, 1, [.. Enumerable.Repeat(1.0, 60)], new double[60], null)).Add(chart => chart.Bands, bands).Add(chart => chart.Points, points));
}
