using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class LinkingJourneyTests(ConsoleWorld world) : ConsoleTest(world)
{
    private const string Why = "The office’s card, the company confirmed it";

    [Fact]
    public async Task A_reviewer_cuts_a_card_sees_the_cluster_fall_apart_and_takes_it_back()
    {
        var page = await World.OpenAsAsync("reviewer", $"/accounts/{World.Known["tornAccount"]}");
        var chip = page.Locator(".page-header").GetByRole(AriaRole.Link, new() { Name = "cluster of 3" });
        await Expect(chip).ToBeVisibleAsync();
        var linked = page.GetByRole(AriaRole.List, new() { Name = "Accounts linked with this one" });
        await Expect(linked.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await linked.GetByRole(AriaRole.Link, new() { Name = "card •••• 7788" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Card •••• 7788");

        await page.GetByRole(AriaRole.Button, new() { Name = "Cut this card…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("The cluster of 3 falls apart");
        await dialog.GetByLabel("Reason").FillAsync("too short");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cut one card" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Say why in 10 to 500 characters");
        await dialog.GetByLabel("Reason").FillAsync(Why);
        await Screenshots.TakeAsync(page, "journey-cut", whole: false);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cut one card" }).ClickAsync();

        var decisions = page.GetByRole(AriaRole.List, new() { Name = "Decisions on links" }).GetByRole(AriaRole.Listitem);
        await Expect(decisions).ToContainTextAsync("Mara Reviewer cut card •••• 7788: it joins nobody.");
        await Expect(page.Locator(".page-header")).ToContainTextAsync("Cut, joins nobody");
        await page.GetByRole(AriaRole.Link, new() { Name = "T-1" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("T-1");
        await Expect(chip).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "What it shares without being joined by it" })).ToContainTextAsync(Why);
        await Screenshots.TakeAsync(page, "journey-cut-account");

        await page.GetByRole(AriaRole.Button, new() { Name = "Take back the cut of card •••• 7788…" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("They become a cluster of 3 accounts.");
        await dialog.GetByLabel("Reason").FillAsync("It was another office’s card");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take back one decision" }).ClickAsync();
        await Expect(chip).ToBeVisibleAsync();
        await Expect(linked.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(page.Locator(".history").First).ToContainTextAsync("You took back that you cut card •••• 7788: it joins nobody.");
    }
}
