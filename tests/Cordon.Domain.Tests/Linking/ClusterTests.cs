using Cordon.Domain.Linking;
using Xunit;

namespace Cordon.Domain.Tests.Linking;

/// <summary>What joins accounts and what does not, one question each.</summary>
public sealed class ClusterTests
{
    private static readonly IdentifierRef Card = IdentifierRef.Of(new PaymentIdentityId(1)), OtherCard = IdentifierRef.Of(new PaymentIdentityId(2)), Phone = IdentifierRef.Of(new DeviceId(1));

    [Fact]
    public void A_chain_of_cards_and_devices_is_one_cluster_named_after_its_oldest_account()
    {
        var world = World((9, Card), (5, Card), (5, Phone), (7, Phone), (3, OtherCard));
        Assert.Equal("5: 5 7 9 (3 accounts, 4 links)", world.Stored);
    }

    [Fact]
    public void A_hub_joins_nobody_and_with_one_account_less_it_does()
    {
        var world = World([.. Enumerable.Range(1, 8).Select(account => (account, Phone))]);
        Assert.Equal("", world.Stored);
        world.Do(new NoLongerUsed(new(new(8), Phone)));
        world.Relink();
        Assert.Equal("1: 1 2 3 4 5 6 7 (7 accounts, 7 links)", world.Stored);
        world.Do(new Used(new(new(9), Phone), IdentifierKind.Device));
        world.Relink();
        Assert.Equal("", world.Stored);
    }

    [Fact]
    public void A_card_that_turns_out_to_be_prepaid_has_the_limit_of_prepaid_cards_from_then_on()
    {
        var world = World((1, Card), (2, Card), (3, Card), (4, Card));
        Assert.Equal("1: 1 2 3 4 (4 accounts, 4 links)", world.Stored);
        world.Do(new Used(new(new(2), Card), IdentifierKind.PrepaidCard));
        world.Relink();
        Assert.Equal("", world.Stored);
    }

    [Fact]
    public void A_run_looks_at_the_clusters_concerned_and_at_nobody_else()
    {
        var world = World((1, Card), (2, Card), (3, OtherCard), (4, OtherCard), (5, Phone), (6, Phone));
        world.Do(new Used(new(new(7), OtherCard), IdentifierKind.Card));
        world.Relink();
        Assert.Equal([3, 4, 7], world.Looked.Select(a => a.Value).Order());
    }

    [Fact]
    public void Nobody_on_a_hub_is_looked_at_because_one_more_came()
    {
        var world = World([.. Enumerable.Range(1, 60).Select(account => (account, Phone))]);
        world.Do(new Used(new(new(99), Phone), IdentifierKind.Device));
        world.Relink();
        Assert.Equal([99], world.Looked.Select(a => a.Value));
    }

    private static LinkWorld World(params (int Account, IdentifierRef Identifier)[] uses)
    {
        var world = new LinkWorld();
        foreach (var (account, identifier) in uses) world.Do(new Used(new(new(account), identifier), identifier.Device is null ? IdentifierKind.Card : IdentifierKind.Device));
        world.Relink();
        return world;
    }
}
