using Bunit;
using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Features.Incidents;
using Cordon.Web.Incidents;
using Cordon.Web.Tests.Detection;
using Microsoft.AspNetCore.Components.Forms;

namespace Cordon.Web.Tests.Incidents;

public sealed class IncidentPageTests : DetectionParts
{
    [Fact]
    public async Task Those_suggested_stand_with_their_share_until_a_person_who_looked_confirms_them()
    {
        var (id, dialogs) = (await OpenNightAsync(), Dialogs());
        var page = Open(id);
        Assert.Contains("These 3 accounts of 6 made 100 % of 2,700 requests; before, 0 % of 0.", Text(page.Find(".participants-suggested p")), StringComparison.Ordinal);
        await page.InvokeAsync(() => Button(page, "Confirm 3 accounts…").Click());
        dialogs.WaitForAssertion(() => Assert.True(Button(dialogs, "Confirm 3 accounts").HasAttribute("disabled")));
        await dialogs.InvokeAsync(() => dialogs.Find(".incident-looked input").Change(true));
        await dialogs.InvokeAsync(() => Button(dialogs, "Confirm 3 accounts").Click());
        page.WaitForAssertion(() => Assert.Equal("3 accounts: 100 % of 2,700 requests, before 0 %", Text(page.Find(".participants .panel-head span"))));
        page.WaitForAssertion(() => Assert.Contains("confirmed accounts that took part.", Text(page.Find("section[aria-labelledby=history] .history")), StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".participants-suggested"));
    }

    [Fact]
    public async Task The_window_is_shaded_and_the_lines_of_an_account_within_it_are_one_click_away()
    {
        var page = Open(await OpenNightAsync());
        Assert.Contains("Marked: 1", page.Find(".chart-plot").GetAttribute("aria-label")!.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.EndsWith($"/lines?from={Night:yyyy-MM-ddTHH}%3A{Night:mm}Z&to={Night.AddMinutes(44):yyyy-MM-ddTHH}%3A{Night.AddMinutes(44):mm}Z", page.Find(".participants-suggested .act").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_of_that_night_is_chosen_when_evidence_is_attached()
    {
        var (id, dialogs) = (await OpenNightAsync(), Dialogs());
        var page = Open(id);
        await page.InvokeAsync(() => Button(page, "Attach…").Click());
        dialogs.WaitForAssertion(() => Assert.Contains("night.log", dialogs.Find(".attachable").TextContent, StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => Button(dialogs, "Attach 1 item").Click());
        page.WaitForAssertion(() => Assert.Matches("/evidence/[0-9]+", page.Find("section[aria-labelledby=evidence] a").GetAttribute("href")!));
    }

    [Fact]
    public async Task A_refusal_is_shown_and_the_dialog_stays_open()
    {
        var (id, dialogs) = (await OpenNightAsync(), Dialogs());
        var page = Open(id);
        await page.InvokeAsync(() => Button(page, "Add figures…").Click());
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("input")));
        await dialogs.InvokeAsync(() => Button(dialogs, "Add figures").Click());
        dialogs.WaitForAssertion(() => Assert.Contains(IncidentRefusals.FigureIncomplete.Message, dialogs.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_come_from_a_file_and_what_is_wrong_with_it_is_told_at_once()
    {
        var (id, dialogs) = (await OpenNightAsync(), Dialogs());
        var page = Open(id);
        await page.InvokeAsync(() => Button(page, "Add figures…").Click());
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("input[type=file]")));
        var file = dialogs.FindComponent<InputFile>();
        file.UploadFiles(InputFileContent.CreateFromText("Tickets,many,,Support desk", "impact.csv"));
        dialogs.WaitForAssertion(() => Assert.Contains("Line 1 of the figures was not understood: “many” is no number", Text(dialogs.Find(".refusal")), StringComparison.Ordinal));
        file.UploadFiles(InputFileContent.CreateFromText("name,value,unit,source\nTickets,37,,Support desk\nOutage,140,minutes,On call", "impact.csv"));
        dialogs.WaitForAssertion(() => Assert.Equal("2 figures of impact.csv are added with the rest: Tickets, Outage", Text(dialogs.Find("[role=status]"))));
        await dialogs.InvokeAsync(() => Button(dialogs, "Add figures").Click());
        page.WaitForAssertion(() => Assert.Equal(["Tickets: 37", "Outage: 140 minutes"], page.FindAll("section[aria-labelledby=impact] .history li > p:first-child").Select(Text)));
    }

    [Fact]
    public async Task Who_may_not_change_facts_finds_no_act_and_Legal_may_hand_over()
    {
        var (id, dialogs) = (await OpenNightAsync(), Dialogs());
        App.As("legal");
        var page = Open(id);
        Assert.Equal(["Hand over…"], page.FindAll(".page-header-acts button").Select(Text));
        Assert.Empty(page.FindAll(".participants-suggested button"));
        await page.InvokeAsync(() => Button(page, "Hand over…").Click());
        dialogs.WaitForAssertion(() => Assert.Equal("/evidence/hand-over", dialogs.Find("form").GetAttribute("action")));
        Assert.Equal([id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), "", ""], new[] { "incident", "purpose", "recipient" }.Select(name => dialogs.Find($"[name={name}]").GetAttribute("value") ?? ""));
    }

    [Fact]
    public void The_list_says_what_an_incident_is_where_there_is_none()
    {
        GoTo("/incidents");
        var page = Render<IncidentsPage>();
        page.WaitForAssertion(() => Assert.Contains("No incidents yet.", page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_tells_when_who_took_part_and_what_it_rests_on()
    {
        await OpenNightAsync();
        GoTo("/incidents?kind=scraping&status=current");
        var page = Render<IncidentsPage>();
        page.WaitForAssertion(() => Assert.Equal($"Images copied gallery Scraping {IncidentWords.Span(Night, Night.AddMinutes(45))} Open 0 — 0", Text(page.Find("tbody tr"))));
    }

    [Theory]
    [InlineData("?q=gallery&kind=Scraping&status=open&after=5~1", "/incidents?q=gallery&kind=scraping&status=open&after=5~1")]
    [InlineData("?kind=1&status=current&before=5~1", "/incidents?status=current&before=5~1")]
    public void An_address_is_read_as_it_is_written(string query, string href) => Assert.Equal(href, Uri.UnescapeDataString(IncidentsAddress.Read(query).Href));

    private async Task<IncidentId> OpenNightAsync()
    {
        await DetectNightAsync();
        return (await App.Get<OpenIncidentHandler>().HandleAsync(new(new(IncidentKind.Scraping, "Images copied", Night, Night.AddMinutes(45), "gallery")), CancellationToken.None)).Value;
    }

    private IRenderedComponent<IncidentPage> Open(IncidentId id)
    {
        GoTo($"/incidents/{id.Value}");
        var page = Render<IncidentPage>(parameters => parameters.Add(p => p.Id, id.Value));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
