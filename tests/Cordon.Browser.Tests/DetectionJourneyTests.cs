using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class DetectionJourneyTests(ConsoleWorld world) : ConsoleTest(world)
{
    private const string Walks = "Walks an id range", Reason = "Our own archive run, ticket 31";

    [Fact]
    public async Task A_reviewer_checks_a_flag_dismisses_it_and_takes_that_back()
    {
        var page = await World.OpenAsAsync("reviewer", $"/accounts/{World.Known["flagged"]}");
        var counting = page.GetByRole(AriaRole.List, new() { Name = "Flags that count" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = Walks });
        await Expect(counting).ToContainTextAsync("asked for ");
        await Expect(counting).ToContainTextAsync("order from");
        await counting.GetByRole(AriaRole.Button, new() { Name = $"Show the figures of “{Walks}”" }).ClickAsync();
        await Expect(counting.GetByRole(AriaRole.Row).Filter(new() { HasText = "steps in one direction" })).ToContainTextAsync("at least");
        await Screenshots.TakeAsync(page, "journey-flag");

        await counting.GetByRole(AriaRole.Link, new() { Name = $"Show lines: {Walks}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Lines");
        await Expect(page.Locator(".lines tbody tr").First).ToBeVisibleAsync();
        await page.GoBackAsync();

        await counting.GetByRole(AriaRole.Button, new() { Name = $"Dismiss “{Walks}”…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Everybody can see it and take it back.");
        await dialog.GetByLabel("Reason").FillAsync(Reason);
        await Screenshots.TakeAsync(page, "journey-dismiss", whole: false);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Dismiss one flag" }).ClickAsync();

        var dismissed = page.GetByRole(AriaRole.List, new() { Name = "Dismissed flags" }).GetByRole(AriaRole.Listitem);
        await Expect(dismissed).ToContainTextAsync($"Dismissed by Mara Reviewer just now: {Reason}");
        await Expect(counting).ToHaveCountAsync(0);
        await Screenshots.TakeAsync(page, "journey-dismissed");
        await dismissed.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Expect(counting).ToBeVisibleAsync();
        await Expect(dismissed).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task An_administrator_sees_what_a_threshold_would_do_before_saving_it(int width, bool dark)
    {
        var page = await World.OpenAsAsync("administrator", "/settings/detectors", dark, width);
        await page.GetByRole(AriaRole.Link, new() { Name = Walks, Exact = true }).ClickAsync();
        var sum = page.Locator(".draft-sum");
        await Expect(sum).ToContainTextAsync("flagged");
        var slider = page.GetByRole(AriaRole.Slider, new() { Name = "Steps in one direction" });
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", "5,000");
        await Expect(sum).ToContainTextAsync("at this setting (+0, −");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show as table: Steps in one direction" }).ClickAsync();
        await Screenshots.TakeAsync(page, $"journey-threshold-{width}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save for everybody" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("→ 5,000");
        await Screenshots.TakeAsync(page, $"journey-threshold-save-{width}", whole: false);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep editing" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the changes" }).ClickAsync();
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", "60");
    }
}
