using Bunit;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Detection;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Cordon.Testing;
using Cordon.Web.Accounts;
using Cordon.Web.Overview;
using Cordon.Web.Tests.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.Tests.Overview;

public sealed class OverviewPageTests : AccountParts
{
    [Fact]
    public void The_busiest_come_first_with_their_share_of_all()
    {
        var rows = Open().FindAll("tbody tr").Select(row => Text(row.TextContent)).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("A-1", rows[0], StringComparison.Ordinal);
        Assert.Contains("99 %", rows[0], StringComparison.Ordinal);
        Assert.Contains("< 1 %", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_are_told_with_their_state_and_what_was_rejected()
    {
        await App.As("administrator").ImportAsync(ImportKind.Requests, App.WriteFile("half.log", Log().Replace("images", "photos", StringComparison.Ordinal) + "not a line of a log\n"));
        App.As("reviewer");
        var newest = Open().Find(".told li");
        Assert.Contains("half.log", newest.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 line rejected", Text(newest.TextContent), StringComparison.Ordinal);
        Assert.StartsWith("/imports/", newest.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Finished", newest.QuerySelector("[data-state]")!.GetAttribute("data-state"));
    }

    [Fact]
    public async Task A_first_visit_is_told_everything_so_far()
    {
        await FlagAsync("walker");
        var changes = Changes(Open());
        Assert.Contains("Your first visit: everything so far", changes, StringComparison.Ordinal);
        Assert.Contains("2 accounts flagged so far", changes, StringComparison.Ordinal);
        Assert.Contains("3 imports finished", changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_back_is_told_what_came_since_and_led_to_exactly_these()
    {
        await FlagAsync("walker");
        await VisitAsync();
        App.Clock.Advance(TimeSpan.FromDays(3));
        await FlagAsync("crawler", from: 90_000);
        var page = Open();
        Assert.Contains("1 account newly flagged since Tuesday 12:01 UTC", Changes(page), StringComparison.Ordinal);
        Assert.Contains("1 import finished", Changes(page), StringComparison.Ordinal);
        var link = page.FindAll(".changed a")[0].GetAttribute("href")!;
        Assert.Equal("/accounts?flag=any&flaggedFrom=2026-03-10T12%3A01%3A00Z&sort=score", link);
        var listed = (await App.Get<Features.Accounts.ListAccountsHandler>().HandleAsync(new(AccountsAddress.Read(link.Split('?')[1]).Filter), CancellationToken.None)).Value;
        Assert.Equal("crawler", Assert.Single(listed.Rows).Account);
    }

    [Fact]
    public async Task Who_comes_back_to_nothing_new_is_told_so()
    {
        await FlagAsync("walker");
        await VisitAsync();
        App.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Contains("Nothing new since 12:01 UTC today.", Changes(Open()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_failed_is_among_what_changed()
    {
        await using (var unit = await App.Store.BeginAsync(Xunit.TestContext.Current.CancellationToken))
        {
            var import = await unit.Db.Imports.SingleAsync(i => i.FileName == "gallery.log", Xunit.TestContext.Current.CancellationToken);
            import.State = ImportState.Reading;
            (await unit.Db.Jobs.SingleAsync(j => j.Id == import.JobId, Xunit.TestContext.Current.CancellationToken)).State = JobState.Failed;
            await unit.CommitAsync(Xunit.TestContext.Current.CancellationToken);
        }
        var page = Open();
        Assert.Contains("1 import failed", Changes(page), StringComparison.Ordinal);
        Assert.Equal("/imports?ended=failed", page.Find(".changed-failed a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_flagged_account_has_its_reason_its_rules_as_words_and_its_hours()
    {
        await FlagAsync("walker");
        var row = Open().FindAll(".flagged li").Single(li => li.TextContent.Contains("walker", StringComparison.Ordinal));
        Assert.Equal($"/accounts/{(await IdOfAsync("walker")).Value}", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Matches("^[A-Z].+\\.$", row.QuerySelector(".flagged-why p")!.TextContent);
        Assert.Contains("Walks an id range", row.QuerySelectorAll(".rule").Select(mark => mark.TextContent));
        Assert.Matches("^Score 0\\.\\d\\d$", row.QuerySelector(".score")!.TextContent);
        Assert.StartsWith("Requests per hour", row.QuerySelector(".sparkline")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_flagged_the_page_says_how_many_were_looked_at_and_when()
    {
        await App.As("administrator").ImportAsync(ImportKind.Requests, App.WriteFile("one.log", SampleLines.Combined(TestApp.Noon.AddHours(-2), "A-2")));
        await DetectAsync();
        App.As("reviewer");
        await using (var unit = await App.Store.BeginAsync(Xunit.TestContext.Current.CancellationToken))
        {
            await unit.Db.Flags.ExecuteDeleteAsync(Xunit.TestContext.Current.CancellationToken);
            await unit.Db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.FlagScore, 0), Xunit.TestContext.Current.CancellationToken);
            await unit.CommitAsync(Xunit.TestContext.Current.CancellationToken);
        }
        App.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Contains("Nobody is flagged. Detection looked at 2 accounts 2 h ago.", Panel(Open()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_run_whoever_may_asks_for_it()
    {
        await WithoutRunAsync();
        var page = Open();
        Assert.Contains("Nobody has looked for automation yet.", Panel(page), StringComparison.Ordinal);
        page.FindAll("button").Single(button => button.TextContent == "Look for automation now").Click();
        page.WaitForAssertion(() => Assert.Contains("Detection is about to look for automation.", Panel(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_run_detection_has_no_button_for_it()
    {
        await WithoutRunAsync();
        As("auditor");
        var page = Open();
        Assert.Contains("Nobody has looked for automation yet.", Panel(page), StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent == "Look for automation now");
    }

    [Fact]
    public async Task While_detection_runs_its_progress_is_shown_in_accounts()
    {
        await WithoutRunAsync();
        await using (var unit = await App.Store.BeginAsync(Xunit.TestContext.Current.CancellationToken))
        {
            var job = DetectionJobs.Runs.New(unit, SampleStaff.Find("reviewer")!, runHere: true);
            (job.BytesDone, job.BytesTotal) = (2_408, 6_000);
            unit.Db.Jobs.Add(job);
            await unit.CommitAsync(Xunit.TestContext.Current.CancellationToken);
        }
        var panel = Panel(Open());
        Assert.Contains("Looking for automation…", panel, StringComparison.Ordinal);
        Assert.Contains("1,204 of 3,000 accounts", panel, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_may_not_browse_is_told_what_it_is_for()
    {
        As("support");
        var page = Open();
        Assert.Contains("Your role answers why somebody is banned", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".panel"));
    }

    /// <summary>As on a store that was filled before there were detectors: none waits.</summary>
    private async Task WithoutRunAsync()
    {
        await using var unit = await App.Store.BeginAsync(Xunit.TestContext.Current.CancellationToken);
        await unit.Db.Jobs.Where(j => j.Kind == DetectionJobs.Run).ExecuteDeleteAsync(Xunit.TestContext.Current.CancellationToken);
        await unit.CommitAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private void As(string name)
    {
        App.As(name);
        _person = name;
    }

    private string _person = "reviewer";

    private async Task VisitAsync()
    {
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await App.Get<MarkVisitHandler>().HandleAsync(new MarkVisit(), CancellationToken.None);
    }

    private IRenderedComponent<OverviewPage> Open()
    {
        var page = Render<OverviewPage>(parameters => parameters.AddCascadingValue(SampleStaff.Find(_person)!));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    private static string Changes(IRenderedComponent<OverviewPage> page) => Said(page, "changes");

    private static string Panel(IRenderedComponent<OverviewPage> page) => Said(page, "flagged");

    private static string Said(IRenderedComponent<OverviewPage> page, string panel) =>
        string.Join(' ', Text(page.Find($"section[aria-labelledby={panel}]").TextContent).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Text(string text) => text.Replace('\u00A0', ' ');
}
