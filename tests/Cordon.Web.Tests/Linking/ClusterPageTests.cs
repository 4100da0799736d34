using Bunit;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Testing;
using Cordon.Testing.Linking;
using Cordon.Web.Linking;
using Cordon.Web.Tests.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Cordon.Web.Tests.Linking;

public sealed class ClusterPageTests : AccountParts
{
    private SampleLinks _links = null!;
    private PaymentIdentityId _card, _office;
    private DeviceId _laptop;
    private ClusterId _cluster;

    [Fact]
    public async Task Why_they_belong_together_is_said_in_sentences()
    {
        var page = await OpenAsync();
        Assert.Equal("Cluster of A-1", page.Find("h1").TextContent);
        var why = page.Find(".selection-why").TextContent.Replace('\u00A0', ' ');
        Assert.Contains("A-1 and A-2 paid with the same card •••• 4242, 9 Jan to 20 Mar 2026; 2 here, 2 on the platform.", why, StringComparison.Ordinal);
        Assert.Contains("A-2 and A-3 were used on the same device Laptop", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_graph_can_be_read_as_a_table_and_the_address_says_so()
    {
        var page = await OpenAsync();
        await page.InvokeAsync(() => page.FindAll(".cluster-links button").Single(b => b.TextContent == "Show as table").Click());
        page.WaitForAssertion(() => Assert.EndsWith("?show=table", Navigation.Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".cluster-table")));
        var rows = page.FindAll(".cluster-table")[0].QuerySelectorAll("tbody tr").Select(r => r.TextContent.Replace('\u00A0', ' ')).ToList();
        Assert.Equal(4, rows.Count);
        Assert.Contains("joins them", rows[0], StringComparison.Ordinal);
        Assert.Contains("cut, joins nobody", rows[2], StringComparison.Ordinal);
        Assert.Contains("Suggestion, 0.93", rows[3], StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("A-9 (not of this cluster)", rows[3], StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal(["A-1", "A-2", "A-3"], page.FindAll(".cluster-table")[1].QuerySelectorAll("tbody code").Select(c => c.TextContent)));
    }

    [Fact]
    public async Task What_is_selected_is_in_the_address_and_explained()
    {
        await FillAsync();
        var page = Open($"?select=p{_office.Value}");
        Assert.Contains("Staff decided that it joins nobody", page.Find(".selection").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindComponent<ClusterGraph>().Instance.SelectedAsync($"a{_links.IdOf("A-1").Value}-p{_card.Value}-u"));
        Assert.EndsWith($"?select=a{_links.IdOf("A-1").Value}-p{_card.Value}-u", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("So did A-2; 2 here, 2 on the platform.", page.Find(".selection").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Kinds_and_days_that_are_left_out_are_left_out_of_the_table_too()
    {
        var page = await OpenAsync("?show=table&hide=device,suggested&seenFrom=2026-03-21");
        Assert.Empty(page.FindAll(".cluster-table")[0].QuerySelectorAll("tbody tr"));
        Assert.Contains("3 more are hidden by the filters", page.Find(".chart-note").TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_may_not_mistake_an_outsider_for_a_member()
    {
        await FillAsync();
        var page = Open($"?select=a{_links.IdOf("A-9").Value}");
        Assert.Contains("It is not of this cluster", page.Find(".selection").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_two_share_are_told_by_one_number_and_nothing_of_them_is_sent()
    {
        var page = await OpenAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".compare")));
        var names = page.FindAll(".compare [data-v]").Where(v => v.TextContent == "M••• L•••").Select(v => v.GetAttribute("data-v")).ToList();
        Assert.True(names.Count >= 2);
        Assert.Equal(2, page.FindAll(".compare .value-shared").Count(v => v.TextContent == "Visa •••• 4242"));
        Assert.DoesNotContain("Lindqvist", page.Markup, StringComparison.OrdinalIgnoreCase);
        await page.InvokeAsync(() => page.Find(".panel-head input[type=checkbox]:not([checked])").Change(true));
        page.WaitForAssertion(() => Assert.DoesNotContain("User name", page.FindAll(".compare thead th").Select(h => h.TextContent)));
    }

    [Fact]
    public async Task What_several_did_adds_up_to_a_sentence()
    {
        await FlagAsync("A-1");
        await FlagAsync("A-2", 9_000);
        var page = await OpenAsync();
        Assert.Contains("2 of 3 members walked an id range between 12:00 and 12:19 UTC on 9 Mar 2026", page.Find(".adds-up").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindAll(".adds-up button").First(b => b.TextContent == "Show who").Click());
        page.WaitForAssertion(() => Assert.Equal(["A-1", "A-2"], page.FindAll(".adds-up-who code").Select(c => c.TextContent).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_device_is_cut_where_it_is_seen_and_the_page_says_what_is_left()
    {
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        await FillAsync();
        var page = Open($"?select=d{_laptop.Value}");
        var cutting = page.InvokeAsync(() => page.FindAll(".selection button").Single(b => b.TextContent.StartsWith("Cut this device", StringComparison.Ordinal)).ClickAsync(new()));
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("The laptop is lent out in the library."));
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "Cut one device").Click());
        await cutting.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Contains("Staff decided that it joins nobody", page.Find(".selection").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".page-header .tag"), tag => tag.TextContent.Replace('\u00A0', ' ') == "2 accounts"));
        Assert.Contains("The laptop is lent out in the library.", page.Find("[aria-labelledby=decisions]").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".selection button"), b => b.TextContent == "Take back the cut…"));
    }

    [Fact]
    public async Task Who_may_only_look_is_offered_no_decision()
    {
        await FillAsync();
        App.As("auditor");
        var page = Open($"?select=p{_card.Value}");
        Assert.DoesNotContain(page.FindAll(".selection button"), b => b.TextContent.StartsWith("Cut", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_timeline_can_be_read_as_a_table()
    {
        var page = await OpenAsync("?from=2026-03-10T08:00Z&to=2026-03-10T08:09Z");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".lanes-names li")));
        await page.InvokeAsync(() => page.FindAll(".lanes button").Single(b => b.TextContent == "Show as table").Click());
        page.WaitForAssertion(() => Assert.Equal(["2026-03-10 08:00", "2", "—"], page.FindAll(".lanes .chart-table tbody tr:first-child td").Select(c => c.TextContent)));
        await page.InvokeAsync(() => page.FindComponent<ClusterTimelinePanel>().Instance.ZoomedAsync(TestApp.Noon.ToUnixTimeSeconds(), TestApp.Noon.AddMinutes(5).ToUnixTimeSeconds()));
        page.WaitForAssertion(() => Assert.Contains("from=2026-03-10T12%3A00Z", Navigation.Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("12:00 – 12:05 UTC", page.Find(".lanes .chart-span").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_number_of_a_member_leads_on_and_that_of_a_lone_account_says_so()
    {
        await FillAsync();
        Render<ClusterPage>(p => p.Add(x => x.Id, _links.IdOf("A-3").Value)).WaitForAssertion(() => Assert.EndsWith($"/clusters/{_cluster.Value}", Navigation.Uri, StringComparison.Ordinal));
        var lone = _links.IdOf("A-9").Value;
        Navigation.NavigateTo($"/clusters/{lone}");
        var page = Render<ClusterPage>(p => p.Add(x => x.Id, lone));
        page.WaitForAssertion(() => Assert.Contains("The account A-9 is in no cluster now", page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private async Task FillAsync()
    {
        _links = new SampleLinks(App.Store, TestApp.Noon.AddDays(-60)).Known("A-1", await IdOfAsync("A-1")).Known("A-2", await IdOfAsync("A-2"));
        await _links.AccountAsync("A-3", "Mia Lund", "mia@harbour.example");
        await _links.AccountAsync("A-9", "Otto Nim", "otto@harbour.example");
        _card = await _links.PaymentAsync("4242", ["A-1", "A-2"]);
        _laptop = await _links.DeviceAsync("laptop-1", "Laptop", ["A-2", "A-3"]);
        _office = await _links.PaymentAsync("0005", ["A-3", "A-9"], funding: CardFunding.Corporate);
        await _links.BilledAsync("A-1", _card, "Mara Lindqvist", phone: "+49 170 5550142");
        await _links.BilledAsync("A-2", _card, "MARA LINDQVIST", phone: "+491705550142");
        _cluster = await _links.ClusterAsync("A-1", "A-2", "A-3");
        await _links.DecideAsync(LinkDecisionKind.CutIdentifier, "The card belongs to the office.", payment: _office);
        await _links.SuggestAsync("A-1", "A-9", 0.93, "nearly the same name");
    }

    private async Task<IRenderedComponent<ClusterPage>> OpenAsync(string query = "")
    {
        await FillAsync();
        return Open(query);
    }

    private IRenderedComponent<ClusterPage> Open(string query)
    {
        Navigation.NavigateTo($"/clusters/{_cluster.Value}{query}");
        var page = Render<ClusterPage>(p => p.Add(x => x.Id, _cluster.Value));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
