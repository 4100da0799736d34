using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class ReviewJourneyTests(ConsoleWorld world) : ConsoleTest(world)
{
    [Fact]
    public async Task A_reviewer_decides_by_keyboard_undoes_it_and_finds_it_on_the_account()
    {
        var page = await World.OpenAsAsync("reviewer", $"/affiliations?organization={World.Known["journeyOrganization"]}");
        await Expect(page.Locator("[data-review]")).ToHaveCountAsync(2);
        // By the button first: keys work once the list listens.
        await page.GetByRole(AriaRole.Button, new() { Name = "Keys" }).ClickAsync();
        await Expect(page.Locator(".review-keys")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("[data-review]").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator("#review-reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("The customer lists it as its own seat");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-review]").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator("[data-review]").First.Locator(".review-said")).ToHaveTextAsync("Confirmed");
        await Expect(page.Locator("[data-review]").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("r");
        await Expect(page.Locator("[data-review]").Nth(1).Locator(".review-said")).ToHaveTextAsync("Rejected");
        await Screenshots.TakeAsync(page, "journey-review", whole: false);
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator(".review-done")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-review]").Nth(1)).ToBeFocusedAsync();
        await page.Locator("[data-review]").First.Locator("a").First.ClickAsync();
        var panel = page.Locator("section.affiliations");
        await Expect(panel).ToContainTextAsync("Confirmed by Mara Reviewer");
        await Expect(panel).ToContainTextAsync("The customer lists it as its own seat");
    }

    [Fact]
    public async Task The_line_over_the_histogram_moves_by_keys_and_by_the_pointer()
    {
        var page = await World.OpenAsAsync("auditor", $"/organizations/{World.Known["organization"]}");
        var slider = page.GetByRole(AriaRole.Slider, new() { Name = "Threshold" });
        await Expect(page.Locator(".confidence-said")).ToContainTextAsync("at or above 0.80");
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator(".confidence-said")).ToContainTextAsync("at or above 0.79");
        await page.BringToFrontAsync();
        var box = (await slider.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width * 0.79f, box.Y + box.Height / 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width * 0.5f, box.Y + box.Height / 2, new() { Steps = 5 });
        await Expect(page.Locator(".confidence-said")).ToContainTextAsync("at or above 0.50");
        await page.Mouse.UpAsync();
    }
}
