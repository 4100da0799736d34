using Bunit;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Features.Staff;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;
using Cordon.Web.Bans;
using Cordon.Web.Overview;
using Cordon.Web.Shell;
using Cordon.Web.Tests.Detection;

namespace Cordon.Web.Tests.Bans;

public sealed class BanPagesTests : DetectionParts
{
    [Fact]
    public void Where_there_is_no_ban_the_list_says_so_with_the_one_act_that_fills_it()
    {
        var page = List("/bans");
        Assert.Equal("No ban is in force. Propose a ban", Text(page.Find(".empty")));
        Assert.Equal("/bans/new", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Each_stage_is_an_address_with_its_number_and_a_row_tells_whom_how_many_and_until_when()
    {
        var (bans, company, _) = await WorldAsync();
        var standing = await bans.InForceAsync(BanRule.OfOrganization(company));
        await bans.ProposedAsync(BanRule.OfOrganization(company));
        await bans.LiftAsync(await bans.InForceAsync(BanRule.OfOrganization(company)));
        var page = List("/bans");
        Assert.Equal(["In force 1", "Scheduled", "Waiting 1", "Review due", "Ended 1"], page.FindAll(".tab").Select(Text));
        Assert.Equal("/bans?stage=ended", page.FindAll(".tab")[4].GetAttribute("href"));
        Assert.Equal("page", page.FindAll(".tab")[0].GetAttribute("aria-current"));
        Assert.Equal($"B-{standing.Value} Northlight Data In force 1 aggressive-automation just now review 8 Jun 2026, Noor Approver", Text(page.Find("tbody tr")));
        Assert.Contains("Lifted", Text(List("/bans?stage=ended").Find("tbody tr")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?stage=review-due&organization=3&clause=aggressive-automation&after=5", "/bans?stage=review-due&organization=3&clause=aggressive-automation&after=5")]
    [InlineData("?stage=nothing&organization=x&before=5", "/bans?before=5")]
    public void The_address_of_the_list_is_read_as_it_is_written(string query, string href) => Assert.Equal(href, BansAddress.Read(query).Href);

    [Theory]
    [InlineData("?through=suspected&flags=none&after=5", "/bans/7?through=suspected&flags=none&after=5")]
    [InlineData("?through=other&after=x", "/bans/7")]
    public void The_address_of_whom_it_covers_is_read_as_it_is_written(string query, string href) => Assert.Equal(href, CoveredLook.Read(query).Href(7));

    [Fact]
    public async Task A_ban_that_is_over_says_since_when_and_can_be_proposed_again()
    {
        var (bans, company, _) = await WorldAsync();
        var ban = await bans.InForceAsync(BanRule.OfOrganization(company));
        App.Clock.Advance(TimeSpan.FromHours(1));
        await bans.LiftAsync(ban);
        GoTo($"/bans/{ban.Value}");
        var page = Render<BanPage>(parameters => parameters.Add(p => p.Id, ban.Value));
        page.WaitForAssertion(() => Assert.Contains("over since 10 Mar 2026, 13:00 UTC", Text(page.Find(".ban-facts")), StringComparison.Ordinal));
        Assert.DoesNotContain("until further notice", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"a[href='{NewBanWords.Like(ban.Value)}']"));
        page.WaitForAssertion(() => Assert.Equal("0 accounts covered since 10 Mar 2026; the most were 1, on 10 Mar 2026.", page.Find(".ban-reach").GetAttribute("aria-label")!.Replace('\u00A0', ' ')));
    }

    [Fact]
    public async Task A_ban_shows_what_why_on_which_evidence_who_approved_what_and_whom_it_covers()
    {
        var (bans, company, _) = await WorldAsync();
        var ban = await bans.InForceAsync(BanRule.OfOrganization(company), incidents: [await bans.IncidentAsync()]);
        GoTo($"/bans/{ban.Value}");
        var page = Render<BanPage>(parameters => parameters.Add(p => p.Id, ban.Value));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("section[aria-labelledby=covered] tbody tr")));
        Assert.Equal($"B-{ban.Value} Northlight Data", Text(page.Find("h1")));
        Assert.Contains("Whoever is confirmed; also who joins later; nobody who has left.", Text(page.Find(".ban-facts")), StringComparison.Ordinal);
        Assert.Contains(SampleBans.Statement, page.Find(".ban-facts").TextContent, StringComparison.Ordinal);
        var grounds = Text(page.Find("section[aria-labelledby=grounds]"));
        Assert.Contains("Every pair was walked", grounds, StringComparison.Ordinal);
        Assert.Contains("Sealed E-", grounds, StringComparison.Ordinal);
        var proposals = Text(page.Find("section[aria-labelledby=proposals]"));
        Assert.Contains("Proposed by Mara Reviewer, 10 Mar 2026, 12:00 UTC. It covered 1 account.", proposals, StringComparison.Ordinal);
        Assert.Contains("Noor Approver approved", proposals, StringComparison.Ordinal);
        var row = page.Find("section[aria-labelledby=covered] tbody tr");
        Assert.Equal(("A-1", "Confirmed 0.90", "Northlight Data"), (Text(row.Children[0]), Text(row.QuerySelector("[data-state]")!), Text(row.QuerySelector("div")!)));
        page.WaitForAssertion(() => Assert.Equal("1 account covered on 10 Mar 2026; the most were 1, on 10 Mar 2026.", page.Find(".ban-reach").GetAttribute("aria-label")!.Replace('\u00A0', ' ')));
        await page.InvokeAsync(() => Button(page, "Show as table").Click());
        Assert.Equal(["10 Mar 2026", "1", "1", "0"], page.Find(".chart-table tbody tr").Children.Select(Text));
    }

    [Fact]
    public async Task The_organization_s_page_shows_the_bans_that_reach_its_people_and_leads_to_a_proposal()
    {
        var (bans, company, labs) = await WorldAsync();
        var ban = await bans.InForceAsync(BanRule.OfOrganization(company) with { Subsidiaries = true });
        var section = Render<OrganizationBans>(parameters => parameters.Add(p => p.Organization, labs.Value));
        section.WaitForAssertion(() => Assert.Contains($"B-{ban.Value} In force On Northlight Data.", Text(section.Find("li")), StringComparison.Ordinal));
        Assert.Equal($"/bans/new?organization={labs.Value}", section.Find(".panel-note a").GetAttribute("href"));
    }

    [Fact]
    public async Task The_overview_says_what_waits_for_whoever_looks_and_the_rail_counts_it()
    {
        var (bans, company, _) = await WorldAsync();
        await bans.InForceAsync(BanRule.OfOrganization(company));
        await bans.ProposedAsync(BanRule.OfOrganization(company));
        App.As("approver");
        var panel = Render<BansPanel>();
        panel.WaitForAssertion(() => Assert.Equal(["1 proposal waits for you", "1 ban waits for a second person", "1 ban is in force and covers 1 account"], panel.FindAll("a").Select(Text)));
        var count = Render<WaitingCount>(parameters => parameters.Add(p => p.Person, SampleStaff.Find("approver")!));
        count.WaitForAssertion(() => Assert.Equal("1", Text(count.Find(".rail-count"))));
        App.As("reviewer");
        Assert.Equal("", Render<WaitingCount>(parameters => parameters.Add(p => p.Person, SampleStaff.Find("reviewer")!)).Markup.Trim());
    }

    private async Task<(SampleBans Bans, OrganizationId Company, OrganizationId Labs)> WorldAsync()
    {
        var organizations = new SampleOrganizations(App.Store, TestApp.Noon);
        var company = await organizations.OrganizationAsync("Northlight Data");
        var labs = await organizations.OrganizationAsync("Northlight Labs", parent: company);
        await organizations.DecideAsync(await organizations.SuspectAsync("A-1", company, 0.9), AffiliationState.Confirmed, TestApp.Noon.AddDays(-1));
        return (new(App.Store), company, labs);
    }

    private IRenderedComponent<BansPage> List(string address)
    {
        GoTo(address);
        var page = Render<BansPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
