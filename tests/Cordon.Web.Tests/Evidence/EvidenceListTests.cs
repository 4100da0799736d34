using Bunit;
using Cordon.Web.Evidence;
using Cordon.Web.Tests.Detection;

namespace Cordon.Web.Tests.Evidence;

public sealed class EvidenceListTests : DetectionParts
{
    [Fact]
    public void Items_are_listed_with_their_state_and_filtered_by_the_address()
    {
        var page = Open();
        Assert.Equal(["gallery.log", "accounts.csv"], page.FindAll("tbody .row-link").Select(Text));
        Assert.Equal(2, page.FindAll("tbody [data-state=Sealed]").Count);
        page.Find("input[type=search]").Change("accounts");
        page.WaitForAssertion(() => Assert.Equal(["accounts.csv"], page.FindAll("tbody .row-link").Select(Text)));
        page.Find("input[type=search]").Change("nothing of it");
        page.WaitForAssertion(() => Assert.Contains("No item matches these filters.", Text(page.Find(".empty")), StringComparison.Ordinal));
    }

    [Fact]
    public void The_panel_for_files_is_opened_by_the_address()
    {
        Assert.Empty(Open().FindAll(".upload"));
        var panel = Open("?new=true").Find(".upload");
        Assert.Equal(["origin", "reason", "incident", "supersedes"], panel.QuerySelectorAll(".upload-choices [name]").Select(field => field.GetAttribute("name")));
    }

    [Theory]
    [InlineData("?q=a+b&type=image&source=api&since=2026-03-01&until=2026-03-02&new=true&after=7", "?q=a%20b&type=image&source=api&since=2026-03-01&until=2026-03-02&new=true&after=7")]
    [InlineData("?type=nothing&since=yesterday", "")]
    public void The_address_of_the_list_says_what_is_shown(string typed, string kept) => Assert.Equal("/evidence" + kept, EvidenceAddress.Read(typed).Href);

    [Theory]
    [InlineData("?flag=3&account=a&account=b&address=192.0.2.7&path=/x&status=5XX&from=2026-03-01T02:10Z&to=2026-03-01T03:00Z&q=t&only=true&show=lines",
        "?flag=3&account=a&account=b&address=192.0.2.7&path=%2Fx&status=5xx&from=2026-03-01T02%3A10Z&to=2026-03-01T03%3A00Z&q=t&only=true&show=lines")]
    [InlineData("?flag=x&status=9xx&status2=1", "")]
    public void The_address_of_an_item_says_which_lines_are_meant(string typed, string kept) =>
        Assert.Equal("/evidence/4" + kept, EvidenceItemAddress.Read(4, new Uri("http://localhost/evidence/4" + typed)).Href);

    private IRenderedComponent<EvidenceListPage> Open(string query = "")
    {
        GoTo("/evidence" + query);
        var page = Render<EvidenceListPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
