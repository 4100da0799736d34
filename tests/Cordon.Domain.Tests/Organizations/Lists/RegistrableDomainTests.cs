using Cordon.Domain.Organizations.Lists;

namespace Cordon.Domain.Tests.Organizations.Lists;

public sealed class RegistrableDomainTests
{
    [Theory]
    [InlineData("mail.example.co.uk", "example.co.uk")]
    [InlineData("EXAMPLE.com.", "example.com")]
    [InlineData("a.b.c.mm", "b.c.mm")]
    [InlineData("a.b.quorvane.tld-that-nobody-listed", "quorvane.tld-that-nobody-listed")]
    public void What_was_registered_is_found_in_a_host(string host, string domain) => Assert.Equal(domain, RegistrableDomain.Of(host));

    [Fact]
    public void A_page_hosted_for_somebody_is_not_its_host() => Assert.Equal("alice.github.io", RegistrableDomain.Of("www.alice.github.io"));

    [Fact]
    public void An_exception_wins_over_the_wildcard_above_it() => Assert.Equal("city.kobe.jp", RegistrableDomain.Of("www.city.kobe.jp"));

    [Theory]
    [InlineData("www.食狮。公司.cn", "食狮.公司.cn")]
    [InlineData("www.XN--85X722F.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn")]
    public void The_answer_is_written_as_the_host_was(string host, string domain) => Assert.Equal(domain, RegistrableDomain.Of(host));

    [Theory]
    [InlineData("co.uk")]
    [InlineData("github.io")]
    [InlineData("公司.cn")]
    [InlineData("localhost")]
    public void Nobody_registered_a_suffix(string host)
    {
        Assert.True(RegistrableDomain.IsSuffix(host));
        Assert.Null(RegistrableDomain.Of(host));
    }

    [Theory]
    [InlineData("co.uk", true)]
    [InlineData("c.mm", true)]
    [InlineData("localhost", true)]
    [InlineData("github.io", false)]
    [InlineData("example.com", false)]
    public void A_suffix_is_a_registrys_or_a_companys(string host, bool isRegistry) => Assert.Equal(isRegistry, RegistrableDomain.IsRegistry(host));

    [Fact]
    public void A_registered_domain_is_no_suffix() => Assert.False(RegistrableDomain.IsSuffix("example.co.uk"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".example.com")]
    [InlineData("example..com")]
    [InlineData("ex ample.com")]
    [InlineData("192.0.2.7")]
    [InlineData("2001:db8::7")]
    public void What_is_no_host_has_none(string? host)
    {
        Assert.Null(RegistrableDomain.Of(host));
        Assert.False(RegistrableDomain.IsSuffix(host));
    }
}
