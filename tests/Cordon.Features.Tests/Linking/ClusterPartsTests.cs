using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Domain.Linking;
using Cordon.Features.Linking;
using Cordon.Testing;

namespace Cordon.Features.Tests.Linking;

public sealed class ClusterPartsTests
{
    [Fact]
    public async Task Suggestions_tell_of_pairs_within_and_with_others_until_somebody_decides()
    {
        await using var world = await ClusterStore.FilledAsync();
        await world.Links.SuggestAsync("A-1", "B-1", 0.93, "same billing name, similar mail");
        await world.Links.SuggestAsync("A-1", "A-2", 0.99, "same phone");
        await world.Links.SuggestAsync("A-2", "B-2", 0.4, "same town");
        await world.Links.SuggestAsync("A-3", "B-3", 0.8, "same name");
        await world.Links.DecideAsync(LinkDecisionKind.NotOnePerson, "They are father and son.", "A-3", "B-3");
        var found = (await world.App.Get<ListClusterSuggestionsHandler>().HandleAsync(new(world.Cluster), CancellationToken.None)).Value;
        Assert.Equal([("A-1", "A-2", 0.99), ("A-1", "B-1", 0.93)], found.Select(s => (s.Account, s.Other, s.Probability)));
        Assert.Equal([world.Cluster.Value, null], found.Select(s => s.OtherCluster));
    }

    [Fact]
    public async Task Flags_of_several_accounts_add_up_by_rule()
    {
        await using var world = await ClusterStore.FilledAsync();
        for (var i = 0; i < 4; i++) await world.Links.SaveAsync(Flag(world, $"A-{i + 1}", "walks-ids", TestApp.Noon.AddMinutes(10 * i), 0.8 + i / 50.0));
        await world.Links.SaveAsync(Flag(world, "A-2", "regular-intervals", TestApp.Noon, 0.99), Flag(world, "B-1", "walks-ids", TestApp.Noon, 0.9));
        var rules = (await world.App.Get<GetClusterFlagsHandler>().HandleAsync(new(world.Cluster), CancellationToken.None)).Value;
        Assert.Equal([("walks-ids", 4), ("regular-intervals", 1)], rules.Select(r => (r.Rule, r.Accounts)));
        Assert.Equal((TestApp.Noon, TestApp.Noon.AddMinutes(60)), (rules[0].From, rules[0].To));
        Assert.Equal(["A-4", "A-3", "A-2", "A-1"], rules[0].Who.Select(w => w.Account));
    }

    [Fact]
    public async Task Equal_values_are_found_on_what_they_are_and_shown_masked()
    {
        await using var world = await ClusterStore.FilledAsync();
        await world.Links.BilledAsync("A-1", world.Shared, "Mara Lindqvist", "Mara@studio.example", "+49 170 555 0142", "10115");
        await world.Links.BilledAsync("A-2", world.Shared, "MARA LINDQVIST", "mara@studio.example", "+491705550142", "10117");
        await world.Links.BilledAsync("B-7", world.Office, "Mara Lindqvist", phone: "+491705550142");
        var grid = (await world.App.Get<CompareClusterHandler>().HandleAsync(new(world.Cluster), CancellationToken.None)).Value;
        Assert.Equal(ClusterStore.Five, grid.Rows.Select(r => r.Account));
        Assert.Equal(("M••• L•••", 2, "3"), Told(grid, "billing-name").Single());
        Assert.Equal(("••• 42", 2, "3"), Told(grid, "billing-phone").Single());
        Assert.Equal(2, Told(grid, "postal-code").Count);
        Assert.Equal([("Visa •••• 4242", 3, "3"), ("Visa •••• 1881", 2, "2"), ("Mastercard •••• 0005", 1, "2")], Told(grid, "card"));
        Assert.Equal([("northlight.example", 3, "3"), ("mail.example", 2, "2")], Told(grid, "domain"));
        Assert.Equal(("DE", 5, "13"), Told(grid, "country").Single());
        Assert.Equal(5, Told(grid, "email").Count);
        var sent = System.Text.Json.JsonSerializer.Serialize(grid);
        Assert.DoesNotContain("0142", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("indqvist", sent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("10115", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_leads_to_all_that_share_it()
    {
        await using var world = await ClusterStore.FilledAsync();
        var grid = (await world.App.Get<CompareClusterHandler>().HandleAsync(new(world.Cluster), CancellationToken.None)).Value;
        Assert.Equal($"/payments/{world.Shared.Value}", grid.Values.Single(v => v.Text == "Visa •••• 4242").Href);
        Assert.Equal($"/devices/{world.Kiosk.Value}", grid.Values.Single(v => v.Text == "kiosk").Href);
        Assert.Equal("/accounts?domain=northlight.example", grid.Values.Single(v => v.Text == "northlight.example").Href);
    }

    [Fact]
    public async Task The_timeline_has_a_lane_an_account_on_one_axis()
    {
        await using var world = await ClusterStore.FilledAsync();
        var start = TestApp.Noon.AddDays(-3);
        var log = string.Concat(Enumerable.Range(0, 60).Select(i => SampleLines.Combined(start.AddSeconds(i * 10), i % 2 == 0 ? "A-2" : "A-4", $"/images/{i}")));
        await world.App.As("administrator").ImportAsync(ImportKind.Requests, world.App.WriteFile("night.log", log));
        var timeline = (await world.App.As("reviewer").Get<GetClusterTimelineHandler>().HandleAsync(new(world.Cluster, start, start.AddMinutes(19)), CancellationToken.None)).Value!;
        Assert.Equal((start, 1, 20), (timeline.From, timeline.Minutes, timeline.Buckets));
        Assert.Equal(ClusterStore.Five, timeline.Lanes.Select(l => l.Account));
        Assert.Equal([3, 3, 3], timeline.Lanes[1].Requests.Take(3));
        Assert.Equal([0, 30, 0, 30, 0], timeline.Lanes.Select(l => l.Requests.Sum()));
    }

    private static List<(string, int, string?)> Told(ClusterComparison grid, string column) =>
        [.. grid.Values.Where(v => grid.Columns[v.Column].Key == column).Select(v => (v.Text, v.Here, v.Platform?.ToString()))];

    private static Flag Flag(ClusterStore world, string account, string rule, DateTimeOffset from, double score) => new()
    {
        AccountId = world.Links.IdOf(account),
        Rule = rule,
        Score = score,
        Reason = "asked for 400 different images",
        Figures = "[]",
        With = "[]",
        FromAt = from,
        ToAt = from.AddMinutes(30),
        DetectorVersion = 1,
        Settings = "{}",
        FoundAt = TestApp.Noon,
        FirstFoundAt = TestApp.Noon,
        RunId = new(1),
    };
}
