using Cordon.Features.Staff;
using Cordon.Web.SignIn;

namespace Cordon.Web.Tests.SignIn;

public sealed class DevelopmentSignInTests(DevelopmentConsole console) : IClassFixture<DevelopmentConsole>
{
    public static TheoryData<string, string> Names => [.. SampleStaff.All.Select(actor => (SampleStaff.SignInName(actor), actor.Name))];

    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_and_would_come_back()
    {
        var seen = await console.App.Visitor().SeeAsync("/?page=2");
        Assert.Equal(302, seen.Status);
        Assert.EndsWith("/signin/dev?ReturnUrl=%2F%3Fpage%3D2", seen.To, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Each_sample_staff_member_is_signed_in_by_name(string name, string shown)
    {
        var visitor = await console.App.SignedInAsync(name);
        var seen = await visitor.SeeAsync("/");
        Assert.Equal(200, seen.Status);
        Assert.Contains(shown, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_gets_the_list_and_is_not_signed_in()
    {
        var visitor = console.App.Visitor();
        var seen = await visitor.SeeAsync("/signin/dev?as=<b>mallory");
        Assert.Equal(200, seen.Status);
        Assert.Contains("Nobody is called “&lt;b&gt;mallory” here.", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Mara Reviewer", seen.Text, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.SeeAsync("/")).Status);
    }

    [Fact]
    public async Task After_signing_in_the_page_asked_for_opens()
    {
        var seen = await console.App.Visitor().SeeAsync("/signin/dev?as=legal&returnUrl=%2Faccounts%3Fq%3Dx");
        Assert.Equal("/accounts?q=x", seen.To);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    [InlineData(null)]
    public void Nobody_is_sent_elsewhere_after_signing_in(string? path) => Assert.Equal("/", DevelopmentSignIn.LocalPath(path));

    [Fact]
    public async Task Signing_out_needs_the_pages_own_token()
    {
        var visitor = await console.App.SignedInAsync("reviewer");
        using var answer = await visitor.PostAsync("/signout", null, TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(200, (await visitor.SeeAsync("/")).Status);
    }

    [Fact]
    public async Task Whoever_signs_out_is_a_stranger_again()
    {
        var visitor = await console.App.SignedInAsync("reviewer");
        var page = (await visitor.SeeAsync("/")).Text;
        var token = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        using var answer = await visitor.PostAsync("/signout", form, TestContext.Current.CancellationToken);
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal(302, (await visitor.SeeAsync("/")).Status);
    }

    [Fact]
    public async Task The_rail_shows_only_what_the_role_opens()
    {
        var support = (await (await console.App.SignedInAsync("support")).SeeAsync("/")).Text;
        Assert.DoesNotContain("href=\"/accounts\"", support, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/imports\"", support, StringComparison.Ordinal);
        var auditor = (await (await console.App.SignedInAsync("auditor")).SeeAsync("/")).Text;
        Assert.Contains("href=\"/accounts\"", auditor, StringComparison.Ordinal);
        Assert.Contains("href=\"/imports\"", auditor, StringComparison.Ordinal);
    }
}
