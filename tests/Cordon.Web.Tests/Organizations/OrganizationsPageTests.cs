using Bunit;
using Cordon.Web.Organizations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Organizations;

public sealed class OrganizationsPageTests : OrganizationParts
{
    [Fact]
    public void An_empty_list_says_what_fills_it()
    {
        var page = OpenList();
        Assert.Contains("No organizations yet.", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("/imports?new=true", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_row_tells_domains_country_parent_and_people()
    {
        var parent = await Facts.OrganizationAsync("Lumen Holding");
        var one = await Facts.OrganizationAsync("Northlight", "NL", ["northlight.example", "nl.example"], parent);
        await Facts.SuspectAsync("A-1", one, 0.9);
        var row = OpenList().FindAll("tbody tr")[1];
        Assert.Equal("Northlight northlight.example, nl.example NL Lumen Holding 0 1 1", Text(row));
        Assert.Equal($"/affiliations?organization={one.Value}", row.QuerySelector(".figure a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Filters_stand_in_the_address()
    {
        await Facts.OrganizationAsync("Northlight", "NL");
        var page = OpenList();
        await page.InvokeAsync(() => page.Find(".field-country").Change("de"));
        page.WaitForAssertion(() => Assert.EndsWith("/organizations?country=DE", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("No organization matches these filters.", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find(".empty button").Click());
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".row-link")));
    }

    [Fact]
    public async Task A_name_that_nobody_bears_leads_to_the_one_it_is_like()
    {
        var one = await Facts.OrganizationAsync("Northlight Data", "NL");
        var page = OpenList();
        await page.InvokeAsync(() => page.Find("input[type=search]").Change("Northligth Data"));
        page.WaitForAssertion(() => Assert.Equal(($"/organizations/{one.Value}", "Open Northlight Data"), (page.Find(".empty a").GetAttribute("href"), Text(page.Find(".empty a")))));
        Assert.Contains("No organization is named “Northligth Data” letter by letter.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_who_may_change_facts_can_add_one()
    {
        Assert.Contains(OpenList().FindAll("button"), b => Text(b) == "Add one…");
    }

    [Theory]
    [InlineData("?q=north&country=nl&people=review,confirmed&after=a~5", "/organizations?q=north&country=NL&people=confirmed,review&after=a~5")]
    [InlineData("?country=xyz&people=nothing&before=a~5", "/organizations?before=a~5")]
    public void An_address_is_read_as_it_is_written(string query, string href) => Assert.Equal(href, Uri.UnescapeDataString(OrganizationsAddress.Read(query).Href));
}
