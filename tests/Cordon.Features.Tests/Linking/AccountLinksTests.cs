using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Features.Linking;
using Cordon.Testing;

namespace Cordon.Features.Tests.Linking;

public sealed class AccountLinksTests
{
    [Fact]
    public async Task Whom_an_account_is_linked_with_and_through_what()
    {
        await using var app = await TestApp.StartAsync();
        var facts = new LinkFacts(app.Store);
        await facts.CardAsync("4242", ["A-1", "A-2"]);
        await facts.DeviceAsync("d-1", ["A-1", "A-2", "A-3"]);
        await facts.CardAsync("7777", ["A-3", "A-4"]);
        var cluster = await facts.ClusterAsync("A-1", "A-2", "A-3", "A-4");
        var links = await LinksAsync(app, "A-1");
        Assert.Equal(new ClusterName(cluster.Value, 4), links.Cluster);
        Assert.Equal(["A-2", "A-3"], links.Linked.Select(l => l.Account));
        Assert.Equal([(IdentifierKind.Card, 2, 2), (IdentifierKind.Device, 3, 3)], links.Linked[0].Ties.Select(t => (t.Identifier.Kind, t.Here, t.Everywhere.Value)));
        Assert.Equal([IdentifierKind.Device], links.Linked[1].Ties.Select(t => t.Identifier.Kind));
        Assert.Equal(1, links.Through);
    }

    [Fact]
    public async Task A_hub_is_shown_and_joins_nobody()
    {
        await using var app = await TestApp.StartAsync();
        await new LinkFacts(app.Store).CardAsync("1111", [.. Enumerable.Range(1, 60).Select(i => $"A-{i}")], CardFunding.Prepaid);
        var links = await LinksAsync(app, "A-1");
        Assert.Empty(links.Linked);
        var hub = Assert.Single(links.Identifiers);
        Assert.Equal((true, false, 60, 3), (hub.Standing.IsHub, hub.Joins, hub.Standing.Accounts.Value, hub.Standing.Limit));
    }

    [Fact]
    public async Task Suggestions_come_most_probable_first_with_what_every_field_adds()
    {
        await using var app = await TestApp.StartAsync();
        var facts = new LinkFacts(app.Store);
        await facts.SuggestAsync("A-1", "A-2", 0.81);
        await facts.SuggestAsync("A-0", "A-1", 0.97);
        await facts.SuggestAsync("A-1", "A-3", 0.49);
        await facts.SuggestAsync("A-1", "A-4", 0.99);
        await facts.ClusterAsync("A-1", "A-4");
        var links = await LinksAsync(app, "A-1");
        Assert.Equal([("A-0", 0.97), ("A-2", 0.81)], links.Suggestions.Select(s => (s.Account, s.Probability)));
        Assert.Equal([("e-mail", 8.3), ("name", 4.1), ("country", -1.2)], links.Suggestions[0].Contributions.Select(c => (c.Field, c.Bits)));
        Assert.Equal(2, links.SuggestionCount.Value);
    }

    [Fact]
    public async Task Of_many_suggestions_the_most_probable_are_shown_and_all_are_counted()
    {
        await using var app = await TestApp.StartAsync();
        var facts = new LinkFacts(app.Store);
        for (var i = 0; i < 14; i++) await facts.SuggestAsync("A-1", $"B-{i:00}", 0.6 + i * 0.01);
        var links = await LinksAsync(app, "A-1");
        Assert.Equal((GetAccountLinksHandler.MostSuggestions, 14), (links.Suggestions.Count, links.SuggestionCount.Value));
        Assert.Equal("B-13", links.Suggestions[0].Account);
    }

    [Fact]
    public async Task An_account_that_shares_nothing_has_nothing_to_show()
    {
        await using var app = await TestApp.StartAsync();
        var facts = new LinkFacts(app.Store);
        await facts.SuggestAsync("A-1", "A-2", 0.3);
        var links = await LinksAsync(app, "A-1");
        Assert.True(links.IsNothing);
        Assert.Null(links.LastRunAt);
        Assert.Equal("account.not-found", (await app.Get<GetAccountLinksHandler>().HandleAsync(new(new(999)), CancellationToken.None)).Refusal?.Code);
    }

    private static async Task<AccountLinks> LinksAsync(TestApp app, string account) =>
        (await app.Get<GetAccountLinksHandler>().HandleAsync(new(await new LinkFacts(app.Store).IdOfAsync(account)), CancellationToken.None)).Value;
}
