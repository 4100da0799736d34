using System.Text.Json;

namespace Cordon.Web.Tests.Hosting;

public sealed class HostTests(DevelopmentConsole console) : IClassFixture<DevelopmentConsole>
{
    [Fact]
    public async Task Being_alive_is_said_without_sign_in() =>
        Assert.Equal(200, (await console.App.Visitor().SeeAsync("/health/live")).Status);

    [Fact]
    public async Task Not_ready_says_what_is_missing_until_it_is_there()
    {
        console.App.Readiness.NotReady("The database is being brought up to date.");
        var before = await console.App.Visitor().SeeAsync("/health/ready");
        Assert.Equal((503, "The database is being brought up to date."), (before.Status, before.Text));
        console.App.Readiness.Ready();
        Assert.Equal(200, (await console.App.Visitor().SeeAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task The_description_of_the_interface_is_open()
    {
        var seen = await console.App.Visitor().SeeAsync("/openapi/v1.json");
        Assert.Equal(200, seen.Status);
        Assert.Equal("Cordon", JsonDocument.Parse(seen.Text).RootElement.GetProperty("info").GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/signin/dev", false)]
    [InlineData("/nowhere", false)]
    [InlineData("/css/base.css", false)]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string address, bool signedIn)
    {
        var visitor = signedIn ? await console.App.SignedInAsync("reviewer") : console.App.Visitor();
        var headers = (await visitor.SeeAsync(address)).Answer.Headers;
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(headers.GetValues("X-Frame-Options")));
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task No_page_holds_a_script_of_its_own()
    {
        var page = (await (await console.App.SignedInAsync("reviewer")).SeeAsync("/")).Text;
        Assert.DoesNotContain(page.Split("<script").Skip(1), script => !script.Split('>')[0].Contains("src=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_names_nothing_is_not_found_in_the_frame()
    {
        var seen = await (await console.App.SignedInAsync("reviewer")).SeeAsync("/nowhere");
        Assert.Equal(404, seen.Status);
        Assert.Contains("There is nothing at this address", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Mara Reviewer", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_is_answered_with_a_problem_and_its_code()
    {
        var seen = await console.App.Visitor().SeeAsync("/api/v1/nothing");
        Assert.Equal("application/problem+json", seen.Answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("address.not-found", JsonDocument.Parse(seen.Text).RootElement.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("dark", "dark")]
    [InlineData("light", "light")]
    public async Task The_first_paint_is_in_the_chosen_theme(string choice, string painted)
    {
        var visitor = await console.App.SignedInAsync("reviewer");
        visitor.DefaultRequestHeaders.Add("Cookie", "theme=" + choice);
        Assert.Contains($"data-theme=\"{painted}\"", (await visitor.SeeAsync("/signin/dev")).Text, StringComparison.Ordinal);
    }
}
