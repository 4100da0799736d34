using Bunit;
using Cordon.Features.Activity;
using Cordon.Web.Shared;

namespace Cordon.Web.Tests.Shared;

public sealed class TimeChartTests : BunitContext
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    private TimeWindow? _asked;

    public TimeChartTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Its_figures_are_also_a_table_without_the_empty_rows()
    {
        var chart = Show(new Series(Start, 5, [3, 0, 1], [0, 0, 1], [1.5, null, null]));
        Assert.Empty(chart.FindAll("table"));
        await Button(chart, "Show as table").ClickAsync();
        Assert.Equal(["2026-03-02 02:00|3|0|1.5 ms", "2026-03-02 02:10|1|1|—"],
            chart.FindAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))));
        Assert.Contains("the others are empty and left out", chart.Find(".chart-note").TextContent, StringComparison.Ordinal);
        await Button(chart, "Hide the table").ClickAsync();
        Assert.Empty(chart.FindAll("table"));
    }

    [Fact]
    public async Task A_table_of_more_than_500_rows_is_cut_and_says_so()
    {
        var chart = Show(new Series(Start, 1, [.. Enumerable.Repeat(2.0, 700)], new double[700], null));
        await Button(chart, "Show as table").ClickAsync();
        Assert.Equal(500, chart.FindAll("tbody tr").Count);
        Assert.Contains("500 of 700", chart.Find(".chart-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_drawing_shows_is_said_aloud() => Assert.Equal(
        "Requests per 5 minutes, 2 Mar 2026, 02:00 – 02:14 UTC: 4 in all, 1 of them errors; most, 3, at 2 Mar 2026, 02:00 UTC.",
        Show(new Series(Start, 5, [3, 0, 1], [0, 0, 1], null)).Find("[role=img]").GetAttribute("aria-label"));

    [Fact]
    public void Latency_is_in_the_legend_only_where_it_was_measured()
    {
        Assert.DoesNotContain("latency", Show(new Series(Start, 1, [1], [0], null)).Find("ul").TextContent, StringComparison.Ordinal);
        Assert.Contains("latency", Show(new Series(Start, 1, [1], [0], [2.0])).Find("ul").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zoomed_chart_leads_back_to_the_whole()
    {
        var series = new Series(Start, 1, [.. Enumerable.Repeat(1.0, 60)], new double[60], null);
        Assert.DoesNotContain(Show(series).FindAll("button"), button => button.TextContent == "Show all");
        await Button(Show(series, new TimeWindow(Start, Start.AddMinutes(59))), "Show all").ClickAsync();
        Assert.Equal(TimeWindow.All, _asked);
    }

    [Fact]
    public async Task The_busiest_time_is_reached_without_dragging()
    {
        var chart = Show(new Series(Start, 1, [.. Enumerable.Range(0, 600).Select(n => n == 400 ? 50.0 : 1.0)], new double[600], null));
        await Button(chart, "Zoom to the peak").ClickAsync();
        Assert.NotNull(_asked);
        Assert.InRange(Start.AddMinutes(400), _asked.Value.From!.Value, _asked.Value.To!.Value);
    }

    [Fact]
    public void A_span_without_requests_says_so() =>
        Assert.Contains("No requests in this span.", Show(new Series(Start, 1, [0, 0], [0, 0], null)).Markup, StringComparison.Ordinal);

    private IRenderedComponent<TimeChart> Show(Series series, TimeWindow window = default) => Render<TimeChart>(parameters => parameters
        .Add(chart => chart.Series, series).Add(chart => chart.Window, window).Add(chart => chart.WindowChanged, asked => _asked = asked));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<TimeChart> chart, string text) => chart.FindAll("button").Single(button => button.TextContent == text);
}
