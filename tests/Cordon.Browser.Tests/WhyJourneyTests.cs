using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class WhyJourneyTests(ConsoleWorld world) : ConsoleTest(world)
{
    [Fact]
    public async Task Support_looks_a_banned_account_up_by_the_keyboard_alone_and_finds_words_that_can_be_sent()
    {
        var page = await World.OpenAsAsync("support", "/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Look somebody up" }).ClickAsync();
        var field = page.GetByLabel("External id, user name or e-mail address");
        await Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("nobody@nowhere.example");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no such account here.");
        await field.FillAsync("P-02");
        await page.Keyboard.PressAsync("Enter");

        var answer = page.GetByRole(AriaRole.Region, new() { Name = "P-02" });
        await Expect(answer.GetByRole(AriaRole.Status)).ToContainTextAsync("Banned since");
        await Expect(answer.GetByRole(AriaRole.Region, new() { Name = "May say", Exact = true })).ToContainTextAsync("Because: Content was collected automatically");
        await Expect(answer.GetByRole(AriaRole.Region, new() { Name = "May not say" })).ToContainTextAsync("payment data");
        await Expect(answer.GetByRole(AriaRole.List, new() { Name = "Why: from the account to the evidence" }).First).ToContainTextAsync("belongs to Lumen Pictures, as a person has confirmed");
        await Expect(answer).Not.ToContainTextAsync("SHA-256");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/why\\?account=[0-9]+$"));
        await Expect(field).ToHaveValueAsync("");
        await Screenshots.TakeAsync(page, "journey-why-support");
    }

    [Fact]
    public async Task A_reviewer_goes_from_a_ban_to_whom_it_covers_and_back_along_the_proof_path()
    {
        var page = await World.OpenAsAsync("reviewer", $"/bans/{World.Known["ban"]}");
        var covered = page.GetByRole(AriaRole.Region, new() { Name = "Whom it covers now" });
        await covered.GetByLabel("Reached through").SelectOptionAsync("suspected");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("through=suspected"));
        await Expect(covered.Locator("tbody")).Not.ToContainTextAsync("Confirmed");
        await covered.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".page-header-state")).ToContainTextAsync("Banned since");
        await page.GetByRole(AriaRole.Region, new() { Name = "Why" }).GetByRole(AriaRole.Link, new() { Name = "aggressive-automation" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"B-{World.Known["ban"]}");
    }
}
