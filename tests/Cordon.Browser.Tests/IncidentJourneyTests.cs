using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class IncidentJourneyTests(ConsoleWorld world) : ConsoleTest(world)
{
    [Fact]
    public async Task A_reviewer_goes_from_the_overview_to_an_incident_confirms_the_five_and_attaches_the_log()
    {
        await ForgetTheNightAsync();
        var page = await World.OpenAsAsync("reviewer", "/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Look at it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open an incident for Sat" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Title").FillAsync("Every prompt and image walked");
        await Screenshots.TakeAsync(page, "journey-incident-open", whole: false);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Open one incident" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Every prompt and image walked");

        var participants = page.GetByRole(AriaRole.Region, new() { Name = "Who took part" });
        await Expect(participants).ToContainTextAsync("These 5 accounts");
        await Expect(participants).ToContainTextAsync("while errors and latency rose");
        await Screenshots.TakeAsync(page, "journey-incident-suggested");
        await participants.GetByRole(AriaRole.Button, new() { Name = "Confirm 5 accounts…" }).ClickAsync();
        await dialog.GetByLabel("I looked at each of them").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm 5 accounts" }).ClickAsync();
        await Expect(participants.GetByRole(AriaRole.Button, new() { Name = "Take " })).ToHaveCountAsync(5);

        var evidence = page.GetByRole(AriaRole.Region, new() { Name = "Evidence" });
        await evidence.GetByRole(AriaRole.Button, new() { Name = "Attach…" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Attach 1 item" }).ClickAsync();
        await Expect(evidence.GetByRole(AriaRole.Link)).ToContainTextAsync("requests-");
        await Screenshots.TakeAsync(page, "journey-incident-confirmed");

        await participants.GetByRole(AriaRole.Link, new() { Name = "Lines of" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/lines\\?from="));
    }

    /// <summary>The demo's staff wrote the night down already: their incident is moved to a day on which nothing happened.</summary>
    private async Task ForgetTheNightAsync()
    {
        await using var unit = await World.Store.BeginAsync(CancellationToken.None);
        var night = await unit.Db.Incidents.OrderBy(i => i.Id).FirstAsync();
        var (from, to) = (night.FromAt.AddDays(-40), night.ToAt.AddDays(-40));
        await unit.Db.Incidents.Where(i => i.Id == night.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.FromAt, from).SetProperty(i => i.ToAt, to));
        await unit.CommitAsync(CancellationToken.None);
    }
}
