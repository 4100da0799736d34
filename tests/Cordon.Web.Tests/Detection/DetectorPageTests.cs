using Bunit;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Features.Detection;
using Cordon.Web.Detection;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.Tests.Detection;

public sealed class DetectorPageTests : DetectionParts
{
    [Fact]
    public async Task A_slider_is_counted_before_anything_is_saved()
    {
        var page = await OpenAsync("reviewer");
        Assert.Equal("4 accounts flagged", Text(page.Find(".draft-sum")));
        page.Find("#threshold-steps").Change("5000");
        Assert.Equal("Counting…", Text(page.Find(".draft-sum")));
        App.Clock.Advance(DraftPreview.Pause);
        page.WaitForAssertion(() => Assert.Equal("4 accounts flagged now, 0 at this setting (+0, −4)", Text(page.Find(".draft-sum"))));
        Assert.Contains("0 accounts at 5,000", Text(page.Find(".threshold-said")), StringComparison.Ordinal);
        Assert.Equal(["Steps in one direction, from one second to the next: 60 → 5,000"], page.FindAll(".draft-changes li").Select(Text));
        Assert.Empty(await App.AskAsync(db => db.DetectorChoices.ToListAsync()));
    }

    [Fact]
    public async Task The_counts_along_a_slider_can_be_read_as_a_table()
    {
        var page = await OpenAsync("reviewer");
        await page.InvokeAsync(() => Button(page, "Show as table: Steps in one direction, from one second to the next").ClickAsync());
        var cells = page.FindAll(".threshold-table tbody td").Select(Text).ToList();
        Assert.Equal(["20", "4"], cells[..2]);
        Assert.Equal(["5,000", "0"], cells[^2..]);
        Assert.StartsWith("Accounts that would be flagged along the slider: 20: 4 accounts,", page.Find(".steps").GetAttribute("aria-label")!.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slider_is_moved_and_spoken_by_its_stops()
    {
        var page = await OpenAsync("reviewer");
        Assert.Equal("95\u00A0%", page.FindAll(".threshold-slider")[1].GetAttribute("aria-valuetext"));
        await page.InvokeAsync(() => page.FindAll(".threshold-slider")[1].Input("0"));
        page.WaitForAssertion(() => Assert.Equal("60\u00A0%", page.FindAll(".threshold-slider")[1].GetAttribute("aria-valuetext")));
        Assert.Equal("60", page.Find("#threshold-along").GetAttribute("value"));
    }

    [Fact]
    public async Task A_value_out_of_bounds_is_refused_in_place()
    {
        var page = await OpenAsync("reviewer");
        await page.InvokeAsync(() => page.Find("#threshold-steps").Change("3"));
        App.Clock.Advance(DraftPreview.Pause);
        page.WaitForAssertion(() => Assert.Contains("walks-ids.steps must be 20 to 5000; it is 3.", page.Find(".draft .refusal").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reviewer_may_try_but_not_save()
    {
        var page = await OpenAsync("reviewer");
        Assert.DoesNotContain(page.FindAll("button"), button => Text(button) is "Save for everybody" or "Back to the defaults");
        Assert.Contains("Only administrators save them.", Text(page.Find(".draft-note")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_names_the_change_and_queues_a_run()
    {
        var dialogs = Dialogs();
        var page = await OpenAsync("administrator");
        await page.InvokeAsync(() => page.Find("#threshold-steps").Change("80"));
        await PressAndConfirmAsync(page, dialogs, "Save for everybody", "Steps in one direction, from one second to the next: 60 → 80");
        page.WaitForAssertion(() => Assert.StartsWith("Saved for everybody.", Text(page.Find(".detector-said")), StringComparison.Ordinal));
        Assert.Contains("by Ada Administrator", Text(page.Find(".draft .facts")), StringComparison.Ordinal);
        Assert.True(await App.AskAsync(db => db.Jobs.AnyAsync(j => j.Kind == DetectionJobs.Run && j.State == JobState.Queued)));

        await PressAndConfirmAsync(page, dialogs, "Back to the defaults", "Steps in one direction, from one second to the next: 80 → 60", "Take it back to the defaults");
        page.WaitForAssertion(() => Assert.Contains("these are the defaults", Text(page.Find(".draft .facts")), StringComparison.Ordinal));
        Assert.Equal("60", page.Find("#threshold-steps").GetAttribute("value"));
    }

    [Fact]
    public async Task Somebody_elses_save_refuses_ones_own_in_place()
    {
        var dialogs = Dialogs();
        var page = await OpenAsync("administrator");
        Assert.Null((await App.Get<SaveDetectorHandler>().HandleAsync(new SaveDetector("walks-ids", new Dictionary<string, double> { ["steps"] = 70 }, true, 0), CancellationToken.None)).Refusal);
        await page.InvokeAsync(() => page.Find("#threshold-steps").Change("80"));
        _ = page.InvokeAsync(() => Button(page, "Save for everybody").ClickAsync());
        dialogs.WaitForElement(".dialog-list");
        Button(dialogs, "Save for everybody").Click();
        dialogs.WaitForAssertion(() => Assert.Contains(Refusals.ChangedMeanwhile.Message, dialogs.Find(".refusal").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_says_what_is_flagged_changed_and_when_it_ran()
    {
        await DetectNightAsync();
        App.As("administrator");
        await App.Get<SaveDetectorHandler>().HandleAsync(new SaveDetector("reads-feeds", new Dictionary<string, double>(), false, 0), CancellationToken.None);
        App.Clock.Advance(TimeSpan.FromHours(3));
        var list = Render<DetectorsPage>();
        list.WaitForAssertion(() => Assert.Empty(list.FindAll(".skeleton")));
        Assert.StartsWith("Detection last ran 3 h ago: 5 accounts looked at,", Text(list.Find(".detection-run")), StringComparison.Ordinal);
        var walks = list.FindAll(".detectors tbody tr").Single(row => Text(row).StartsWith("Walks an id range", StringComparison.Ordinal));
        Assert.Equal(("4", "/accounts?flag=walks-ids"), (Text(walks.QuerySelector(".figure a")!), walks.QuerySelector(".figure a")!.GetAttribute("href")));
        var feeds = list.FindAll(".detectors tbody tr").Single(row => Text(row).StartsWith("Reads feeds", StringComparison.Ordinal));
        Assert.Equal(["Off", "Changed"], feeds.QuerySelectorAll(".detector-state .tag").Select(Text));
        Assert.NotNull(Button(list, "Look for automation now"));
    }

    [Fact]
    public void An_auditor_may_not_start_a_run()
    {
        App.As("auditor");
        var list = Render<DetectorsPage>();
        list.WaitForAssertion(() => Assert.NotEmpty(list.FindAll(".detectors")));
        Assert.DoesNotContain(list.FindAll("button"), button => Text(button) == "Look for automation now");
    }

    private async Task<IRenderedComponent<DetectorPage>> OpenAsync(string name)
    {
        await DetectNightAsync();
        App.As(name);
        var page = Render<DetectorPage>(parameters => parameters.Add(p => p.Rule, "walks-ids"));
        page.WaitForAssertion(() => Assert.Contains("flagged", page.Find(".draft-sum").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-busy=true]")));
        return page;
    }

    private static async Task PressAndConfirmAsync(IRenderedComponent<DetectorPage> page, IRenderedComponent<MudBlazor.MudDialogProvider> dialogs, string press, string says, string? confirm = null)
    {
        // Found and pressed in one go on the renderer's own thread: a count that comes in between would leave a stale button.
        var opening = page.InvokeAsync(() => Button(page, press).ClickAsync());
        dialogs.WaitForAssertion(() => Assert.Equal([says], dialogs.FindAll(".dialog-list li").Select(Text)));
        Button(dialogs, confirm ?? press).Click();
        await opening;
    }
}
