using Bunit;
using Cordon.Features.Accounts;
using Cordon.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Cordon.Web.Tests.Accounts;

public sealed class AccountPageTests : AccountParts
{
    [Fact]
    public async Task An_account_shows_what_it_asked_for_and_who_told_of_it()
    {
        var page = await OpenAsync("A-1");
        Assert.Equal("A-1", page.Find("h1").TextContent);
        var route = page.Find(".routes tbody tr").TextContent;
        Assert.Contains("/images/{n}", route, StringComparison.Ordinal);
        Assert.Contains("1000 – 1119", route, StringComparison.Ordinal);
        Assert.Contains("python-requests/2.31", page.Find("[aria-labelledby=agents]").TextContent, StringComparison.Ordinal);
        Assert.Equal("192.0.2.0/24", page.Find("[aria-labelledby=networks] .counts-name").TextContent);
        Assert.Contains("gallery.log told of 120 requests", page.Find(".history").TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_span_in_the_address_narrows_the_figures()
    {
        var page = await OpenAsync("A-1", "?from=2026-03-10T08:00Z&to=2026-03-10T08:09Z");
        Assert.StartsWith("20", page.Find(".use-figures dd").TextContent, StringComparison.Ordinal);
        Assert.Contains("10 Mar 2026, 08:00 – 08:09 UTC", page.Find(".chart-span").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("button"), button => button.TextContent == "Show all");
    }

    [Fact]
    public async Task The_chart_can_be_read_as_a_table()
    {
        var page = await OpenAsync("A-1");
        page.FindAll("button").Single(button => button.TextContent == "Show as table").Click();
        page.WaitForAssertion(() => Assert.Equal(60, page.FindAll(".chart-table tbody tr").Count));
        Assert.Equal(["2026-03-10 08:00", "2", "0"], page.FindAll(".chart-table tbody tr:first-child td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task A_drag_across_the_chart_becomes_the_address()
    {
        var page = await OpenAsync("A-1");
        var from = new DateTimeOffset(2026, 3, 10, 8, 10, 12, TimeSpan.Zero);
        await page.InvokeAsync(() => page.FindComponent<Web.Shared.TimeChart>().Instance.ZoomedAsync(from.ToUnixTimeSeconds(), from.AddMinutes(5).ToUnixTimeSeconds()));
        Assert.EndsWith("?from=2026-03-10T08%3A10Z&to=2026-03-10T08%3A15Z", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("08:10 – 08:15 UTC", page.Find(".chart-span").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_without_requests_says_so()
    {
        var page = await OpenAsync("=1+1");
        Assert.Contains("No request of this account was read yet", page.Find(".empty p").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing is recorded", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_data_is_revealed_for_a_reason_which_is_recorded()
    {
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var page = await OpenAsync("A-1");
        Assert.DoesNotContain("mara@studio.example", page.Markup, StringComparison.Ordinal);
        var opening = page.FindAll("button").Single(button => button.TextContent == "Reveal…").ClickAsync(new());
        dialogs.WaitForElement("textarea").Input("short");
        dialogs.FindAll("button").Single(button => button.TextContent == "Reveal one account").Click();
        dialogs.WaitForAssertion(() => Assert.Contains(AccountRefusals.ReasonTooShort.Message, dialogs.Markup, StringComparison.Ordinal));
        dialogs.Find("textarea").Input("Case 12: whose images these are");
        dialogs.FindAll("button").Single(button => button.TextContent == "Reveal one account").Click();
        await opening;
        page.WaitForAssertion(() => Assert.Contains("mara@studio.example", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Case 12: whose images these are", (await App.AskAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "account.revealed"))).Reason);
        page.WaitForAssertion(() => Assert.Contains("You revealed the personal data", page.Find(".history").TextContent, StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<AccountPage>> OpenAsync(string account, string query = "")
    {
        var id = (await IdOfAsync(account)).Value;
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/accounts/{id}{query}");
        var page = Render<AccountPage>(parameters => parameters.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
