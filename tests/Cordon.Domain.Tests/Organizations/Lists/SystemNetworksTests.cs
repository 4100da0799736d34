using System.Net;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection.Lists;
using Cordon.Domain.Organizations.Lists;
using CsCheck;

namespace Cordon.Domain.Tests.Organizations.Lists;

public sealed class SystemNetworksTests
{
    [Theory]
    [InlineData(13335, "1.0.0.1", true)]
    [InlineData(13335, "2606:4700::1111", true)]
    [InlineData(13335, "1.0.4.1", false)]
    [InlineData(38803, "1.0.4.1", true)]
    public void An_address_lies_in_the_networks_of_the_system_that_announces_it(uint system, string address, bool lies) =>
        Assert.Equal(lies, new NetworkSet(SystemNetworks.Of(new HashSet<uint> { system })[system]).Contains(ClientAddress.Of(IPAddress.Parse(address))));

    [Fact]
    public void A_system_that_nobody_announces_has_none() => Assert.Empty(SystemNetworks.Of(new HashSet<uint> { 64500 })[64500]);

    [Fact]
    public void A_span_of_addresses_is_cut_into_networks_that_hold_it_exactly() => Gen.Select(Gen.UInt[1, 4_000_000_000], Gen.UInt[0, 100_000]).Sample((first, length) =>
    {
        var last = first + length;
        var ranges = SystemNetworks.Between(Address(first), Address(last)).ToList();
        Assert.Equal((ClientAddress.FromV4(first), ClientAddress.FromV4(last)), (ranges[0].First, ranges[^1].Last));
        for (var i = 1; i < ranges.Count; i++) Assert.Equal(ranges[i - 1].Last.Value + 1, ranges[i].First.Value);
    }, iter: 500);

    private static IPAddress Address(uint value) => IPAddress.Parse(ClientAddress.FromV4(value).ToString());
}
