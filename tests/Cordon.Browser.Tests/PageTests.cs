using System.Reflection;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class PageTests(ConsoleWorld console)
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"] },
    };

    public static TheoryData<string, string, int> Looks()
    {
        var looks = new TheoryData<string, string, int>();
        foreach (var page in Pages.All)
            foreach (var theme in new[] { "light", "dark" })
                foreach (var width in new[] { 1280, 390 })
                    looks.Add(page.Name, theme, width);
        return looks;
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task A_page_is_open_to_everybody_and_fits(string name, string theme, int width)
    {
        var seen = Pages.All.Single(page => page.Name == name);
        var address = console.Known.Aggregate(seen.Address, (text, known) => text.Replace($"{{{known.Key}}}", $"{known.Value}"));
        var (complaints, statuses) = (new List<string>(), new List<int>());
        var page = await console.OpenAsAsync(seen.As, address, theme == "dark", width, seen.IsInteractive, watch =>
        {
            watch.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
            watch.PageError += (_, error) => complaints.Add(error);
            watch.Response += (_, answer) => { if (answer.Request.IsNavigationRequest && answer.Status != 302) statuses.Add(answer.Status); };
        });
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0);
        // A page that breaks in the circuit was answered with 200 before, and its note is as accessible as any page.
        await Assertions.Expect(page.Locator("h1")).Not.ToHaveTextAsync("Something in Cordon failed");
        if (await page.Locator(".chart-host").CountAsync() > 0) await Assertions.Expect(page.Locator(".chart-host canvas").First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, $"{name}-{width}-{theme}");

        var found = (await page.RunAxe(Wcag)).Violations;
        Assert.True(found.Length == 0, string.Join('\n', found.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {rule.Help}\n  {node.Html}"))));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "The page scrolls sideways.");
        Assert.Equal(seen.Status, Assert.Single(statuses));
        // The browser itself mentions a page that is answered with 403 or 404.
        Assert.DoesNotContain(complaints, text => seen.Status == 200 || !text.Contains($"status of {seen.Status}", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_is_looked_at()
    {
        var routes = typeof(Web.Shell.Place).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);
        Assert.Empty(routes.Except(Pages.All.Select(page => page.Route), StringComparer.OrdinalIgnoreCase));
    }
}
