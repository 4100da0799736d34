namespace Cordon.Web.Tests.Overview;

/// <summary>Before anything was imported, each page says so and offers the act that fills it to whoever may.</summary>
public sealed class EmptyStoreTests(DevelopmentConsole console) : IClassFixture<DevelopmentConsole>
{
    [Theory]
    [InlineData("/", "No activity yet. Import a request log to look for automation.")]
    [InlineData("/accounts", "No accounts yet.")]
    public async Task Whoever_may_import_is_led_there(string address, string sentence)
    {
        var empty = await EmptyAsync("reviewer", address);
        Assert.Contains(sentence, empty, StringComparison.Ordinal);
        Assert.Contains("href=\"/imports\"", empty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "No activity yet.")]
    [InlineData("/accounts", "No accounts yet.")]
    public async Task Whoever_may_not_is_not_led_astray(string address, string sentence)
    {
        var empty = await EmptyAsync("legal", address);
        Assert.Contains(sentence, empty, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/imports\"", empty, StringComparison.Ordinal);
    }

    private async Task<string> EmptyAsync(string name, string address)
    {
        var seen = await (await console.App.SignedInAsync(name)).SeeAsync(address);
        Assert.Equal(200, seen.Status);
        return seen.Text.Split("<div class=\"empty\">")[1].Split("</main>")[0];
    }
}
