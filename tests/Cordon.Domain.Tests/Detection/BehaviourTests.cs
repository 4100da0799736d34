using Cordon.Domain.Detection;

namespace Cordon.Domain.Tests.Detection;

public sealed class BehaviourTests
{
    private const string Home = "https://a.example/";

    [Fact]
    public void Pages_without_their_parts_are_found_where_browsers_load_parts()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 25; i++) traffic.Add(i * 40 + i * i % 17, $"/page/{RhythmTests.Name(i)}");
        Assert.Equal("opened 25 different pages in 17 minutes with 25 requests, of which none loaded a picture, script or style sheet and none said from which page it came",
            traffic.Find("pages-without-parts")?.Reason);
    }

    [Fact]
    public void Where_the_logs_hold_no_parts_their_absence_says_nothing()
    {
        var traffic = new Traffic { Habits = Traffic.NothingKnown };
        for (var i = 0; i < 25; i++) traffic.Add(i * 40 + i * i % 17, $"/page/{RhythmTests.Name(i)}");
        Assert.Empty(traffic.Judge());
    }

    [Fact]
    public void An_evening_of_350_slides_is_a_person()
    {
        var traffic = new Traffic();
        traffic.Add(0, "/presentations/talk");
        for (var i = 0; i < 350; i++) traffic.Add(2 + i * 1.5, $"/presentations/talk/images/{i}.png", referrer: Home + "presentations/talk");
        Assert.Empty(traffic.Judge());
    }

    [Fact]
    public void Log_ins_tried_again_and_again_are_found_and_counted()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 40; i++) traffic.Add(i * 9, "/login", method: "POST", status: i == 39 ? 302 : 401, referrer: Home + "login");
        Assert.Equal("tried 40 times to get in at POST /login within 6 minutes; 39 tries were refused", traffic.Find("tries-to-log-in")?.Reason);
    }

    [Fact]
    public void A_slow_guesser_is_found_by_the_day()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 60; i++) traffic.Add(i * 1_200, "/wp-login.php", method: "POST");
        Assert.Contains("60 times to get in at POST /wp-login.php", traffic.Find("tries-to-log-in")?.Reason);
    }

    [Fact]
    public void Somebody_who_forgot_a_password_is_left_alone()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 6; i++) traffic.Add(i * 20, "/login", method: "POST", status: 401, referrer: Home + "login");
        Assert.Empty(traffic.Judge());
    }

    [Fact]
    public void A_tab_that_is_shut_out_does_not_try_to_log_in()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 90; i++) traffic.Add(i * 30, "/account/notifications", status: 403, referrer: Home + "account");
        Assert.Null(traffic.Find("tries-to-log-in"));
    }

    [Fact]
    public void Ever_new_queries_on_one_path_are_found()
    {
        var traffic = new Traffic { Habits = Traffic.NothingKnown };
        for (var i = 0; i < 44; i++) traffic.Add(i * 0.1, $"/?{138_000_000_000 + i * 7_919}");
        Assert.Equal("asked for one path with 44 different query strings in 44 requests within one minute", traffic.Find("busts-caches")?.Reason);
    }

    [Fact]
    public void Letters_typed_into_a_search_box_are_not_cache_busting()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 20; i++) traffic.Add(i * 0.4, $"/search?q={new string('a', i + 1)}", referrer: Home);
        Assert.Null(traffic.Find("busts-caches"));
    }

    [Fact]
    public void Missing_paths_at_random_are_found()
    {
        var traffic = new Traffic { Habits = Traffic.NothingKnown };
        for (var i = 0; i < 30; i++) traffic.Add(i * 0.1, $"/{RhythmTests.Name(i * 7_919)}", status: 404);
        Assert.Contains("30 different paths that do not exist within one minute", traffic.Find("busts-caches")?.Reason);
    }

    [Fact]
    public void A_slow_prober_is_found_by_the_day()
    {
        var traffic = new Traffic { Habits = Traffic.NothingKnown };
        for (var i = 0; i < 20; i++) traffic.Add(i * 1_800, $"/{RhythmTests.Name(i)}.php", status: 404);
        Assert.Contains("20 different paths that do not exist", traffic.Find("probes")?.Reason);
    }

    [Fact]
    public void A_page_with_thirty_lost_pictures_is_not_probing()
    {
        var traffic = new Traffic();
        traffic.Add(0, "/album", referrer: Home);
        for (var i = 0; i < 30; i++) traffic.Add(1, $"/album/{RhythmTests.Name(i)}.jpg", status: 404, referrer: Home + "album");
        Assert.Empty(traffic.Judge());
    }

    [Fact]
    public void An_old_link_now_and_then_is_not_probing_however_long_it_goes_on()
    {
        var traffic = new Traffic();
        for (var day = 0; day < 60; day++)
        {
            traffic.Add(day * 86_400, $"/old/{RhythmTests.Name(day)}", status: 404, referrer: Home);
            for (var i = 0; i < 5; i++) traffic.Add(day * 86_400 + 600 + i * 60, "/", referrer: Home);
        }
        Assert.Null(traffic.Find("probes"));
    }

    [Fact]
    public void One_operator_under_several_agents_is_found()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 40; i++) traffic.Add(i * 60 + i * i % 50, $"/page/{RhythmTests.Name(i % 7)}", agent: $"Mozilla/5.0 (Windows NT {i % 5}.0) Gecko/1 Firefox/{i % 5}.0");
        Assert.Contains("used 5 different user agents in 40 requests", traffic.Find("rotates-agents")?.Reason);
    }

    [Fact]
    public void A_school_behind_one_address_has_many_agents_and_is_left_alone()
    {
        var traffic = new Traffic();
        for (var pupil = 0; pupil < 25; pupil++)
            for (var i = 0; i < 12; i++) traffic.Add(pupil * 3 + i * 20, i % 3 == 0 ? $"/page/{i}" : $"/assets/{i}.png", referrer: i == 0 ? null : Home, agent: $"Browser/{pupil}.0");
        Assert.Empty(traffic.Judge());
    }

    [Fact]
    public void A_household_of_three_is_left_alone_where_the_logs_tell_nothing()
    {
        var traffic = new Traffic { Habits = Traffic.NothingKnown };
        for (var i = 0; i < 90; i++) traffic.Add(i * 200 + i * i % 90, $"/page/{RhythmTests.Name(i % 9)}", agent: $"Browser/{i % 3}.0");
        Assert.Empty(traffic.Judge());
    }

    [Fact]
    public void Requests_in_most_seconds_of_ten_minutes_are_faster_than_a_person()
    {
        var random = new Random(1);
        var traffic = new Traffic();
        for (var i = 0; i < 600; i++) traffic.Add(i + random.NextDouble() * 0.9, $"/page/{RhythmTests.Name(random.Next(40))}");
        Assert.Equal("sent 600 requests for pages within 10 minutes, with requests in 600 of 600 seconds", traffic.Find("sustained-rate")?.Reason);
    }

    [Fact]
    public void Five_hundred_different_pages_an_hour_are_too_many_where_none_was_led_to()
    {
        var random = new Random(1);
        var traffic = new Traffic();
        for (var i = 0; i < 500; i++) traffic.Add(i * 7 + random.Next(6), $"/page/{RhythmTests.Name(i)}");
        Assert.Contains("asked for about 500 different paths within 59 minutes", traffic.Find("breadth")?.Reason);
    }

    [Fact]
    public void A_crawler_that_says_who_it_is_is_named()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 12; i++) traffic.Add(i * 400 + i * i, $"/page/{RhythmTests.Name(i)}", agent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", address: "66.249.66.1");
        Assert.Contains("called itself Googlebot", traffic.Find("declared-crawler")?.Reason);
        Assert.EndsWith("its networks confirm it", traffic.Find("declared-crawler")!.Reason);
        Assert.Null(traffic.Find("false-crawler"));
    }

    [Fact]
    public void A_crawlers_name_from_elsewhere_is_a_finding_of_its_own()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 6; i++) traffic.Add(i * 400, "/", agent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", address: "203.0.113.9");
        Assert.Equal("called itself Googlebot in 6 requests, 6 of them from outside the networks that Google is known by", traffic.Find("false-crawler")?.Reason);
    }

    [Fact]
    public void A_private_address_refutes_no_name()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 20; i++) traffic.Add(i * 400, "/", agent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", address: "10.0.0.9");
        Assert.Null(traffic.Find("false-crawler"));
    }

    [Fact]
    public void Three_requests_of_a_scanner_are_enough()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 3; i++) traffic.Add(i, "/", agent: "Mozilla/5.00 (Nikto/2.1.5) (Evasions:None)");
        Assert.Equal("called itself Nikto, a tool made to find weaknesses, in 3 requests within one minute", traffic.Find("attack-tool")?.Reason);
    }

    [Fact]
    public void A_gallery_of_five_hundred_pictures_an_hour_is_no_breadth_where_the_logs_name_no_referrers()
    {
        var random = new Random(1);
        var traffic = new Traffic { Habits = Traffic.NothingKnown };
        for (var i = 0; i < 500; i++) traffic.Add(i * 7 + random.Next(6), $"/page/{RhythmTests.Name(i)}");
        Assert.Null(traffic.Find("breadth"));
    }

    [Fact]
    public void A_map_dragged_about_by_a_person_is_not_cache_busting()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 50; i++) traffic.Add(i, $"/tiles?box={i},{i * 7}", referrer: Home + "map");
        Assert.Null(traffic.Find("busts-caches"));
    }

    [Fact]
    public void A_query_that_names_a_resource_is_no_variant()
    {
        var traffic = new Traffic { Habits = Traffic.NothingKnown };
        for (var i = 0; i < 50; i++) traffic.Add(i, $"/image?id={i * 37 % 50}");
        Assert.Null(traffic.Find("busts-caches"));
    }

    [Fact]
    public void One_resource_named_with_ever_new_queries_is_cache_busting()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 60; i++) traffic.Add(i, $"/?id=358240&lat={i * 7_919}", method: "POST");
        Assert.NotNull(traffic.Find("busts-caches"));
    }

    [Fact]
    public void One_request_at_a_time_at_every_hour_is_found()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 24; i++) traffic.Add(i * 90_000, $"/page/{RhythmTests.Name(i)}");
        Assert.StartsWith("came 24 times within 23 days 23 h for one or two requests", traffic.Find("lone-visits")?.Reason);
    }

    [Fact]
    public void A_page_opened_now_and_then_by_somebody_who_sleeps_is_left_alone()
    {
        var traffic = new Traffic();
        for (var day = 0; day < 12; day++)
            foreach (var hour in new[] { 7, 12, 17, 22 }) traffic.Add(day * 86_400 + hour * 3_600, "/news");
        Assert.Null(traffic.Find("lone-visits"));
    }

    [Fact]
    public void A_feed_is_still_known_as_one_among_a_hundred_other_names()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 100; i++) traffic.Add(i, $"/blog/{RhythmTests.Name(i)}", account: "A-2");
        for (var i = 0; i < 12; i++) traffic.Add(i * 3_600, "/blog/feed");
        Assert.NotNull(traffic.Find("reads-feeds"));
    }

    [Fact]
    public void A_redirect_that_goes_round_in_circles_is_one_page_and_no_machine()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 100; i++) traffic.Add(i * 0.5, "/", status: 301);
        Assert.Null(traffic.Find("sustained-rate"));
    }

    [Fact]
    public void A_flood_on_one_path_is_found()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 400; i++) traffic.Add(i * 0.1, "/");
        Assert.Equal("sent 400 requests without coming from a page within one minute, for 1 different path", traffic.Find("sustained-rate")?.Reason);
    }

    [Fact]
    public void Connections_that_ask_for_nothing_open_no_pages()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 900; i++) traffic.Add(i, "", status: 400);
        Assert.Empty(traffic.Judge());
    }

    [Fact]
    public void Somebody_who_follows_links_that_only_lead_elsewhere_is_left_alone()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 30; i++) traffic.Add(i * 60 + i * i % 41, $"/r/{RhythmTests.Name(i)}", status: 302, referrer: "https://wiki.example/list");
        Assert.Empty(traffic.Judge());
    }

    [Fact]
    public void An_icon_fetched_for_a_tab_left_open_for_days_is_not_polling()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 98; i++) traffic.Add(i * 18_000, "/blog/favicon.ico", status: 404);
        Assert.Null(traffic.Find("polls-one-page"));
    }

    [Fact]
    public void A_detector_that_is_off_finds_nothing()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 120; i++) traffic.Add(i * 5, $"/images/{1000 + i}");
        var off = DetectionSettings.Default.With(DetectorSettings.Of(Detectors.Find("walks-ids")!, new Dictionary<string, double>(), isOn: false).Value);
        Assert.DoesNotContain(traffic.Judge(settings: off), f => f.Rule == "walks-ids");
    }
}
