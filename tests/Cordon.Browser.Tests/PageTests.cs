using System.Reflection;
using Cordon.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class PageTests(ConsoleWorld world) : ConsoleTest(world)
{
    private const int Wide = 1280, Narrow = 390;

    public static TheoryData<string, string> Looks()
    {
        var looks = new TheoryData<string, string>();
        foreach (var page in Pages.All)
            foreach (var theme in new[] { "light", "dark" })
                looks.Add(page.Name, theme);
        return looks;
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task A_page_is_open_to_everybody_and_fits(string name, string theme)
    {
        var seen = Pages.All.Single(page => page.Name == name);
        var address = World.Known.Aggregate(seen.Address, (text, known) => text.Replace($"{{{known.Key}}}", $"{known.Value}"));
        var (complaints, statuses) = (new List<string>(), new List<int>());
        // Light on a desk and dark on a phone, with every change; the other two where the measurement or pictures are asked for.
        int[] widths = theme == "light" ? [Wide, Narrow] : [Narrow, Wide];
        var page = await World.OpenAsAsync(seen.As, address, theme == "dark", widths[0], seen.IsInteractive, watch =>
        {
            watch.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
            watch.PageError += (_, error) => complaints.Add(error);
            watch.Response += (_, answer) => { if (answer.Request.IsNavigationRequest && answer.Status != 302) statuses.Add(answer.Status); };
        });
        await LookAsync(page, $"{name}-{widths[0]}-{theme}");
        if (Thorough.IsAsked || Screenshots.AreTaken)
        {
            await page.SetViewportSizeAsync(widths[1], 844);
            await LookAsync(page, $"{name}-{widths[1]}-{theme}");
        }
        Assert.Equal(seen.Status, Assert.Single(statuses));
        // The browser itself mentions a page that is answered with 403 or 404.
        Assert.DoesNotContain(complaints, text => seen.Status == 200 || !text.Contains($"status of {seen.Status}", StringComparison.Ordinal));
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0);
        // A page that breaks in the circuit was answered with 200 before, and its note is as accessible as any page.
        await Assertions.Expect(page.Locator("h1")).Not.ToHaveTextAsync("Something in Cordon failed");
        // Drawn; or it says that there is nothing to draw.
        if (await page.Locator(".chart-host").CountAsync() > 0) await Assertions.Expect(page.Locator(".chart-host canvas, [role=img] p").First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, name);
        var found = await Axe.ViolationsAsync(page);
        Assert.True(found.Length == 0, $"{name}\n{string.Join('\n', found)}");
        // Charts take up their new width a frame after the window did.
        await page.WaitForFunctionAsync("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
    }

    [Fact]
    public void Every_page_is_looked_at()
    {
        var routes = typeof(Web.Shell.Place).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);
        Assert.Empty(routes.Except(Pages.All.Select(page => page.Route), StringComparer.OrdinalIgnoreCase));
    }
}
