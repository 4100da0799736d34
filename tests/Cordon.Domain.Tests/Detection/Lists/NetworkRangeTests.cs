using System.Text;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection.Lists;

namespace Cordon.Domain.Tests.Detection.Lists;

public sealed class NetworkRangeTests
{
    [Theory]
    [InlineData("66.249.64.0/23")]
    [InlineData("0.0.0.0/0")]
    [InlineData("3.211.124.183/32")]
    [InlineData("::/0")]
    [InlineData("2001:4860:4801:a0::/61")]
    [InlineData("2001:db8::1/128")]
    public void A_network_is_written_as_it_was_read(string text) => Assert.Equal(text, NetworkRange.Parse(text).ToString());

    [Fact]
    public void There_is_one_spelling_of_a_network() => Assert.Equal("2001:db8::/32", NetworkRange.Parse("2001:0DB8:0::/32").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("66.249.64.0")]
    [InlineData("66.249.64.0/")]
    [InlineData("/24")]
    [InlineData("66.249.64.1/23")]
    [InlineData("66.249.64.0/33")]
    [InlineData("66.249.64.0/023")]
    [InlineData("66.249.64.0/+8")]
    [InlineData("66.249.64.0/-1")]
    [InlineData("66.249.64.0/23 ")]
    [InlineData(" 66.249.64.0/23")]
    [InlineData("066.249.64.0/23")]
    [InlineData("66.249.64/24")]
    [InlineData("0x42.0.0.0/8")]
    [InlineData("2001:db8::1/64")]
    [InlineData("2001:db8::/129")]
    [InlineData("[2001:db8::]/32")]
    [InlineData("fe80::%1/64")]
    [InlineData("::ffff:1.2.3.0/120")]
    [InlineData("::ffff:102:300/120")]
    [InlineData("example.com/24")]
    [InlineData("1.2.3.0/24/24")]
    public void What_is_no_network_in_plain_notation_is_refused(string text) => Assert.False(NetworkRange.TryParse(text, out _));

    [Theory]
    [InlineData("66.249.64.0/23", "66.249.64.0", true)]
    [InlineData("66.249.64.0/23", "66.249.65.255", true)]
    [InlineData("66.249.64.0/23", "66.249.66.0", false)]
    [InlineData("66.249.64.0/23", "66.249.63.255", false)]
    [InlineData("3.211.124.183/32", "3.211.124.183", true)]
    [InlineData("2001:4860:4801:a0::/61", "2001:4860:4801:a7:ffff::1", true)]
    [InlineData("2001:4860:4801:a0::/61", "2001:4860:4801:a8::", false)]
    [InlineData("::/0", "2001:db8::1", true)]
    [InlineData("::/0", "192.0.2.1", false)]
    [InlineData("0.0.0.0/0", "192.0.2.1", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("::/0", "crawler.example", false)]
    public void An_address_lies_within_the_bounds_of_its_family(string range, string address, bool contained) =>
        Assert.Equal(contained, NetworkRange.Parse(range).Contains(ClientAddress.Of(Encoding.UTF8.GetBytes(address))));

    [Fact]
    public void The_bounds_are_part_of_the_network()
    {
        var range = NetworkRange.Parse("192.0.2.128/25");
        Assert.Equal(("192.0.2.128", "192.0.2.255"), (range.First.ToString(), range.Last.ToString()));
    }
}
