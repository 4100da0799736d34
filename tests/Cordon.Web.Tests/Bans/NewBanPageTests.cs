using Bunit;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Features.Bans;
using Cordon.Features.Evidence;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;
using Cordon.Web.Bans;
using Cordon.Web.Tests.Detection;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.Tests.Bans;

public sealed class NewBanPageTests : DetectionParts
{
    private OrganizationId _company;

    [Fact]
    public async Task Whom_the_ban_reaches_stands_beside_it_and_on_the_button()
    {
        var page = await OpenAsync(confirmed: 3);
        page.WaitForAssertion(() => Assert.Equal("Reaches 3 accounts", Text(page.Find("#reaches"))));
        Assert.Equal("Propose a ban for 3 accounts", Text(page.Find(".ban-propose button")));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".ban-accounts li").Count));
        Assert.Contains("n•••@northlight.example", page.Find(".ban-accounts").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("noor@northlight.example", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slider_says_who_enters_and_what_less_would_be()
    {
        var page = await OpenAsync(confirmed: 1, suspected: [0.62, 0.81]);
        page.WaitForAssertion(() => Assert.Equal("Suspected people from 0.80 on would add 1 (1 without any flag).", Text(page.Find(".ban-ladder"))));
        await page.InvokeAsync(() => page.Find("#threshold").Input("60"));
        page.WaitForAssertion(() => Assert.Equal("Reaches 3 accounts", Text(page.Find("#reaches"))));
        page.WaitForAssertion(() => Assert.Contains("Enter: S-1 0.81 S-0 0.62", Text(page.Find(".ban-slider .quiet")), StringComparison.Ordinal));
        Assert.Equal("0.50 would add 0 (0 without any flag). Without suspected people 2 fewer.", Text(page.Find(".ban-ladder")));
        await page.InvokeAsync(() => page.Find("#threshold").Input("101"));
        page.WaitForAssertion(() => Assert.Equal("Reaches 1 account", Text(page.Find("#reaches"))));
    }

    [Fact]
    public async Task What_is_missing_is_said_in_place_and_what_was_typed_is_kept_as_a_draft()
    {
        var page = await OpenAsync(confirmed: 2);
        await page.InvokeAsync(() => page.Find("#step-words ~ .panel-body textarea").Change("Every pair was downloaded in lockstep, as the log shows."));
        page.WaitForAssertion(() => Assert.Contains("Kept as a draft", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.False(page.Find(".ban-propose button").HasAttribute("disabled")));
        await page.InvokeAsync(() => page.Find(".ban-propose button").Click());
        page.WaitForAssertion(() => Assert.Contains(BanRefusals.EvidenceNeeded.Message, page.Find(".ban-propose").TextContent, StringComparison.Ordinal));
        var draft = await App.AskAsync(db => db.BanDrafts.SingleAsync());
        Assert.Contains("in lockstep", draft.Content, StringComparison.Ordinal);
        GoTo($"/bans/new?draft={draft.Id.Value}");
        var again = Render<NewBanPage>();
        again.WaitForAssertion(() => Assert.Equal("Reaches 2 accounts", Text(again.Find("#reaches"))));
    }

    [Fact]
    public async Task A_sample_is_judged_one_by_one_and_the_estimate_stands_in_the_panel()
    {
        var page = await OpenAsync(confirmed: 26);
        page.WaitForAssertion(() => Assert.Equal("Draw 26 accounts", Text(Button(page, "Draw 26 accounts"))));
        await page.InvokeAsync(() => Button(page, "Draw 26 accounts").Click());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".ban-judge")));
        foreach (var (key, account) in new[] { ("ArrowRight", 2), ("ArrowLeft", 1), ("ArrowLeft", 1) })
        {
            await page.InvokeAsync(() => page.Find(".ban-judge").KeyDown(key));
            page.WaitForAssertion(() => Assert.StartsWith($"Account {account} of 26;", page.Find(".ban-judge").GetAttribute("aria-label"), StringComparison.Ordinal));
        }
        for (var judged = 1; judged <= 26; judged++)
        {
            var now = judged;
            await page.InvokeAsync(() => page.Find(".ban-judge").KeyDown(judged == 3 ? "w" : "r"));
            page.WaitForAssertion(() => Assert.StartsWith($"{now} of 26 judged", Text(page.Find(".ban-check [role=status]")), StringComparison.Ordinal));
        }
        page.WaitForAssertion(() => Assert.Contains("about 3.8 % (3.8 to 3.9 %) of 26", Text(page.Find(".ban-wrong")), StringComparison.Ordinal));
        Assert.Equal(25, await App.AskAsync(db => db.BanSampleAccounts.CountAsync(a => a.Verdict == SampleVerdict.Right)));
    }

    [Fact]
    public async Task A_complete_ban_is_proposed_and_its_draft_goes()
    {
        var evidence = (await App.Get<AddEvidenceHandler>().HandleAsync(new(App.WriteFile("night.log", "a line\n"), "night.log", "test"), new Progress<JobProgress>(), CancellationToken.None)).Value.Id;
        var page = await OpenAsync(confirmed: 2);
        await page.InvokeAsync(() => page.Find("#step-clause ~ .panel-body select").Change("aggressive-automation"));
        page.WaitForElement("#step-grounds ~ .panel-body ul[aria-label=Evidence] input");
        await page.InvokeAsync(() => page.FindAll("#step-grounds ~ .panel-body .attachable input").First(i => i.ParentElement!.TextContent.Contains($"E-{evidence.Value} ", StringComparison.Ordinal)).Change(true));
        await page.InvokeAsync(() => page.Find("#step-dates ~ .panel-body input[type=date]").Change("2026-09-01"));
        await page.InvokeAsync(() => page.FindAll("#step-words ~ .panel-body textarea")[0].Change("Every pair was downloaded in lockstep, as the log shows."));
        await page.InvokeAsync(() => page.FindAll("#step-words ~ .panel-body textarea")[1].Change("Content was collected automatically."));
        await page.InvokeAsync(() => page.FindAll("input[name=competitor]")[1].Change(true));
        await page.InvokeAsync(() => page.FindAll("input[name=ties]")[1].Change(true));
        page.WaitForAssertion(() => Assert.False(page.Find(".ban-propose button").HasAttribute("disabled")));
        await page.InvokeAsync(() => page.Find(".ban-propose button").Click());
        page.WaitForAssertion(() => Assert.Equal("P-1 proposes B-1 for 2 accounts", Text(page.Find("#proposed"))));
        Assert.Equal((1, 0), await App.AskAsync(async db => (await db.Proposals.CountAsync(), await db.BanDrafts.CountAsync())));
    }

    [Fact]
    public async Task Evidence_older_than_the_list_is_found_by_its_name_and_stays_in_sight_once_chosen()
    {
        var bans = new SampleBans(App.Store);
        await bans.EvidenceAsync("the night in question.log");
        for (var i = 0; i < ListBanGroundsHandler.Most; i++) await bans.EvidenceAsync($"later-{i}.log");
        var page = await OpenAsync(confirmed: 2);
        page.WaitForAssertion(() => Assert.Equal(ListBanGroundsHandler.Most, Names().Count));
        Assert.DoesNotContain(Names(), name => name.Contains("the night", StringComparison.Ordinal));
        await page.InvokeAsync(() => page.FindAll("#step-grounds ~ .panel-body input[type=search]")[1].Input("in QUESTION"));
        page.WaitForAssertion(() => Assert.Contains("the night in question.log", Assert.Single(Names()), StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("ul[aria-label=Evidence] input").Change(true));
        await page.InvokeAsync(() => page.FindAll("#step-grounds ~ .panel-body input[type=search]")[1].Input("later"));
        page.WaitForAssertion(() => Assert.Equal(ListBanGroundsHandler.Most + 1, Names().Count));
        Assert.True(page.FindAll("ul[aria-label=Evidence] input")[^1].HasAttribute("checked"));

        List<string> Names() => [.. page.FindAll("ul[aria-label=Evidence] li").Select(Text)];
    }

    [Fact]
    public async Task A_ban_that_is_over_is_written_again_with_what_it_said_and_without_its_dates()
    {
        var (organizations, bans) = (new SampleOrganizations(App.Store, TestApp.Noon.AddDays(-3)), new SampleBans(App.Store));
        var company = await organizations.OrganizationAsync("Northlight Data");
        await organizations.SuspectAsync("S-1", company, 0.7);
        var incident = await bans.IncidentAsync();
        var over = await bans.InForceAsync(BanRule.OfOrganization(company) with { Threshold = 0.65, Subsidiaries = true }, incidents: [incident], until: TestApp.Noon.AddDays(9));
        await bans.LiftAsync(over);
        GoTo($"/bans/new?like={over.Value}");
        var page = Render<NewBanPage>();
        page.WaitForAssertion(() => Assert.Equal("Reaches 1 account", Text(page.Find("#reaches"))));
        Assert.Contains("Northlight Data", Text(page.Find("#step-target ~ .panel-body")), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("#step-grounds ~ .panel-body input[checked]").Count));
        Assert.Equal([SampleBans.Reason, SampleBans.Statement], page.FindAll("#step-words ~ .panel-body textarea").Select(t => t.GetAttribute("value")));
        Assert.All(page.FindAll("#step-dates ~ .panel-body input"), i => Assert.True(string.IsNullOrEmpty(i.GetAttribute("value"))));
        Assert.Empty(page.FindAll(".ban-question input[checked]"));
    }

    /// <summary>The page, opened for a company with so many people.</summary>
    private async Task<IRenderedComponent<NewBanPage>> OpenAsync(int confirmed, params double[] suspected)
    {
        var organizations = new SampleOrganizations(App.Store, TestApp.Noon.AddDays(-3));
        _company = await organizations.OrganizationAsync("Northlight Data");
        for (var i = 0; i < confirmed; i++) await organizations.DecideAsync(await organizations.SuspectAsync($"C-{i}", _company, 0.95, value: i == 0 ? "noor@northlight.example" : null), AffiliationState.Confirmed, TestApp.Noon);
        for (var i = 0; i < suspected.Length; i++) await organizations.SuspectAsync($"S-{i}", _company, suspected[i]);
        GoTo($"/bans/new?organization={_company.Value}");
        var page = Render<NewBanPage>();
        page.WaitForAssertion(() => Assert.Matches("^Reaches [0-9]", Text(page.Find("#reaches"))));
        return page;
    }
}
