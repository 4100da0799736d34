using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class EvidenceJourneyTests(ConsoleWorld world) : ConsoleTest(world)
{
    private const float Patience = 60_000;

    [Fact]
    public async Task A_log_is_opened_scrolled_to_its_end_searched_and_lines_of_it_are_extracted()
    {
        var page = await World.OpenAsAsync("reviewer", "/evidence");
        await page.Locator($"tbody a[href='/evidence/{World.Known["log"].ToString(CultureInfo.InvariantCulture)}']").ClickAsync();
        var (log, lines) = (page.Locator(".log"), page.Locator(".log-lines"));
        await Expect(lines.Locator(".log-line").First).ToContainTextAsync("1{", new() { Timeout = Patience });
        await Expect(log).ToHaveAttributeAsync("data-top", "0");
        await lines.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(log).ToHaveAttributeAsync("data-at-end", "true");
        await Expect(page.GetByRole(AriaRole.Scrollbar, new() { Name = "Place in the file" })).ToHaveAttributeAsync("aria-valuenow", "100");
        await page.Keyboard.PressAsync("PageUp");
        await Expect(log).ToHaveAttributeAsync("data-at-end", "false");
        await page.Keyboard.PressAsync("Home");
        await Expect(log).ToHaveAttributeAsync("data-top", "0");

        var search = page.GetByRole(AriaRole.Searchbox, new() { Name = "Text in a line" });
        await search.FillAsync("/images/");
        await search.PressAsync("Enter");
        await Expect(page.Locator(".log-found")).ToContainTextAsync("lines match", new() { Timeout = Patience });
        await Expect(lines.Locator(".log-line.meant").First).ToContainTextAsync("/images/");
        await Screenshots.TakeAsync(page, "journey-evidence-search");

        await lines.Locator(".log-line").Nth(1).ClickAsync();
        await lines.Locator(".log-line").Nth(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.Locator(".log-chosen")).ToContainTextAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Extract as evidence…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync("The three that the report quotes.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Seal 3 lines" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("-extract");
        await Expect(page.Locator(".custody")).ToContainTextAsync("The three that the report quotes.");
        await Expect(page.Locator(".log-line")).ToHaveCountAsync(3);
        await Screenshots.TakeAsync(page, "journey-evidence-extract");
    }

    [Fact]
    public async Task From_a_flag_one_comes_to_its_lines_in_the_log()
    {
        var page = await World.OpenAsAsync("auditor", $"/flags/{World.Known["flag"].ToString(CultureInfo.InvariantCulture)}/log");
        await Expect(page.Locator(".flag-lines")).ToContainTextAsync("are marked.", new() { Timeout = Patience });
        await Expect(page.Locator(".log-line.meant").First).ToBeVisibleAsync();
    }
}
