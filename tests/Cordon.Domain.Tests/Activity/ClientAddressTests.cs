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

    private static ClientAddress Of(string text) => ClientAddress.Of(Encoding.ASCII.GetBytes(text));
}
