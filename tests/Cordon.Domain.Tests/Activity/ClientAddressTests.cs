using System.Text;
using Cordon.Domain.Activity;

namespace Cordon.Domain.Tests.Activity;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0/24")]
    [InlineData("2001:db8:1:2::9", "2001:db8:1::/48")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.0/24")]
    public void People_see_the_network_and_not_the_line(string address, string network) => Assert.Equal(network, Of(address).Network);

    [Theory]
    [InlineData("192.0.2.77")]
    [InlineData("2001:db8::1")]
    public void An_address_is_kept_whole(string address) => Assert.Equal(address, Of(address).ToString());

    [Fact]
    public void The_same_address_written_otherwise_is_the_same() => Assert.Equal(Of("2001:db8::1"), Of("2001:0db8:0:0:0:0:0:1"));

    [Fact]
    public void A_host_name_is_told_from_addresses_and_from_other_names()
    {
        Assert.True(Of("host.example").IsName);
        Assert.NotEqual(Of("host.example"), Of("other.example"));
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("febf::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData("host.example")]
    public void An_address_that_only_its_own_network_knows_is_not_public(string address) => Assert.False(Of(address).IsPublic);

    [Theory]
    [InlineData("66.249.66.1")]
    [InlineData("192.0.2.1")]
    [InlineData("198.51.100.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("169.253.0.1")]
    [InlineData("2001:db8::1")]
    [InlineData("fec0::1")]
    [InlineData("::2")]
    public void An_address_that_a_stranger_can_come_from_is_public(string address) => Assert.True(Of(address).IsPublic);

    private static ClientAddress Of(string text) => ClientAddress.Of(Encoding.ASCII.GetBytes(text));
}
