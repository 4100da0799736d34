using Cordon.Domain.Incidents;

namespace Cordon.Domain.Tests.Incidents;

public sealed class IncidentWindowsTests
{
    private const int Day = 1_440;

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_night_far_above_the_usual_is_a_window_to_the_minute()
    {
        var (requests, failures) = (Quiet(100), Quiet(0));
        for (var i = 0; i < 250; i++) requests[20 * Day + 1_420 + i] += 330;
        var window = Assert.Single(Find(requests, failures));
        Assert.Equal((Start.AddDays(20).AddMinutes(1_420), Start.AddDays(21).AddMinutes(230), IncidentKind.Scraping), (window.FromAt, window.ToAt, window.Kind));
        Assert.InRange(window.Times!.Value, 3.5, 5);
        Assert.Null(window.Failures);
    }

    [Fact]
    public void Failures_within_it_belong_to_it_and_failures_by_themselves_are_an_outage()
    {
        var (requests, failures) = (Quiet(100), Quiet(0));
        for (var i = 0; i < 200; i++) requests[20 * Day + i] += 330;
        for (var i = 100; i < 220; i++) failures[20 * Day + i] += 50;
        for (var i = 0; i < 60; i++) failures[24 * Day + 600 + i] += 60;
        var found = Find(requests, failures);
        Assert.Equal([(Start.AddDays(20), IncidentKind.Scraping), (Start.AddDays(24).AddHours(10), IncidentKind.Outage)], found.Select(w => (w.FromAt, w.Kind)));
        Assert.Equal(Start.AddDays(20).AddMinutes(220), found[0].ToAt);
    }

    [Fact]
    public void What_was_over_within_minutes_is_not_suggested()
    {
        var requests = Quiet(100);
        for (var i = 0; i < 5; i++) requests[20 * Day + i] += 900;
        Assert.Empty(Find(requests, Quiet(0)));
    }

    [Fact]
    public void Quiet_days_have_none() => Assert.Empty(Find(Quiet(100), Quiet(1)));

    private static IReadOnlyList<SuggestedWindow> Find(double[] requests, double[] failures) => IncidentWindows.Find(Start, requests, failures, 14 * Day, 14 * Day);

    // Scattering a little, and the same on every run.
    private static double[] Quiet(double mean) => [.. Enumerable.Range(0, 28 * Day).Select(i => Math.Round(mean + mean * 0.1 * Math.Sin(i * 1.7)))];
}
