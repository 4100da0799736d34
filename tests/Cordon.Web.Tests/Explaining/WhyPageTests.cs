using Bunit;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Features.Accounts;
using Cordon.Features.Explaining;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;
using Cordon.Web.Accounts;
using Cordon.Web.Explaining;
using Cordon.Web.Tests.Detection;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Explaining;

public sealed class WhyPageTests : DetectionParts
{
    [Fact]
    public async Task A_banned_account_is_answered_in_one_card_and_its_address_names_it_by_number_alone()
    {
        await BanAsync("A-1");
        App.As("support");
        var page = await LookUpAsync("mara@studio.example");
        page.WaitForAssertion(() => Assert.Contains("Banned since 10 March 2026", Text(page.Find(".why-headline")), StringComparison.Ordinal));
        Assert.EndsWith($"/why?account={(await IdOfAsync("A-1")).Value}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal((await AnswerAsync("A-1")).Person["en"], page.Find(".why-limits [data-copy]").GetAttribute("data-copy"));
        Assert.Contains("payment data", Text(page.Find("section[aria-labelledby=may-not-say]")), StringComparison.Ordinal);
        // Support is not led to pages that are not open to it.
        Assert.Empty(page.FindAll(".why-card a"));
        Assert.DoesNotContain("SHA-256", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_look_up_is_recorded_once_though_the_address_moves()
    {
        App.As("support");
        var page = await LookUpAsync("mara");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".why-card")));
        Assert.Equal(1, await App.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == "why.looked-up")));
    }

    [Fact]
    public async Task Whoever_may_browse_is_led_along_the_path()
    {
        var ban = await BanAsync("A-1");
        var page = await LookUpAsync("A-1");
        page.WaitForAssertion(() => Assert.Contains($"/bans/{ban.Value}", page.FindAll(".proof a").Select(a => a.GetAttribute("href"))));
        Assert.Contains("SHA-256", page.Find(".proof").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_its_weight_and_where_it_came_from_stand_apart()
    {
        var organizations = new SampleOrganizations(App.Store, TestApp.Noon);
        var company = await organizations.OrganizationAsync("Northlight Data");
        await organizations.SuspectAsync("A-9", company, 0.9, observedAt: TestApp.Noon, derived: false);
        await new SampleBans(App.Store).InForceAsync(BanRule.OfOrganization(company) with { Threshold = 0.8 });
        var page = await LookUpAsync("A-9");
        page.WaitForAssertion(() => Assert.Matches(@"verified \+\d+\.\d staff-list", Text(page.Find(".proof"))));
    }

    [Fact]
    public async Task An_unknown_account_and_nothing_typed_are_said_in_place()
    {
        App.As("support");
        var page = await LookUpAsync("nobody");
        page.WaitForAssertion(() => Assert.Contains(AccountRefusals.NotFound.Message, page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("#whom").Input(" "));
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForAssertion(() => Assert.Contains(WhyRefusals.NothingAsked.Message, page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_of_one_name_are_offered_masked_and_each_is_a_look_up_of_its_own()
    {
        await App.As("administrator").ImportAsync(Domain.Imports.ImportKind.Accounts, App.WriteFile("more.csv", "external_id,username,email\nB-1,twin,one@studio.example\nB-2,Twin,two@studio.example\n"));
        App.As("support");
        var page = await LookUpAsync("twin");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("section[aria-labelledby=candidates] li").Count));
        Assert.Contains("o•••@studio.example", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("one@studio.example", page.Markup, StringComparison.Ordinal);
        Assert.Equal(WhyPage.Href((await IdOfAsync("B-2")).Value), page.FindAll("section[aria-labelledby=candidates] a")[1].GetAttribute("href"));
    }

    [Fact]
    public void An_empty_page_says_what_an_answer_holds()
    {
        App.As("support");
        GoTo("/why");
        var page = Render<WhyPage>();
        page.WaitForAssertion(() => Assert.Contains("Nobody is looked up yet.", page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_account_s_page_says_since_when_it_is_banned_and_why()
    {
        var ban = await BanAsync("A-1");
        var id = (await IdOfAsync("A-1")).Value;
        GoTo($"/accounts/{id}");
        var page = Render<AccountPage>(parameters => parameters.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Equal("Banned since 10 Mar 2026", Text(page.Find(".page-header-state [data-state=Banned]"))));
        Assert.Contains($"B-{ban.Value} aggressive-automation", Text(page.Find("section[aria-labelledby=why]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_no_ban_ever_reached_has_no_such_panel()
    {
        var id = (await IdOfAsync("A-2")).Value;
        GoTo($"/accounts/{id}");
        var page = Render<AccountPage>(parameters => parameters.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        Assert.Empty(page.FindAll("section[aria-labelledby=why]"));
    }

    private async Task<BanId> BanAsync(string account) => await new SampleBans(App.Store).InForceAsync(BanRule.OfAccounts, [await IdOfAsync(account)]);

    private async Task<Domain.Explaining.Explanation> AnswerAsync(string account) => (await App.Get<ExplainAccountHandler>().HandleAsync(new(account), CancellationToken.None)).Value.Explanation!;

    private async Task<IRenderedComponent<WhyPage>> LookUpAsync(string text)
    {
        GoTo("/why");
        var page = Render<WhyPage>();
        await page.InvokeAsync(() => page.Find("#whom").Input(text));
        await page.InvokeAsync(() => page.Find("form").Submit());
        return page;
    }
}
