using Bunit;
using Cordon.Domain.Imports;
using Cordon.Web.Overview;
using Cordon.Web.Tests.Accounts;

namespace Cordon.Web.Tests.Overview;

public sealed class OverviewPageTests : AccountParts
{
    [Fact]
    public void One_sentence_says_how_much_the_busiest_made() =>
        Assert.StartsWith("2 of 3 accounts made 100 % of 121 requests", Text(Open().Find(".lead").TextContent), StringComparison.Ordinal);

    [Fact]
    public void The_busiest_come_first_with_their_share_of_all()
    {
        var rows = Open().FindAll("tbody tr").Select(row => Text(row.TextContent)).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("A-1", rows[0], StringComparison.Ordinal);
        Assert.Contains("99 %", rows[0], StringComparison.Ordinal);
        Assert.Contains("< 1 %", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_are_told_with_their_state_and_what_was_rejected()
    {
        await App.As("administrator").ImportAsync(ImportKind.Requests, App.WriteFile("half.log", Log().Replace("images", "photos", StringComparison.Ordinal) + "not a line of a log\n"));
        App.As("reviewer");
        var newest = Open().Find(".told li");
        Assert.Contains("half.log", newest.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 line rejected", Text(newest.TextContent), StringComparison.Ordinal);
        Assert.StartsWith("/imports/", newest.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Finished", newest.QuerySelector("[data-state]")!.GetAttribute("data-state"));
    }

    private IRenderedComponent<OverviewPage> Open()
    {
        var page = Render<OverviewPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    private static string Text(string text) => text.Replace('\u00A0', ' ');
}
