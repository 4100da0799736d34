namespace Cordon.Domain.Tests.Detection;

public sealed class RhythmTests
{
    [Fact]
    public void Different_pages_at_even_intervals_are_found()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 100; i++) traffic.Add(i * 30, $"/page/{Name(i)}");
        Assert.Equal("sent requests one every 30 s for 50 minutes: 99 of 99 intervals lay within a tenth and a second of that", traffic.Find("regular-intervals")?.Reason);
    }

    [Fact]
    public void More_than_one_request_a_second_shows_in_even_minutes()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 1_500; i++) traffic.Add(i * 0.9, $"/page/{Name(i)}");
        Assert.Contains("requests in each of 22 minutes in a row, one every 0.9 s", traffic.Find("regular-intervals")?.Reason);
    }

    [Fact]
    public void Somebody_who_reads_between_clicks_is_not_regular()
    {
        var random = new Random(1);
        var traffic = new Traffic();
        double at = 0;
        for (var i = 0; i < 400; i++) traffic.Add(at += 2 - 12 * Math.Log(1 - random.NextDouble()), $"/page/{Name(i)}", referrer: "https://a.example/");
        Assert.Null(traffic.Find("regular-intervals"));
    }

    [Fact]
    public void A_tab_that_polls_all_night_and_the_next_is_neither_regular_nor_a_poller()
    {
        var traffic = new Traffic();
        for (var night = 0; night < 5; night++)
            for (var i = 0; i < 480; i++) traffic.Add(night * 86_400 + i * 60, "/account/notifications", referrer: "https://a.example/account");
        Assert.Empty(traffic.Judge());
    }

    [Fact]
    public void One_page_asked_for_around_the_clock_is_polled()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 30; i++) traffic.Add(i * 3_600 + i * 17 % 300, "/status");
        Assert.Contains("asked for the same path in 30 of 30 active minutes over 29 h", traffic.Find("polls-one-page")?.Reason);
    }

    [Fact]
    public void One_page_every_minute_for_three_hours_without_a_page_around_it_is_polled()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 200; i++) traffic.Add(i * 60, "/status");
        Assert.Equal("asked for the same path one every 60 s for 3 h 19 min", traffic.Find("polls-one-page")?.Reason);
    }

    [Fact]
    public void A_front_page_opened_from_morning_to_night_is_not_polled()
    {
        var traffic = new Traffic();
        for (var day = 0; day < 5; day++)
            for (var hour = 7; hour < 23; hour++) traffic.Add(day * 86_400 + hour * 3_600 + hour * 391 % 3_000, "/");
        Assert.Null(traffic.Find("polls-one-page"));
    }

    [Fact]
    public void A_feed_read_hour_after_hour_has_a_reason_of_its_own()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 12; i++) traffic.Add(i * 3_600, "/blog/index?flav=rss20");
        Assert.Equal("asked 12 times for a feed (/blog/index?{feed}) in 12 different hours", traffic.Find("reads-feeds")?.Reason);
    }

    [Fact]
    public void Somebody_who_never_sleeps_and_loads_no_parts_is_found()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 120; i++) traffic.Add(i * 1_800 + i * 373 % 900, $"/page/{Name(i)}");
        Assert.Contains("without a pause of more than four hours", traffic.Find("around-the-clock")?.Reason);
    }

    [Fact]
    public void An_office_that_never_sleeps_uses_browsers_and_is_left_alone()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 120; i++)
        {
            traffic.Add(i * 1_800, $"/page/{Name(i)}", referrer: "https://a.example/");
            for (var part = 0; part < 5; part++) traffic.Add(i * 1_800 + 1, $"/assets/{part}.png", referrer: "https://a.example/");
        }
        Assert.Null(traffic.Find("around-the-clock"));
    }

    internal static string Name(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
}
