using System.Text;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection.Lists;

namespace Cordon.Domain.Tests.Detection.Lists;

public sealed class PublishedRangesTests
{
    [Theory]
    [InlineData("googlebot", "66.249.66.1")]
    [InlineData("googlebot", "2001:4860:4801:10::1")]
    [InlineData("bing", "157.55.39.10")]
    [InlineData("duckduckbot", "4.144.182.50")]
    [InlineData("openai", "4.151.71.180")]
    [InlineData("perplexity", "3.211.124.183")]
    public void An_address_of_the_operator_proves_the_claim(string key, string address) => Assert.True(PublishedRanges.Of(key).Networks.Contains(Address(address)));

    [Fact]
    public void An_address_of_somebody_else_does_not() => Assert.False(PublishedRanges.Of("googlebot").Networks.Contains(Address("192.0.2.1")));

    [Fact]
    public void The_day_of_the_list_is_told() => Assert.Equal(new DateOnly(2026, 8, 22), PublishedRanges.Of("bing").ListedOn);

    [Fact]
    public void A_list_that_nobody_publishes_is_an_error() => Assert.Throws<ArgumentException>(() => PublishedRanges.Of("yandex"));

    [Fact]
    public void Every_agent_that_is_held_to_networks_has_some() => Assert.All(RangePublisher.All, publisher => Assert.NotEmpty(PublishedRanges.Of(publisher.Ranges).Networks.Ranges));

    private static ClientAddress Address(string text) => ClientAddress.Of(Encoding.UTF8.GetBytes(text));
}
