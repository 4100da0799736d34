using System.Text;
using Cordon.Domain.Organizations.Lists;

namespace Cordon.Domain.Tests.Organizations.Lists;

public sealed class MailHostsTests
{
    [Theory]
    [InlineData("gmail.com", MailHostKind.Free)]
    [InlineData("mail.gmail.com", MailHostKind.Free)]
    [InlineData("mailinator.com", MailHostKind.Disposable)]
    [InlineData("any.where.33mail.com", MailHostKind.Disposable)]
    [InlineData("users.noreply.github.com", MailHostKind.NoReply)]
    [InlineData("no-reply.quorvane.example", MailHostKind.NoReply)]
    [InlineData("quorvane.example", MailHostKind.Ordinary)]
    [InlineData("notgmail.com", MailHostKind.Ordinary)]
    public void A_host_is_known_by_its_own_domain(string host, MailHostKind kind) => Assert.Equal(kind, MailHosts.Of(host));

    [Fact]
    public void A_wildcard_covers_names_below_a_public_suffix()
    {
        Assert.True(RegistrableDomain.IsSuffix("3utilities.com"));
        Assert.Equal(MailHostKind.Disposable, MailHosts.Of("alice.3utilities.com"));
        Assert.True(MailHosts.IsNever("alice.3utilities.com"));
    }

    [Theory]
    [InlineData("gmail.com", true)]
    [InlineData("mail.gmail.com", true)]
    [InlineData("mailinator.com", true)]
    [InlineData("quorvane.example", false)]
    public void A_listed_domain_never_makes_an_affiliation(string host, bool never) => Assert.Equal(never, MailHosts.IsNever(host));

    [Fact]
    public void A_listed_host_of_a_company_leaves_the_company_its_domain()
    {
        Assert.Equal(MailHostKind.Free, MailHosts.Of("cable.comcast.com"));
        Assert.Equal(MailHostKind.Ordinary, MailHosts.Of("comcast.com"));
        Assert.False(MailHosts.IsNever("cable.comcast.com"));
    }

    [Theory]
    [InlineData("free-mail.txt")]
    [InlineData("disposable-mail.txt")]
    [InlineData("disposable-mail-wildcards.txt")]
    public void Every_line_of_a_list_is_found(string name)
    {
        var lines = Encoding.ASCII.GetString(ListData.Bytes(name)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var list = new SortedLines(ListData.Bytes(name));
        Assert.DoesNotContain(lines, line => !list.Contains(line) || list.Contains(line + "x") || list.Contains(line[..^1] + "\0"));
    }
}
