using Cordon.Domain.Attribution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class BanJourneyTests(ConsoleWorld world) : ConsoleTest(world)
{
    [Fact]
    public async Task A_reviewer_sees_whom_a_ban_reaches_judges_a_sample_and_proposes_it()
    {
        var company = await World.Store.ReadAsync((db, ct) => db.Affiliations.Where(f => f.State == AffiliationState.Confirmed).GroupBy(f => f.OrganizationId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync(ct), CancellationToken.None);
        var page = await World.OpenAsAsync("reviewer", $"/bans/new?organization={company.Value}");
        var reaches = page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Reaches [0-9]") });
        await Expect(reaches).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "journey-ban-begun");
        await page.GetByLabel("The clause that it rests on").SelectOptionAsync("aggressive-automation");
        await page.GetByRole(AriaRole.Region, new() { Name = "Grounds" }).GetByRole(AriaRole.Checkbox).Last.CheckAsync();
        await page.GetByLabel("Review on").FillAsync("2027-06-01");
        await page.GetByLabel("Reason, for staff").FillAsync("Every pair was downloaded in lockstep, as the sealed log shows.");
        await page.GetByLabel("The sentence for the person").FillAsync("Content was collected automatically, against the clause.");
        await page.GetByLabel("No, it does not").CheckAsync();
        await page.GetByLabel("No, I have none").CheckAsync();
        var draw = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Draw [0-9]+ accounts$") });
        if (await draw.CountAsync() > 0)
        {
            await draw.ClickAsync();
            var judge = page.GetByRole(AriaRole.Group, new() { NameRegex = new("^Account [0-9]+ of") });
            await judge.FocusAsync();
            await Screenshots.TakeAsync(page, "journey-ban-judged");
            var of = await page.GetByRole(AriaRole.Progressbar, new() { Name = "Judged" }).GetAttributeAsync("max");
            for (var judged = 1; judged <= int.Parse(of!, System.Globalization.CultureInfo.InvariantCulture); judged++)
            {
                await judge.PressAsync("r");
                await Expect(page.GetByText($"{judged} of {of} judged")).ToBeVisibleAsync();
            }
        }
        var propose = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Propose a ban for [0-9]") });
        await Expect(propose).ToBeEnabledAsync();
        await propose.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^P-[0-9]+ proposes B-[0-9]+ for") })).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "journey-ban-proposed");
    }
}
