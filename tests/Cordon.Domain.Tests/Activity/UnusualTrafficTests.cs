using Cordon.Domain.Activity;

namespace Cordon.Domain.Tests.Activity;

public sealed class UnusualTrafficTests
{
    private const int PerDay = 96;

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Days_that_are_like_each_other_have_nothing_unusual() => Assert.Empty(Find(Days(14)));

    [Fact]
    public void A_night_far_above_other_nights_is_one_stretch_with_its_peak_and_what_is_usual()
    {
        var days = Days(14);
        for (var i = 0; i < 18; i++) days[6 * PerDay + 92 + i] += i == 5 ? 3_000 : 2_000;
        var stretch = Assert.Single(Find(days));
        Assert.Equal((Start.AddDays(6).AddHours(23), Start.AddDays(7).AddHours(3.5).AddMinutes(-1)), (stretch.From, stretch.To));
        Assert.Equal(Start.AddDays(7).AddMinutes(15), stretch.PeakAt);
        Assert.InRange(stretch.Usual, 90, 110);
        Assert.Equal((13, 37_000 + 18 * 100), (stretch.Days, Math.Round(stretch.Requests / 100) * 100));
    }

    [Fact]
    public void What_every_evening_has_is_usual_however_much_it_is()
    {
        var days = Days(14);
        for (var day = 0; day < 14; day++)
            for (var i = 76; i < 84; i++) days[day * PerDay + i] += 4_000;
        Assert.Empty(Find(days));
    }

    [Fact]
    public void Two_wild_nights_do_not_hide_each_other()
    {
        var days = Days(14);
        foreach (var day in new[] { 3, 9 }) days[day * PerDay + 8] += 5_000;
        Assert.Equal([Start.AddDays(3).AddHours(2), Start.AddDays(9).AddHours(2)], Find(days).Select(s => s.PeakAt));
    }

    [Fact]
    public void A_ripple_beside_a_flood_is_told_only_when_the_span_is_narrowed_to_it()
    {
        var days = Days(14);
        days[3 * PerDay + 8] += 1_000;
        days[9 * PerDay + 8] += 90_000;
        Assert.Equal(Start.AddDays(9).AddHours(2), Assert.Single(Find(days)).PeakAt);
        Assert.Equal(Start.AddDays(3).AddHours(2), Assert.Single(UnusualTraffic.Find(Start, 15, days, 3 * PerDay, PerDay)).PeakAt);
    }

    [Fact]
    public void Little_more_on_a_platform_that_sleeps_is_not_unusual()
    {
        var days = new double[14 * PerDay];
        for (var day = 0; day < 14; day++) days[day * PerDay + 40] = 3;
        days[6 * PerDay + 8] = 15;
        Assert.Empty(Find(days));
        days[6 * PerDay + 8] = 400;
        Assert.Equal(0, Assert.Single(Find(days)).Usual);
    }

    [Fact]
    public void Too_few_other_days_say_nothing()
    {
        var days = Days(3);
        days[PerDay + 8] += 9_000;
        Assert.Empty(Find(days));
    }

    [Fact]
    public void Days_without_a_log_and_the_time_before_the_first_line_are_no_quiet_days()
    {
        var days = Days(20);
        Array.Clear(days, 0, 2 * PerDay + 50);
        Array.Clear(days, 5 * PerDay, 9 * PerDay);
        Assert.Empty(Find(days));
    }

    [Fact]
    public void Only_the_asked_buckets_are_judged_by_the_days_around_them()
    {
        var days = Days(14);
        days[2 * PerDay + 8] += 5_000;
        days[7 * PerDay + 8] += 5_000;
        Assert.Equal(Start.AddDays(7).AddHours(2), Assert.Single(UnusualTraffic.Find(Start, 15, days, 7 * PerDay, PerDay)).PeakAt);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(360)]
    public void Whatever_the_length_of_a_bucket_the_hour_is_found(int minutes)
    {
        var perDay = 1_440 / minutes;
        var days = Enumerable.Range(0, 14 * perDay).Select(i => 50.0 + i % 7).ToArray();
        days[5 * perDay + perDay / 2] += 9_000;
        Assert.Equal(Start.AddDays(5).AddHours(12), Assert.Single(UnusualTraffic.Find(Start, minutes, days, 0, days.Length)).PeakAt);
    }

    [Fact]
    public void Without_requests_nothing_is_told() => Assert.Empty(Find(new double[10 * PerDay]));

    private static IReadOnlyList<UnusualStretch> Find(double[] days) => UnusualTraffic.Find(Start, 15, days, 0, days.Length);

    /// <summary>Quarters of an hour with about a hundred requests by night and some hundreds by day, a little different each time.</summary>
    private static double[] Days(int count) =>
        [.. Enumerable.Range(0, count * PerDay).Select(i => (i % PerDay is > 32 and < 88 ? 300 : 100) + i * 37 % 23 - 11.0)];
}
