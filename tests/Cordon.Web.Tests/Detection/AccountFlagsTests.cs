using Bunit;
using Cordon.Domain.Detection;
using Cordon.Features.Detection;
using Cordon.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.Tests.Detection;

public sealed class AccountFlagsTests : DetectionParts
{
    private const string Walks = "Walks an id range";

    [Fact]
    public async Task A_flag_says_what_was_done_and_leads_to_the_lines_behind_it()
    {
        var page = await OpenFlaggedAsync();
        var flag = Flag(page, Walks);
        Assert.StartsWith("asked for 900 ids of /images/{n} in 45 minutes, one every 3.0 s, in ascending order from 5000 to 5899", Text(flag.QuerySelector(".flag-reason")!), StringComparison.Ordinal);
        Assert.Equal($"/accounts/{(await IdOfAsync("W-1")).Value}/lines?from=2026-03-07T02%3A00Z&to=2026-03-07T02%3A44Z", flag.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("7 Mar 2026, 02:00 – 02:44 UTC", Text(flag), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_figures_stand_beside_their_thresholds()
    {
        var page = await OpenFlaggedAsync();
        Assert.Empty(page.FindAll(".flag-more"));
        await Button(page, $"Show the figures of “{Walks}”").ClickAsync();
        Assert.Equal(["steps in one direction", "899", "at least 60"], page.FindAll(".flag-figures tbody tr:first-child td").Select(Text));
        Assert.Equal("—", Text(page.FindAll(".flag-figures tbody tr").Single(row => Text(row).StartsWith("least id", StringComparison.Ordinal)).LastElementChild!));
        Assert.Contains("5000", page.Find(".flag-figures").TextContent, StringComparison.Ordinal);      // an id, without grouping
        Assert.Contains("Steps in one direction, from one second to the next: 60", Text(page.Find(".flag-more .facts")), StringComparison.Ordinal);
        Assert.Equal("/settings/detectors/walks-ids", page.Find(".flag-more .facts a").GetAttribute("href"));
    }

    [Fact]
    public async Task Who_moved_along_is_named_and_linked()
    {
        var page = await OpenFlaggedAsync();
        await Button(page, "Show who").ClickAsync();
        Assert.Equal(["W-2", "W-3"], page.FindAll(".flag-who a").Select(Text));
        Assert.Equal($"/accounts/{(await IdOfAsync("W-2")).Value}", page.Find(".flag-who a").GetAttribute("href"));
    }

    [Fact]
    public async Task Each_flag_is_a_band_on_the_chart_and_the_chart_zooms_to_it()
    {
        var page = await OpenFlaggedAsync();
        Assert.Contains(page.FindComponent<Web.Shared.TimeChart>().Instance.Bands, band => band.Label == Walks && band.From == Night && band.To == Night.AddMinutes(44));
        await Button(page, $"Zoom the chart to “{Walks}”").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("7 Mar 2026, 01:50 – 02:54 UTC", page.Find(".chart-span").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dismissal_needs_a_reason_and_stands_apart_until_it_is_taken_back()
    {
        var dialogs = Dialogs();
        var page = await OpenFlaggedAsync();
        var before = page.FindComponent<Web.Shared.TimeChart>().Instance.Bands.Count;
        var opening = Button(page, $"Dismiss “{Walks}”…").ClickAsync();
        dialogs.WaitForElement("textarea").Input("ours");
        Assert.Contains($"“{Walks}” will not count for W-1 any more, also when it is found again.", dialogs.Find(".dialog-text").TextContent, StringComparison.Ordinal);
        Button(dialogs, "Dismiss one flag").Click();
        dialogs.WaitForAssertion(() => Assert.Contains(FlagRefusals.ReasonTooShort.Message, dialogs.Markup, StringComparison.Ordinal));
        Assert.Empty(await App.AskAsync(db => db.FlagDismissals.ToListAsync()));

        dialogs.Find("textarea").Input("our own monitor, ticket 12");
        Button(dialogs, "Dismiss one flag").Click();
        await opening;
        page.WaitForAssertion(() => Assert.Equal("Dismissed by Mara Reviewer just now: our own monitor, ticket 12", Text(page.Find("[aria-label='Dismissed flags'] .flag-word"))));
        Assert.DoesNotContain(Walks, page.Find("[aria-label='Flags that count']").TextContent, StringComparison.Ordinal);
        Assert.Equal(before - 1, page.FindComponent<Web.Shared.TimeChart>().Instance.Bands.Count);
        page.WaitForAssertion(() => Assert.Contains("You dismissed a flag.", Text(page.Find(".history")), StringComparison.Ordinal));

        await Button(page, $"Take back the dismissal of “{Walks}”").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains(Walks, page.Find("[aria-label='Flags that count']").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[aria-label='Dismissed flags']"));
    }

    [Fact]
    public async Task A_refusal_is_shown_in_the_dialog_which_stays_open()
    {
        var dialogs = Dialogs();
        var page = await OpenFlaggedAsync();
        var id = await IdOfAsync("W-1");
        Assert.Null((await App.Get<DismissFlagHandler>().HandleAsync(new DismissFlag(id, "walks-ids", "a colleague was quicker"), CancellationToken.None)).Refusal);
        _ = Button(page, $"Dismiss “{Walks}”…").ClickAsync();
        dialogs.WaitForElement("textarea").Input("our own monitor, ticket 12");
        Button(dialogs, "Dismiss one flag").Click();
        dialogs.WaitForAssertion(() => Assert.Contains(FlagRefusals.AlreadyDismissed.Message, dialogs.Find(".refusal").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_dismiss_sees_the_flags_without_the_act()
    {
        await DetectNightAsync();
        App.As("auditor");
        var page = await OpenAsync("W-1");
        Assert.NotEmpty(page.FindAll(".flag"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Dismiss", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_superseded_is_kept_below()
    {
        await DetectNightAsync();
        App.As("administrator");
        Assert.Null((await App.Get<SaveDetectorHandler>().HandleAsync(new SaveDetector("walks-ids", new Dictionary<string, double> { ["steps"] = 5_000 }, true, 0), CancellationToken.None)).Refusal);
        await DetectAsync();
        var page = await OpenAsync("W-1");
        Assert.StartsWith("1 earlier flag, superseded", Text(page.Find(".flags-past summary")), StringComparison.Ordinal);
        Assert.Contains("asked for 900 ids", page.Find(".flags-past").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Walks, page.Find("[aria-label='Flags that count']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_automation_is_said_instead_of_flags()
    {
        await DetectNightAsync();
        App.As("administrator");
        Assert.Null((await App.Get<AddKnownAutomationHandler>().HandleAsync(new AddKnownAutomation("our own monitor", "Ticket 12, watches the gallery", "W-1"), CancellationToken.None)).Refusal);
        await DetectAsync();
        var page = await OpenAsync("W-1");
        Assert.Equal("Known automation: our own monitor It gets no flags while it is on the list.", Text(page.Find(".flags-note")));
        Assert.Empty(page.FindAll("[aria-label='Flags that count']"));
    }

    [Fact]
    public async Task Without_flags_it_says_whether_detection_has_looked()
    {
        var page = await OpenAsync("A-2");
        Assert.Equal("Not looked at yet.", Text(page.Find(".flags-note")));
        Assert.NotNull(Button(page, "Look for automation now"));
        await DetectNightAsync();
        App.Clock.Advance(TimeSpan.FromHours(2));
        page = await OpenAsync("A-2");
        Assert.Equal("No flags. Detection has looked at all requests of this account; it last ran 2 h ago.", Text(page.Find(".flags-note")));
    }

    private async Task<IRenderedComponent<AccountPage>> OpenFlaggedAsync()
    {
        await DetectNightAsync();
        return await OpenAsync("W-1");
    }

    private async Task<IRenderedComponent<AccountPage>> OpenAsync(string account)
    {
        var id = (await IdOfAsync(account)).Value;
        GoTo($"/accounts/{id}");
        var page = Render<AccountPage>(parameters => parameters.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    private static AngleSharp.Dom.IElement Flag(IRenderedComponent<AccountPage> page, string title) => page.FindAll(".flag").Single(flag => Text(flag.QuerySelector("h3")!) == title);
}
