using Bunit;
using Cordon.Domain.Imports;
using Cordon.Features.Evidence;
using Cordon.Testing;
using Cordon.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Accounts;

public sealed class AccountLinesTests : AccountParts
{
    private const string Hour = "?from=2026-03-10T08:00Z&to=2026-03-10T08:59Z";

    [Fact]
    public async Task The_lines_of_a_window_are_listed_with_what_they_say()
    {
        var page = await OpenAsync("A-1", "?from=2026-03-10T08:00Z&to=2026-03-10T08:01Z");
        Assert.Equal("Accounts A-1", string.Join(' ', page.FindAll(".crumbs a").Select(a => a.TextContent)));
        Assert.Equal("10 Mar 2026, 08:00 UTC – 10 Mar 2026, 08:01 UTC", page.Find(".lead").TextContent);
        Assert.Equal("4 lines in 08:00–08:01, from gallery.log", Text(page, ".lines-summary"));
        Assert.Equal(["1", "2", "3", "4"], page.FindAll(".line-number").Select(cell => cell.TextContent));
        Assert.Equal(["08:00:00", "200", "GET/images/1000", "1,000", "192.0.2.0/24", "python-requests/2.31", "—"],
            page.FindAll(".lines tbody tr:first-child td").Skip(1).Select(cell => cell.TextContent.Trim()));
        Assert.Empty(page.FindAll(".pager"));
    }

    [Fact]
    public async Task Pages_are_addresses()
    {
        var page = await OpenAsync("A-1", Hour);
        Assert.EndsWith("; shown are 1 – 100", Text(page, ".lines-summary"), StringComparison.Ordinal);
        Go(page, page.Find("[rel=next]").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.EndsWith("; shown are 101 – 120", Text(page, ".lines-summary"), StringComparison.Ordinal));
        Assert.Equal(20, page.FindAll(".lines tbody tr").Count);
        Go(page, page.Find("[rel=prev]").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.EndsWith("; shown are 1 – 100", Text(page, ".lines-summary"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_can_be_narrowed_to_those_with_a_text()
    {
        var page = await OpenAsync("A-1", Hour);
        page.Find("input[type=search]").Change(" /images/101 ");
        page.WaitForAssertion(() => Assert.Equal("10 of 120 lines with “/images/101” in 08:00–08:59, from gallery.log", Text(page, ".lines-summary")));
        Assert.EndsWith("&with=%2Fimages%2F101", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.Find("input[type=search]").Change("nothing of it");
        page.WaitForAssertion(() => Assert.Contains("None of the 120 lines holds “nothing of it”.", Text(page, ".empty p"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_window_without_lines_says_so() =>
        Assert.Contains("No line of this account lies in this window.", Text(await OpenAsync("A-1", "?from=2026-03-01T08:00Z&to=2026-03-01T09:00Z"), ".empty p"), StringComparison.Ordinal);

    [Fact]
    public async Task What_came_condensed_is_shown_by_the_minute()
    {
        await App.As("administrator").ImportAsync(ImportKind.Activity, App.WriteFile("m.ndjson", """{"account":"A-2","minute":"2026-03-09T02:10:00Z","requests":60,"client_errors":2,"resources":58}""" + "\n"));
        var page = await OpenAsync("A-2", "?from=2026-03-09T02:00Z&to=2026-03-09T03:00Z");
        Assert.Equal(["2026-03-09 02:10", "60", "2", "58"], page.FindAll(".condensed tbody td").Select(cell => cell.TextContent));
        Assert.Contains("1 minute of this window came condensed, from m.ndjson", Text(page, ".condensed .use-note"), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".lines"));
    }

    [Fact]
    public async Task A_log_that_is_gone_is_a_sentence_that_says_what_to_do()
    {
        var sealedLog = await App.AskAsync(db => db.Imports.Where(i => i.Kind == ImportKind.Requests).Select(i => new { i.Id, i.Sha256 }).SingleAsync());
        File.Delete(App.Get<IArtifactStore>().PathOf(sealedLog.Sha256));
        var page = await OpenAsync("A-1", Hour);
        Assert.StartsWith(EvidenceRefusals.Missing(sealedLog.Id).Message, Text(page, ".refusal p"), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".lines"));
    }

    [Fact]
    public async Task Before_the_circuit_stands_no_log_is_read()
    {
        var page = await OpenAsync("A-1", Hour, interactive: false);
        Assert.Equal("A-1", page.FindAll(".crumbs a")[1].TextContent);
        Assert.Single(page.FindAll(".skeleton"));
    }

    [Fact]
    public async Task The_account_leads_to_the_lines_of_the_span_it_shows()
    {
        var id = (await IdOfAsync("A-1")).Value;
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/accounts/{id}?from=2026-03-10T08:00Z&to=2026-03-10T08:09Z");
        var page = Render<AccountPage>(parameters => parameters.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Equal($"/accounts/{id}/lines?from=2026-03-10T08%3A00Z&to=2026-03-10T08%3A09Z",
            page.FindAll("a").Single(a => a.TextContent == "Show lines").GetAttribute("href")));
    }

    private async Task<IRenderedComponent<AccountLines>> OpenAsync(string account, string query, bool interactive = true)
    {
        SetRendererInfo(new RendererInfo("Server", interactive));
        var id = (await IdOfAsync(account)).Value;
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/accounts/{id}/lines{query}");
        var page = Render<AccountLines>(parameters => parameters.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Equal(interactive ? 0 : 1, page.FindAll(".skeleton").Count));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".lines-progress")));
        return page;
    }

    private void Go(IRenderedComponent<AccountLines> page, string address) => page.InvokeAsync(() => Services.GetRequiredService<NavigationManager>().NavigateTo(address));

    private static string Text(IRenderedComponent<AccountLines> page, string where) =>
        string.Join(' ', page.Find(where).TextContent.Replace('\u00A0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ;", ";", StringComparison.Ordinal);
}
