using Bunit;
using Cordon.Testing;
using Cordon.Testing.Linking;
using Cordon.Web.Linking;
using Cordon.Web.Tests.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Linking;

public sealed class ClustersPageTests : AccountParts
{
    [Fact]
    public void An_empty_list_says_what_fills_it()
    {
        var page = Open();
        Assert.Contains("Import payments or devices", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("/imports?new=true", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_row_leads_to_its_cluster()
    {
        var id = await FillAsync();
        var page = Open();
        Assert.Equal("C-1 and 2 others", page.Find(".row-link").TextContent.Replace('\u00A0', ' '));
        Assert.Equal($"/clusters/{id}", page.Find(".row-link").GetAttribute("href"));
    }

    [Fact]
    public async Task Filters_stand_in_the_address()
    {
        await FillAsync();
        var page = Open();
        await page.InvokeAsync(() => page.Find("input[type=number]").Change("4"));
        page.WaitForAssertion(() => Assert.EndsWith("/clusters?least=4", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("No cluster matches these filters.", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find(".empty button").Click());
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".row-link")));
        await page.InvokeAsync(() => page.Find(".filters input[type=checkbox]").Change(true));
        page.WaitForAssertion(() => Assert.EndsWith("/clusters?flag=any", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?q=c-2&least=3&flag=any&sort=score&after=0.9~5", "/clusters?q=c-2&flag=any&least=3&sort=score&after=0.9~5")]
    [InlineData("?least=x&sort=nothing&flag=yes&before=2~1", "/clusters?before=2~1")]
    public void An_address_is_read_as_it_is_written(string query, string href) => Assert.Equal(href, ClustersAddress.Read(query).Href);

    private async Task<long> FillAsync()
    {
        var links = new SampleLinks(App.Store, TestApp.Noon.AddDays(-30));
        foreach (var name in new[] { "C-1", "C-2", "C-3" }) await links.AccountAsync(name);
        return (await links.ClusterAsync("C-1", "C-2", "C-3")).Value;
    }

    private IRenderedComponent<ClustersPage> Open()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/clusters");
        var page = Render<ClustersPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
