using Bunit;
using Cordon.Domain.Imports;
using Cordon.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Accounts;

public sealed class AccountPagingTests : AccountParts
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task Pages_follow_each_other_and_lead_back()
    {
        var page = await ManyAsync("/accounts?plan=many&sort=account");
        Assert.Equal((50, "M-100"), (page.FindAll(".row-link").Count, page.Find(".row-link").TextContent));
        Assert.Empty(page.FindAll("a[rel=prev]"));

        Navigation.NavigateTo(page.Find("a[rel=next]").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal((20, "M-150"), (page.FindAll(".row-link").Count, page.Find(".row-link").TextContent)));
        Assert.Empty(page.FindAll("a[rel=next]"));

        Navigation.NavigateTo(page.Find("a[rel=prev]").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal((50, "M-100"), (page.FindAll(".row-link").Count, page.Find(".row-link").TextContent)));
    }

    [Fact]
    public async Task A_filter_chosen_deep_in_the_list_begins_at_its_top()
    {
        var page = await ManyAsync("/accounts?sort=account");
        Navigation.NavigateTo(page.Find("a[rel=next]").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("a[rel=prev]")));
        page.Find("select[aria-label=Plan]").Change("many");
        page.WaitForAssertion(() => Assert.Equal("M-100", page.Find(".row-link").TextContent));
        Assert.EndsWith("/accounts?plan=many&sort=account", Navigation.Uri, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<AccountsPage>> ManyAsync(string address)
    {
        var many = "external_id,plan\n" + string.Concat(Enumerable.Range(100, 70).Select(n => $"M-{n},many\n"));
        await App.ImportAsync(ImportKind.Accounts, App.WriteFile("many.csv", many));
        Navigation.NavigateTo(address);
        var page = Render<AccountsPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
