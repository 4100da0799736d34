using Bunit;
using Cordon.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Accounts;

public sealed class AccountsPageTests : AccountParts
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void The_list_is_masked_and_leads_to_each_account()
    {
        var page = At("/accounts");
        Assert.Equal("3 accounts", page.Find("[role=status]").TextContent);
        Assert.Equal(["A-2", "A-1", "=1+1"], page.FindAll(".row-link").Select(link => link.TextContent));
        Assert.Contains("m•••@studio.example", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("mara@", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_sorts_and_says_so()
    {
        var page = At("/accounts");
        page.FindAll("button.sort").Single(b => b.TextContent.StartsWith("Requests", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => Assert.Equal("A-1", page.Find(".row-link").TextContent));
        Assert.EndsWith("/accounts?sort=requests", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("descending", page.Find("th.account-requests").GetAttribute("aria-sort"));
    }

    [Fact]
    public void Typing_filters_in_the_address_and_the_chip_takes_it_away()
    {
        var page = At("/accounts");
        page.Find("input[type=search]").Input("ida");
        page.WaitForAssertion(() => Assert.Equal("1 account matches", page.Find("[role=status]").TextContent));
        Assert.EndsWith("/accounts?q=ida", Navigation.Uri, StringComparison.Ordinal);
        page.Find(".chip button").Click();
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".row-link").Count));
        Assert.EndsWith("/accounts", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_to_choose_from_are_those_there_are()
    {
        var page = At("/accounts");
        Assert.Equal(["Any plan", "free", "team"], page.FindAll("select[aria-label=Plan] option").Select(option => option.TextContent));
        page.Find("select[aria-label=Plan]").Change("team");
        page.WaitForAssertion(() => Assert.Equal("A-1", Assert.Single(page.FindAll(".row-link")).TextContent));
    }

    [Fact]
    public void Nothing_that_matches_offers_to_clear_the_filters()
    {
        var page = At("/accounts?q=nobody");
        Assert.Equal("No account matches these filters.", page.Find(".empty p").TextContent);
        page.Find(".empty button").Click();
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".row-link").Count));
    }

    [Fact]
    public void A_column_is_added_and_stays_in_the_address()
    {
        var page = At("/accounts?cols=account.plan");
        Assert.Equal(["Account", "Plan"], page.FindAll("thead th").Select(th => th.TextContent.Trim()));
        page.FindAll(".pop-row input")[1].Change(true);
        page.WaitForAssertion(() => Assert.Equal(["Account", "Kind", "Plan"], page.FindAll("thead th").Select(th => th.TextContent.Trim())));
        page.WaitForAssertion(() => Assert.Equal("false", page.Find(".accounts-box").GetAttribute("aria-busy")));
        Assert.EndsWith("?cols=account.kind.plan", Navigation.Uri, StringComparison.Ordinal);
    }

    private IRenderedComponent<AccountsPage> At(string address)
    {
        Navigation.NavigateTo(address);
        var page = Render<AccountsPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
