using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class UploadPanelTests(ConsoleWorld world) : ConsoleTest(world)
{
    // The first upload is held by the test, so that it is on its way for as long as it is looked at.
    [Fact]
    public async Task Files_are_dropped_sent_one_after_the_other_and_stopped()
    {
        var held = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        var page = await World.OpenAsAsync("reviewer", "/imports?new=true");
        await page.RouteAsync("**/imports/upload", async route =>
        {
            if (!held.TrySetResult(route)) await route.ContinueAsync();
        });
        await DropAsync(page, "held.log", "behind.log", "unwanted.log");
        await Expect(Files(page)).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove unwanted.log" }).ClickAsync();
        await Expect(Files(page)).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 files" }).ClickAsync();
        await held.Task;
        await Expect(File(page, "behind.log")).ToContainTextAsync("Waits for the file before it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop held.log" }).ClickAsync();
        await Expect(File(page, "held.log")).ToHaveCountAsync(0);
        await Expect(File(page, "behind.log")).ToContainTextAsync("(import.not-a-log)");
    }

    [Fact]
    public async Task The_field_is_reached_and_the_kinds_are_chosen_by_keyboard()
    {
        var page = await World.OpenAsAsync("reviewer", "/imports?new=true");
        await Expect(page.Locator(".upload-zone[data-ready]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Request log" }).FocusAsync();
        await Expect(page.GetByText("What makes an account in it")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("input[type=radio][value=accounts]")).ToBeCheckedAsync();
        await Expect(page.GetByText("What makes an account in it")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".upload-zone input[type=file]")).ToBeFocusedAsync();
    }

    private static async Task DropAsync(IPage page, params string[] names)
    {
        var zone = page.Locator(".upload-zone[data-ready]");
        var data = await page.EvaluateHandleAsync("""
            names => {
              const data = new DataTransfer();
              for (const name of names) data.items.add(new File([`Dear diary, this is ${name}.\n`], name, { type: 'text/plain' }));
              return data;
            }
            """, names);
        foreach (var moment in new[] { "dragenter", "dragover", "drop" }) await zone.DispatchEventAsync(moment, new { dataTransfer = data });
        await Expect(zone).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("\\bover\\b"));
    }

    private static ILocator Files(IPage page) => page.GetByRole(AriaRole.List, new() { Name = "Files" }).GetByRole(AriaRole.Listitem);

    private static ILocator File(IPage page, string name) => Files(page).Filter(new() { HasText = name });
}
