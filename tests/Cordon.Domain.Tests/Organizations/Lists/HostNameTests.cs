using Cordon.Domain.Organizations.Lists;
using CsCheck;

namespace Cordon.Domain.Tests.Organizations.Lists;

public sealed class HostNameTests
{
    [Theory]
    [InlineData("Mail.Example.COM", "mail.example.com")]
    [InlineData("example.com.", "example.com")]
    [InlineData("Bücher.example", "xn--bcher-kva.example")]
    [InlineData("XN--BCHER-KVA.example", "xn--bcher-kva.example")]
    [InlineData("例え。jp", "xn--r8jz45g.jp")]
    [InlineData("localhost", "localhost")]
    public void One_host_has_one_form(string text, string form) => Assert.Equal(form, HostName.Normalise(text));

    [Theory]
    [InlineData("*.example.com")]
    [InlineData("b*d.example")]
    [InlineData("my_host.example.com")]
    [InlineData("example.com/path")]
    [InlineData("-a.example")]
    [InlineData("a-.example")]
    [InlineData("example.com..")]
    [InlineData(".")]
    [InlineData("10.0.0.1")]
    [InlineData("[::1]")]
    public void Other_texts_are_no_hosts(string text) => Assert.Null(HostName.Normalise(text));

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_label_has_63_characters_at_most(int length, bool isHost) => Assert.Equal(isHost, HostName.Normalise(new string('a', length) + ".example") is not null);

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void A_host_has_253_characters_at_most(int length, bool isHost)
    {
        var labels = string.Concat(Enumerable.Repeat(new string('a', 49) + ".", 6));
        Assert.Equal(isHost, HostName.Normalise(labels[..(length - 2)].TrimEnd('.').PadRight(length - 2, 'a') + ".b") is not null);
    }

    [Fact]
    public void What_was_normalised_stays_as_it_is() => Gen.String.Sample(text => HostName.Normalise(text) is not { } host || HostName.Normalise(host) == host);
}
