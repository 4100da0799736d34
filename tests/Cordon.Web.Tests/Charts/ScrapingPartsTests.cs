using Bunit;
using Cordon.Domain.Activity.Scraping;
using Cordon.Features.Activity.Scraping;
using Cordon.Web.Charts;
using Cordon.Web.Shared;

namespace Cordon.Web.Tests.Charts;

public sealed class ScrapingPartsTests : BunitContext
{
    private static readonly DateTimeOffset Start = new(2026, 3, 7, 23, 40, 0, TimeSpan.Zero);
    private static readonly TimeWindow Window = new(Start, Start.AddMinutes(2));

    [Fact]
    public void The_strip_says_who_shared_a_range_out()
    {
        var strip = Strip(Made([[.. Every(2, 100)], [.. Every(2, 101)]]));
        Assert.Equal("100 % of the 60 ids of /images/{n} from 100 to 159 were asked for, none of them by more than one account. Each account took every second id.", Said(strip));
    }

    [Fact]
    public void A_lane_leads_to_the_log_lines_of_its_account_in_the_window() =>
        Assert.Equal(["/accounts/1/lines?from=2026-03-07T23%3A40Z&to=2026-03-07T23%3A42Z", "/accounts/2/lines?from=2026-03-07T23%3A40Z&to=2026-03-07T23%3A42Z"],
            Strip(Made([[1, 2, 3], [4]])).FindAll("a.coverage-name").Select(a => a.GetAttribute("href")));

    [Fact]
    public void Where_nothing_has_an_id_the_strip_says_so() => Assert.Contains("None of these accounts asked for anything with an id", Strip(Made([[], []])).Markup, StringComparison.Ordinal);

    [Fact]
    public void Neighbours_of_one_share_are_drawn_as_one_and_the_least_is_still_seen() =>
        Assert.Equal([(0, 2, 1.0), (3, 1, 0.125)], ChartSeries.Runs([1, 0.99, 0, 0.001]));

    [Fact]
    public void Stacked_requests_say_the_share_of_all() =>
        Assert.StartsWith("These 2 accounts made 80 % of 30 requests, 7 Mar 2026, 23:40 – 23:42 UTC.", Said(Render<StackedRequests>(p => p.Add(s => s.Charts, Made([[1], [2]])))), StringComparison.Ordinal);

    [Fact]
    public void A_band_goes_along_its_upper_steps_and_back_along_its_lower_ones() => Assert.Equal("M0 4L1 4L1 2L2 2L2 5L1 5L1 5L0 5Z", ChartSeries.Band([0, 0], [1, 3], 5));

    [Fact]
    public void Waits_are_told_as_pauses_against_those_of_people() =>
        Assert.StartsWith("50 % of their waits are pauses of 10 seconds and more; of people’s waits 100 %.", Said(Render<WaitsChart>(p => p.Add(w => w.Charts, Made([[1], [2]])))), StringComparison.Ordinal);

    [Fact]
    public void Without_a_pair_of_routes_nothing_is_said_of_pairs() => Assert.Equal("", Render<PairBar>(p => p.Add(b => b.Pairs, null)).Markup.Trim());

    // Figures keep their unit with a blank that does not break.
    private static string Said<T>(IRenderedComponent<T> chart) where T : Microsoft.AspNetCore.Components.IComponent => chart.Find(".chart-under").TextContent.Replace('\u00A0', ' ').Trim();

    private IRenderedComponent<CoverageStrip> Strip(ScrapingCharts charts) => Render<CoverageStrip>(p => p.Add(c => c.Charts, charts).Add(c => c.Window, Window));

    private static IEnumerable<long> Every(int step, long first) => Enumerable.Range(0, 30).Select(i => first + (long)step * i);

    private static ScrapingCharts Made(IReadOnlyList<IReadOnlyCollection<long>> ids) => new(Start, 1, [new(1, "A-1", [4, 4, 4]), new(2, "A-2", [4, 4, 4])], [2, 2, 2], [new("/images/{n}", 3)], "/images/{n}",
        IdCoverage.Of(ids, 100), IsAbout: false, Bins((1, 5), (5, 5)), Bins((6, 9)), 3, null, IsCut: false);

    private static long[] Bins(params (int Bin, long Count)[] filled)
    {
        var bins = new long[InterArrivals.Starts.Count];
        foreach (var (bin, count) in filled) bins[bin] = count;
        return bins;
    }
}
