namespace Cordon.Domain.Tests.Detection;

public sealed class WalkTests
{
    [Fact]
    public void A_walk_upwards_is_found_and_its_sentence_names_ids_time_and_direction()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 120; i++) traffic.Add(i * 5, $"/images/{1000 + i}");
        var found = traffic.Find("walks-ids");
        Assert.Equal("asked for 120 ids of /images/{n} in 10 minutes, one every 5.0 s, in ascending order from 1000 to 1119", found?.Reason);
    }

    [Fact]
    public void A_walk_downwards_is_found()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 120; i++) traffic.Add(i * 5, $"/images/{5000 - i}");
        Assert.Contains("in descending order from 5000 to 4881", traffic.Find("walks-ids")?.Reason);
    }

    [Fact]
    public void Every_fifth_id_is_walking_too()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 120; i++) traffic.Add(i * 2, $"/images/{1000 + i * 5}");
        Assert.NotNull(traffic.Find("walks-ids"));
    }

    [Fact]
    public void A_collection_scattered_over_a_wide_range_is_no_walk_though_it_ascends()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 400; i++) traffic.Add(i * 11, $"/images/{1000 + i * 364}");
        Assert.Null(traffic.Find("walks-ids"));
    }

    [Fact]
    public void Opening_pictures_of_a_gallery_page_here_and_there_is_no_walk()
    {
        var random = new Random(1);
        var traffic = new Traffic();
        for (var i = 0; i < 400; i++) traffic.Add(i * 7, $"/images/{1000 + random.Next(400)}", referrer: "https://a.example/gallery");
        Assert.Null(traffic.Find("walks-ids"));
    }

    [Fact]
    public void Pages_of_forty_pictures_loaded_at_once_are_no_walk()
    {
        var traffic = new Traffic();
        for (var page = 0; page < 20; page++)
            for (var picture = 0; picture < 40; picture++) traffic.Add(page * 30 + picture * 0.05, $"/images/{9000 - page * 40 - picture}", referrer: "https://a.example/gallery");
        Assert.Null(traffic.Find("walks-ids"));
    }

    [Fact]
    public void A_threshold_just_missed_finds_nothing_and_just_met_finds_it()
    {
        Traffic Steps(int steps)
        {
            var traffic = new Traffic();
            for (var i = 0; i <= steps; i++) traffic.Add(i * 5, $"/images/{1000 + i}");
            return traffic;
        }
        Assert.Null(Steps(59).Find("walks-ids"));
        Assert.Equal(0.5, Steps(60).Find("walks-ids")?.Score);
    }

    [Fact]
    public void Ids_in_a_query_are_walked_like_ids_in_a_path()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 100; i++) traffic.Add(i * 3, $"/view?id={i + 1}");
        Assert.Contains("/view?id={n}", traffic.Find("walks-ids")?.Reason);
    }

    [Fact]
    public void Five_who_share_a_range_are_found_in_lockstep_and_name_each_other()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 3_000; i++) traffic.Add(i * 0.9, $"/images/{1000 + i}", account: $"A-{i % 5}");
        var found = traffic.Find("lockstep", "A-3");
        Assert.Equal(["A-0", "A-1", "A-2", "A-4"], found?.With);
    }

    [Fact]
    public void Three_who_walk_the_same_route_at_other_places_are_not_in_lockstep()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 1_000; i++)
            for (var account = 0; account < 3; account++) traffic.Add(i * 3, $"/images/{100_000 * account + i}", account: $"A-{account}");
        Assert.All(traffic.JudgeAll().Values, found => Assert.DoesNotContain(found, f => f.Rule == "lockstep"));
    }

    [Fact]
    public void Three_who_walk_the_same_range_one_after_another_are_not_in_lockstep()
    {
        var traffic = new Traffic();
        for (var i = 0; i < 1_000; i++)
            for (var account = 0; account < 3; account++) traffic.Add(account * 7_200 + i * 3, $"/images/{i}", account: $"A-{account}");
        Assert.All(traffic.JudgeAll().Values, found => Assert.DoesNotContain(found, f => f.Rule == "lockstep"));
    }
}
