using System.Net;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection.Lists;
using CsCheck;

namespace Cordon.Domain.Tests.Detection.Lists;

public sealed class NetworkSetTests
{
    // Few distinct bits, so that networks nest, touch and are hit.
    private static readonly Gen<ClientAddress> Address = Gen.Select(Gen.Bool, Gen.Int[0, 63], Gen.Int[0, 3]).Select((v4, high, low) =>
        ClientAddress.Of(IPAddress.Parse(v4 ? $"10.0.{high}.{low}" : $"2001:db8:{high:x}::{low}")));

    private static readonly Gen<NetworkRange> Range = Gen.Select(Address, Gen.Int[0, 32]).Select((address, less) => Around(address, less));

    [Fact]
    public void An_address_is_in_the_set_exactly_if_it_is_in_one_of_its_networks() => Gen.Select(Range.Array[0, 12], Address)
        .Sample((ranges, address) => new NetworkSet(ranges).Contains(address) == ranges.Any(range => range.Contains(address)), iter: 20_000);

    [Fact]
    public void The_network_that_is_named_holds_the_address() => Gen.Select(Range.Array[1, 12], Address)
        .Sample((ranges, address) => new NetworkSet(ranges).Find(address) is not { } found || (found.Contains(address) && ranges.Contains(found)), iter: 20_000);

    [Fact]
    public void No_network_that_is_kept_overlaps_the_next() => Range.Array[0, 12].Sample(ranges =>
    {
        var kept = new NetworkSet(ranges).Ranges.ToList();
        return kept.Zip(kept.Skip(1)).All(pair => pair.First.IsV4 != pair.Second.IsV4 || pair.First.Last.Value < pair.Second.First.Value);
    });

    [Fact]
    public void Of_two_networks_that_overlap_the_wider_is_kept() => Assert.Equal(["10.0.0.0/8", "2001:db8::/32"],
        new NetworkSet([NetworkRange.Parse("2001:db8:1::/48"), NetworkRange.Parse("10.1.0.0/16"), NetworkRange.Parse("10.0.0.0/8"), NetworkRange.Parse("2001:db8::/32")])
            .Ranges.Select(range => range.ToString()));

    [Fact]
    public void All_of_IPv6_holds_nothing_of_IPv4() =>
        Assert.False(new NetworkSet([NetworkRange.Parse("::/0")]).Contains(ClientAddress.FromV4(0x0A00_0001)));

    private static NetworkRange Around(ClientAddress address, int less)
    {
        var length = address.IsV4 ? 32 - less : 128 - (less * 3);
        var bits = address.IsV4 ? less : less * 3;
        return NetworkRange.Parse($"{new ClientAddress(address.Value >> bits << bits)}/{length}");
    }
}
