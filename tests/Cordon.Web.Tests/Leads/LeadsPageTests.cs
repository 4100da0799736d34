using Bunit;
using Cordon.Domain.Imports;
using Cordon.Web.Leads;
using Cordon.Web.Tests.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Leads;

public sealed class LeadsPageTests : AccountParts
{
    private const string List = "#domain,#severity\nhalde.example,suspend\nb*d.example,suspend\n";

    [Fact]
    public void An_empty_list_says_what_fills_it() => Assert.Contains("Add a list of blocked domains", Open().Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task A_list_is_shown_line_by_line_before_its_leads_are_imported()
    {
        var panel = Render<BlocklistPanel>();
        panel.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(List, "list.csv"));
        panel.WaitForAssertion(() => Assert.Equal(["halde.example", "New lead, suspend", "b*d.example,suspend", "Refused: masked: which domain it means cannot be known"],
            panel.FindAll("tbody tr").SelectMany(row => row.QuerySelectorAll("td").Skip(1).Take(2).Select(cell => cell.TextContent.Trim()))));
        Assert.False(await App.AskAsync(db => db.Imports.AnyAsync(i => i.Kind == ImportKind.Blocklist)));
        await panel.InvokeAsync(() => panel.FindAll("button").Single(b => b.TextContent.Replace('\u00A0', ' ').Trim() == "Import 1 lead").Click());
        panel.WaitForAssertion(() => Assert.Contains("/imports/", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("list.csv", await App.AskAsync(db => db.Imports.Where(i => i.Kind == ImportKind.Blocklist).Select(i => i.FileName).SingleAsync()));
    }

    [Fact]
    public async Task Filters_stand_in_the_address()
    {
        await App.ImportAsync(ImportKind.Blocklist, App.WriteFile("list.csv", List));
        var page = Open();
        await page.InvokeAsync(() => page.Find("select[aria-label=Severity]").Change("silence"));
        page.WaitForAssertion(() => Assert.EndsWith("/leads?severity=silence", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("No lead matches these filters.", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?q=halde&severity=noop&list=a.csv&known=yes&after=b.example", "/leads?q=halde&severity=noop&list=a.csv&known=yes&after=b.example")]
    [InlineData("?severity=all&known=no", "/leads")]
    public void An_address_is_read_as_it_is_written(string query, string href) => Assert.Equal(href, LeadsAddress.Read(query).Href);

    private IRenderedComponent<LeadsPage> Open()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/leads");
        var page = Render<LeadsPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
