using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Features.Linking;
using Cordon.Testing;
using Cordon.Testing.Linking;

namespace Cordon.Features.Tests.Linking;

public sealed class GetClusterTests
{
    [Fact]
    public async Task A_cluster_says_who_belongs_to_it_and_what_joins_them()
    {
        await using var world = await ClusterStore.FilledAsync();
        var cluster = await ReadAsync(world);
        Assert.Equal(ClusterStore.Five, cluster.Members.Select(m => m.Account));
        Assert.Equal(
            [("Visa 4242", LinkState.Joins, 3, "3"), ("Visa 1881", LinkState.Joins, 2, "2"), ("Laptop, Firefox", LinkState.Joins, 2, "2"), ("Mastercard 0005", LinkState.Cut, 1, "2"), ("kiosk", LinkState.Hub, 1, "9")],
            cluster.Identifiers.Select(i => (Said(i), i.State, i.Here, i.Platform.ToString())));
        Assert.Equal(1, cluster.Own);
        Assert.Equal(9, cluster.Uses.Count);
    }

    [Fact]
    public async Task Personal_data_is_masked()
    {
        await using var world = await ClusterStore.FilledAsync();
        var cluster = await ReadAsync(world);
        Assert.Equal(("m•••@northlight.example", "M••• L•••"), (cluster.Members[0].Email, cluster.Members[0].DisplayName));
        Assert.DoesNotContain("mara0", System.Text.Json.JsonSerializer.Serialize(cluster), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_was_cut_off_a_card_is_not_joined_by_it()
    {
        await using var world = await ClusterStore.FilledAsync();
        await world.Links.DecideAsync(LinkDecisionKind.CutAccount, "She paid once with her brother's card.", "A-1", payment: world.Shared);
        var cluster = await ReadAsync(world);
        var use = cluster.Uses.Single(u => u.IsCut);
        Assert.Equal((world.Links.IdOf("A-1").Value, $"p{world.Shared.Value}"), (use.Account, use.Identifier));
        Assert.Equal(LinkState.Joins, cluster.Identifiers.Single(i => i.Name.Payment == world.Shared.Value).State);
        Assert.Contains(cluster.Decisions, d => d is { Account.Account: "A-1", Identifier.Last4: "4242", By: "Mara Reviewer" });
    }

    [Fact]
    public async Task A_decision_that_was_taken_back_is_told_and_does_not_hold()
    {
        await using var world = await ClusterStore.FilledAsync();
        await world.Links.DecideAsync(LinkDecisionKind.CutIdentifier, "It was thought to be shared.", payment: world.Shared);
        await using (var unit = await world.App.Store.BeginAsync(CancellationToken.None))
        {
            var decision = unit.Db.LinkDecisions.Single(d => d.PaymentIdentityId == world.Shared);
            Assert.Null(decision.TakeBack(Features.Staff.SampleStaff.Find("reviewer")!, "It is hers after all.", TestApp.Noon));
            await unit.CommitAsync(CancellationToken.None);
        }
        var cluster = await ReadAsync(world);
        Assert.Equal(LinkState.Joins, cluster.Identifiers.Single(i => i.Name.Payment == world.Shared.Value).State);
        Assert.Equal("It is hers after all.", cluster.Decisions[0].TakenBackReason);
    }

    [Fact]
    public async Task A_hub_limit_that_was_chosen_counts()
    {
        await using var world = await ClusterStore.FilledAsync();
        await world.Links.SaveAsync(new HubLimitChoice { Kind = IdentifierKind.Card, Limit = 2, SavedAt = TestApp.Noon, SavedBy = "dev:ada", SavedByName = "Ada", Version = 1 });
        var card = (await ReadAsync(world)).Identifiers.Single(i => Said(i) == "Visa 4242");
        Assert.Equal((LinkState.Hub, 2), (card.State, card.Limit));
    }

    [Fact]
    public async Task The_number_of_a_member_leads_to_its_cluster()
    {
        await using var world = await ClusterStore.FilledAsync();
        Assert.Equal(world.Cluster.Value, (await AskAsync(world.App, world.Links.IdOf("A-4").Value)).Value.MovedTo);
        Assert.Equal("B-3", (await AskAsync(world.App, world.Links.IdOf("B-3").Value)).Value.Alone);
        Assert.Equal(ClusterRefusals.NotFound, (await AskAsync(world.App, 999_999)).Refusal);
    }

    [Fact]
    public async Task What_waits_to_be_linked_is_said()
    {
        await using var world = await ClusterStore.FilledAsync();
        Assert.False((await ReadAsync(world)).IsDue);
        await world.Links.SaveAsync(new DueLink { AccountId = world.Links.IdOf("A-2"), Certain = true });
        Assert.True((await ReadAsync(world)).IsDue);
    }

    [Fact]
    public async Task Of_a_cluster_too_large_to_show_the_most_connected_are_told()
    {
        await using var app = await TestApp.StartAsync();
        var links = new SampleLinks(app.Store, TestApp.Noon);
        await using (var unit = await app.Store.BeginAsync(CancellationToken.None))
        {
            unit.Db.Accounts.AddRange(Enumerable.Range(0, 1_200).Select(i => new Domain.Accounts.Account { ExternalId = $"L-{i}", Kind = Domain.Accounts.AccountKind.Registered, LearnedAt = TestApp.Noon }));
            await unit.CommitAsync(CancellationToken.None);
        }
        foreach (var account in await app.AskAsync(db => Task.FromResult(db.Accounts.Select(a => new { a.ExternalId, a.Id }).ToList()))) links.Known(account.ExternalId, account.Id);
        var names = Enumerable.Range(0, 1_200).Select(i => $"L-{i}").ToArray();
        await links.PaymentAsync("4242", names[1_100..]);
        await links.DeviceAsync("laptop", null, names[1_199..]);
        var id = await links.ClusterAsync(names);
        var cluster = (await AskAsync(app.As("reviewer"), id.Value)).Value.Cluster!;
        Assert.Equal((1_200, GetClusterHandler.MostAccounts), (cluster.Accounts, cluster.Members.Count));
        Assert.Equal(100, cluster.Members.Count(m => int.Parse(m.Account[2..], null) >= 1_100));
    }

    [Fact]
    public async Task Who_may_not_browse_sees_no_cluster()
    {
        await using var world = await ClusterStore.FilledAsync();
        Assert.Equal(Refusals.NotPermitted, (await AskAsync(world.App.As("support"), world.Cluster.Value)).Refusal);
    }

    private static async Task<ClusterView> ReadAsync(ClusterStore world) => (await AskAsync(world.App, world.Cluster.Value)).Value.Cluster!;

    private static Task<Outcome<ClusterAnswer>> AskAsync(TestApp app, long id) => app.Get<GetClusterHandler>().HandleAsync(new(new(id)), CancellationToken.None);

    private static string Said(ClusterIdentifier i) => i.Name.DeviceName ?? $"{i.Name.Brand} {i.Name.Last4}";
}
