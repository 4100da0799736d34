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
        page.FindAll(".pop-row input")[2].Change(true);
        page.WaitForAssertion(() => Assert.Equal(["Account", "Kind", "Plan"], page.FindAll("thead th").Select(th => th.TextContent.Trim())));
        page.WaitForAssertion(() => Assert.Equal("false", page.Find(".accounts-box").GetAttribute("aria-busy")));
        Assert.EndsWith("?cols=account.kind.plan", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flagged_accounts_are_asked_for_in_the_address_and_come_with_the_clearest_first()
    {
        await FlagAsync("walker");
        var page = At("/accounts");
        page.Find("select[aria-label=Flag]").Change("any");
        page.WaitForAssertion(() => Assert.Equal(["walker", "A-1"], page.FindAll(".row-link").Select(link => link.TextContent)));
        Assert.EndsWith("/accounts?flag=any&sort=score", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("Flagged", page.Find(".chip span").TextContent);
        Assert.All(page.FindAll(".account-flags .rule"), mark => Assert.NotEmpty(mark.TextContent));
        Assert.Equal("descending", page.Find("th.account-flags").GetAttribute("aria-sort"));
        page.Find(".chip button").Click();
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".row-link").Count));
    }

    [Theory]
    [InlineData("/accounts?flag=walks-ids", "Flagged: Walks an id range", 2)]
    [InlineData("/accounts?flag=probes", "Flagged: Probes paths that do not exist", 0)]
    [InlineData("/accounts?score=0.55", "Score at least 0.55", 2)]
    [InlineData("/accounts?flaggedFrom=2026-03-10T12:00:00Z", "Newly flagged since 10 Mar 2026, 12:00 UTC", 2)]
    [InlineData("/accounts?flaggedFrom=2026-03-10T12:00:01Z", "Newly flagged since 10 Mar 2026, 12:00 UTC", 0)]
    public async Task Each_filter_of_flags_has_its_chip_and_narrows_the_list(string address, string chip, int found)
    {
        await FlagAsync("walker");
        var page = At(address);
        Assert.Equal(chip, page.Find(".chip span").TextContent);
        Assert.Equal(found, page.FindAll(".row-link").Count);
    }

    [Fact]
    public void Marks_are_words_and_the_last_names_the_rest()
    {
        var marks = Render<RuleMarks>(parameters => parameters.Add(m => m.Rules, ["walks-ids", "lockstep", "breadth"]).Add(m => m.Most, 1)).FindAll(".rule");
        Assert.Equal(["Walks an id range", "+2 more: Moves in lockstep, Too many different pages"], marks.Select(mark => mark.TextContent));
    }

    private IRenderedComponent<AccountsPage> At(string address)
    {
        Navigation.NavigateTo(address);
        var page = Render<AccountsPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
