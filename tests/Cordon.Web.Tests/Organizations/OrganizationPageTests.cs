using Bunit;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Organizations;
using Cordon.Features.Organizations;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Web.Organizations;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Organizations;

public sealed class OrganizationPageTests : OrganizationParts
{
    [Fact]
    public async Task An_organization_without_people_says_so_everywhere()
    {
        var page = Open(await Facts.OrganizationAsync("Northlight"));
        Assert.Equal("Northlight", page.Find("h1").TextContent);
        Assert.Contains("Nobody is affiliated yet.", Text(page.Find(".confidence")), StringComparison.Ordinal);
        Assert.Contains("Not enough to tell: none of its people stands flagged.", Text(page.Find(".verdict")), StringComparison.Ordinal);
        Assert.Contains("None yet.", Text(page.Find("[aria-labelledby='record']")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_count_beside_the_line_follows_it_to_the_last_person()
    {
        var one = await FillAsync();
        var page = Open(one);
        Assert.StartsWith("2 people at or above 0.80: 1 confirmed, 1 suspected", Text(page.Find(".confidence-said")), StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find(".confidence-slider").Input("62"));
        page.WaitForAssertion(() => Assert.StartsWith("3 people at or above 0.62: 1 confirmed, 2 suspected", Text(page.Find(".confidence-said")), StringComparison.Ordinal));
        Assert.Equal("0.62: 3 people", page.Find(".confidence-slider").GetAttribute("aria-valuetext")!.Replace('\u00A0', ' '));
        await page.InvokeAsync(() => page.Find(".confidence-slider").Input("64"));
        page.WaitForAssertion(() => Assert.StartsWith("2 people at or above 0.64", Text(page.Find(".confidence-said")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_a_ban_of_the_mail_domain_would_hit_although_they_left_is_said()
    {
        var page = Open(await FillAsync());
        Assert.Contains("4 people have its mail. A ban by mail domain alone would also hit 1 who probably left", Text(page.Find(".confidence-note")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_histogram_can_be_read_as_a_table()
    {
        var page = Open(await FillAsync());
        await page.InvokeAsync(() => Button(page, "Show as table").Click());
        Assert.Equal(20, page.FindAll(".confidence-table tbody tr").Count);
        Assert.Equal(["0.90 to 0.95", "1", "0", "0", "0"], page.FindAll(".confidence-table tbody tr")[18].QuerySelectorAll("td").Select(Text));
    }

    [Fact]
    public async Task People_are_filtered_by_the_address()
    {
        var one = await FillAsync();
        var page = Open(one, "?state=suspected&least=0.7");
        Assert.Equal(["A-2"], page.FindAll(".people-list tbody .row-link").Select(Text));
        await page.InvokeAsync(() => page.FindAll(".people-filters input[type=date]")[1].Change("2026-01-01"));
        page.WaitForAssertion(() => Assert.EndsWith("?state=suspected&least=0.7&known=2026-01-01", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("Nothing was known then that fits.", Text(page.Find(".people")), StringComparison.Ordinal));
        Assert.StartsWith("What was believed on 1 January 2026.", Text(page.Find(".people-question")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_questions_are_asked_with_what_speaks_for_each_side()
    {
        var one = await Facts.OrganizationAsync("Northlight");
        for (var i = 1; i <= 3; i++) await Facts.SuspectAsync($"B-{i}", one, 0.9, SignalKind.BillingName, flagScore: 0.8);
        var page = Open(one);
        Assert.Equal(5, page.FindAll(".person-or-company tbody tr").Count);
        Assert.StartsWith("Points to the organization itself: 2 answers point to the organization, none to one person.", Text(page.Find(".verdict")), StringComparison.Ordinal);
        Assert.Contains("Not known: no network of the organization is known.", Text(page.Find(".person-or-company")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_written_and_taken_back()
    {
        var (dialogs, page) = (Dialogs(), Open(await Facts.OrganizationAsync("Northlight")));
        var adding = page.InvokeAsync(() => Button(page, "Add a note…").ClickAsync());
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => Button(dialogs, "Add one note").Click());
        dialogs.WaitForAssertion(() => Assert.Contains(OrganizationRefusals.NoteOutOfRange.Message, Text(dialogs.Find(".refusal")), StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Change("Notice: told by letter."));
        await dialogs.InvokeAsync(() => Button(dialogs, "Add one note").Click());
        await adding.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Contains("Notice: told by letter.", Text(page.Find("[aria-label='Notes']")), StringComparison.Ordinal));
        var taking = page.InvokeAsync(() => Button(page, "Take back the note of Mara Reviewer…").ClickAsync());
        dialogs.WaitForAssertion(() => Assert.Contains(dialogs.FindAll("button"), b => Text(b) == "Take back one note"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Take back one note").Click());
        await taking.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Contains("taken back by Mara Reviewer", Text(page.Find("[aria-label='Notes']")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_it_is_known_by_is_changed_and_a_wrong_domain_is_refused_in_place()
    {
        var (dialogs, page) = (Dialogs(), Open(await Facts.OrganizationAsync("Northlight", domains: ["northlight.example"])));
        var changing = page.InvokeAsync(() => Button(page, "Change…").ClickAsync());
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.FindAll("textarea")[0].Change("northlight.example\nno domain"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Save one organization").Click());
        dialogs.WaitForAssertion(() => Assert.Contains("organization.domain-unreadable", Text(dialogs.Find(".refusal")), StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => dialogs.FindAll("textarea")[0].Change("northlight.example\nnorthlight-labs.com"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Save one organization").Click());
        await changing.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Contains("northlight-labs.com", Text(page.Find("[aria-labelledby='known-by']")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_a_merger_it_is_said_whom_a_ban_on_one_would_ban_at_once()
    {
        var (one, other) = (await Facts.OrganizationAsync("Northlight"), await Facts.OrganizationAsync("Lantern"));
        await Facts.DecideAsync(await Facts.SuspectAsync("A-1", one, 0.9), AffiliationState.Confirmed, TestApp.Noon);
        await new SampleBans(App.Store).InForceAsync(BanRule.OfOrganization(other));
        var (dialogs, page) = (Dialogs(), Open(one));
        var merging = page.InvokeAsync(() => Button(page, "Merge…").ClickAsync());
        dialogs.WaitForElement("input[type=search]");
        await dialogs.InvokeAsync(() => dialogs.Find("input[type=search]").Input("Lan"));
        dialogs.WaitForElement("[aria-label='Organizations found'] button");
        await dialogs.InvokeAsync(() => dialogs.Find("[aria-label='Organizations found'] button").Click());
        dialogs.WaitForAssertion(() => Assert.Contains("1 account is banned by this at once", Text(dialogs.Find(".by-bans")), StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => Button(dialogs, "Leave them two").Click());
        await merging.WaitAsync(DefaultWaitTimeout);
        Assert.Empty(await App.AskAsync(db => db.Coverage.ToListAsync()));
    }

    [Fact]
    public async Task A_merger_tells_who_and_why_and_is_split_again()
    {
        var (one, other) = (await Facts.OrganizationAsync("Northlight"), await Facts.OrganizationAsync("Lantern"));
        Assert.Null((await App.Get<MergeOrganizationsHandler>().HandleAsync(new(one, other, "They moved into one office."), CancellationToken.None)).Refusal);
        var (dialogs, page) = (Dialogs(), Open(one));
        Assert.Contains("Lantern by Mara Reviewer,", Text(page.Find("[aria-labelledby='standing']")), StringComparison.Ordinal);
        Assert.Contains("They moved into one office.", Text(page.Find("[aria-labelledby='standing']")), StringComparison.Ordinal);
        var splitting = page.InvokeAsync(() => Button(page, "Split off Lantern…").ClickAsync());
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("Two offices after all, they wrote"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Split off one organization").Click());
        await splitting.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.DoesNotContain("Lantern", Text(page.Find("[aria-labelledby='standing']")), StringComparison.Ordinal));
        Assert.All(await App.AskAsync(db => db.Organizations.ToListAsync()), o => Assert.Null(o.MergedIntoId));
    }

    [Fact]
    public async Task Who_may_not_change_facts_sees_all_without_the_acts()
    {
        var one = await FillAsync();
        App.As("auditor");
        var page = Open(one);
        Assert.NotEmpty(page.FindAll(".people-list tbody tr"));
        Assert.DoesNotContain(page.FindAll("button"), b => Text(b).EndsWith('…'));
    }

    [Theory]
    [InlineData("?state=ended&least=0.8&on=2026-03-02&known=2026-03-09&after=0.9~3", "/organizations/7?state=ended&least=0.8&on=2026-03-02&known=2026-03-09&after=0.9~3")]
    [InlineData("?state=x&least=7&on=someday", "/organizations/7")]
    public void An_address_is_read_as_it_is_written(string query, string href) => Assert.Equal(href, OrganizationLook.Read(query).Href(7));

    // One confirmed, two suspected, one with its mail who probably left.
    private async Task<OrganizationId> FillAsync()
    {
        var one = await Facts.OrganizationAsync("Northlight", domains: ["northlight.example"]);
        await Facts.DecideAsync(await Facts.SuspectAsync("A-1", one, 0.93), AffiliationState.Confirmed, TestApp.Noon);
        await Facts.SuspectAsync("A-2", one, 0.85);
        await Facts.SuspectAsync("B-3", one, 0.63);
        await Facts.SuspectAsync("B-4", one, 0.2);
        return one;
    }
}
