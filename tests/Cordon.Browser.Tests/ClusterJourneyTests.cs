using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class ClusterJourneyTests(ConsoleWorld world) : ConsoleTest(world)
{
    [Fact]
    public async Task A_reviewer_sees_why_accounts_belong_together_and_who_else_shares_a_value()
    {
        var page = await World.OpenAsAsync("reviewer", "/clusters?flag=any");
        await page.GetByRole(AriaRole.Link, new() { Name = "and 4 others" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Cluster of");
        await Expect(page.Locator(".adds-up")).ToContainTextAsync("All 5 members");

        // A line of the graph, where cytoscape drew it.
        var graph = page.Locator(".graph-host[data-drawn]");
        await graph.ScrollIntoViewIfNeededAsync();
        var middle = await graph.EvaluateAsync<float[]>("host => { const p = host._cyreg.cy.edges('[kind = \"use\"]').filter(e => !e.data('idle')).first().midpoint(), cy = host._cyreg.cy; return [p.x * cy.zoom() + cy.pan().x, p.y * cy.zoom() + cy.pan().y]; }");
        await graph.ClickAsync(new() { Position = new() { X = middle[0], Y = middle[1] } });
        var selection = page.Locator(".selection");
        await Expect(selection).ToContainTextAsync("on the platform");
        await Expect(selection.GetByRole(AriaRole.Link, new() { Name = "Everything on this" })).ToBeVisibleAsync();
        Assert.Contains("select=a", page.Url, StringComparison.Ordinal);
        await Screenshots.TakeAsync(page, "journey-cluster-edge", whole: false);

        // The pointer lights equal values up; pressing keeps them, and one click leads on.
        var value = page.GetByRole(AriaRole.Button, new() { Name = "Visa •••• 4242" }).First;
        await value.HoverAsync();
        await Expect(page.Locator(".compare .lit[data-v]")).ToHaveCountAsync(3);
        await Expect(page.Locator("[data-said]")).ToHaveTextAsync("Card Visa •••• 4242: 3 here, 3 on the whole platform");
        await value.PressAsync("Enter");
        await Expect(value).ToHaveAttributeAsync("aria-pressed", "true");
        await value.PressAsync("ArrowDown");
        await Expect(page.Locator(".compare .pinned")).ToHaveCountAsync(3);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Everything that shares it" })).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("/payments/[0-9]+$"));
        await Screenshots.TakeAsync(page, "journey-cluster-pinned");

        await page.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What links the accounts" }).GetByRole(AriaRole.Row)).Not.ToHaveCountAsync(0);
        Assert.Contains("show=table", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_graph_is_worked_by_keyboard()
    {
        var page = await World.OpenAsAsync("auditor", $"/clusters/{World.Known["cluster"]}");
        var graph = page.Locator(".graph-host[data-drawn]");
        await graph.FocusAsync();
        var before = await ZoomAsync();
        await page.Keyboard.PressAsync("+");
        Assert.True(await ZoomAsync() > before);
        await page.Keyboard.PressAsync("0");
        Assert.Equal(before, await ZoomAsync(), 3);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Find an account or identifier in the graph" }).FillAsync("laptop");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".selection h3")).ToHaveTextAsync("Device Laptop, Firefox");

        Task<double> ZoomAsync() => graph.EvaluateAsync<double>("host => host._cyreg.cy.zoom()");
    }
}
