using Bunit;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;

namespace Cordon.Web.Tests.Linking;

public sealed class AccountLinksPanelTests : LinkParts
{
    [Fact]
    public async Task Who_is_linked_is_said_with_what_they_share_and_each_leads_on()
    {
        var card = await Facts.CardAsync("4242", ["A-1", "A-2"]);
        var device = await Facts.DeviceAsync("d-1", ["A-1", "A-2"], "iPhone, Safari");
        var cluster = await Facts.ClusterAsync("A-1", "A-2");
        var page = await OpenAccountAsync("A-1");
        var link = page.Find("[aria-label='Accounts linked with this one'] li");
        Assert.Equal("A-2 same card •••• 4242 (2 here, 2 on the platform) and same device iPhone, Safari (2 here, 2 on the platform) Compare", Text(link));
        Assert.Equal([$"/accounts/{(await IdOfAsync("A-2")).Value}", $"/payments/{card.Value}", $"/devices/{device.Value}", $"/clusters/{cluster.Value}#compare"],
            link.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("cluster of 2", Text(page.Find(".page-header .cluster-chip")));
        Assert.Equal($"/clusters/{cluster.Value}", page.Find(".page-header .cluster-chip").GetAttribute("href"));
    }

    [Fact]
    public async Task A_hub_is_shown_with_its_number_and_joins_nobody()
    {
        await Facts.CardAsync("1111", ["A-1", .. Enumerable.Range(1, 59).Select(i => $"B-{i}")], CardFunding.Prepaid);
        var page = await OpenAccountAsync("A-1");
        Assert.Empty(page.FindAll("[aria-label='Accounts linked with this one']"));
        Assert.Equal("Prepaid card •••• 1111 60 accounts, hub: more than 3. Joins nobody.", Text(page.Find("[aria-label='What it shares without being joined by it'] li")));
        Assert.Contains("Hub, joins nobody", Text(page.Find(".identifiers")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suggestion_shows_its_probability_its_sentence_and_what_every_field_adds()
    {
        await Facts.SuggestAsync("A-1", "A-2", 0.973);
        var page = await OpenAccountAsync("A-1");
        var list = "[aria-label='Accounts that may be the same person’s']";
        Assert.Contains("0.97", Text(page.Find(list)), StringComparison.Ordinal);
        Assert.Contains("The names are alike and the e-mail addresses are one mailbox.", Text(page.Find(list)), StringComparison.Ordinal);
        await page.InvokeAsync(() => Button(page, "Show the fields: A-2").ClickAsync());
        Assert.Equal(["E-mail one mailbox +8.3", "Name alike but for a letter +4.1", "Country differ −1.2"], page.FindAll(".weights tbody tr").Select(Text));
    }

    [Fact]
    public async Task Who_may_not_decide_sees_the_links_without_the_acts()
    {
        await Facts.CardAsync("4242", ["A-1", "A-2"]);
        await Facts.SuggestAsync("A-1", "A-3", 0.9);
        App.As("auditor");
        var page = await OpenAccountAsync("A-1");
        Assert.NotEmpty(page.FindAll(".link"));
        Assert.DoesNotContain(page.FindAll(".links button"), button => Text(button).EndsWith('…'));
    }

    [Fact]
    public async Task Without_links_it_says_whether_linking_has_run()
    {
        var page = await OpenAccountAsync("A-2");
        Assert.Equal("Nobody. Linking has not run yet.", Text(page.Find(".links .flags-note")));
    }

    [Fact]
    public async Task Decisions_stand_in_the_history_in_words()
    {
        await DecideAsync(new LinkDecision
        {
            Kind = LinkDecisionKind.NotOnePerson,
            AccountId = await IdOfAsync("A-1"),
            OtherAccountId = await IdOfAsync("A-2"),
            Reason = "Father and son, she said.",
            By = "dev:reviewer",
            ByName = "Mara Reviewer",
            At = App.Clock.GetUtcNow(),
        });
        await DecideAsync(new LinkDecision
        {
            Kind = LinkDecisionKind.CutIdentifier,
            PaymentIdentityId = await Facts.CardAsync("4242", ["A-1", "A-2"]),
            Reason = "The office’s card.",
            By = "dev:reviewer2",
            ByName = "Idris Reviewer",
            At = App.Clock.GetUtcNow(),
        });
        var history = Text((await OpenAccountAsync("A-1")).Find("[aria-labelledby='history']"));
        Assert.Contains("You said that this account and A-2 are not one person. Father and son, she said.", history, StringComparison.Ordinal);
        Assert.Contains("Idris Reviewer cut card •••• 4242: it joins nobody. The office’s card.", history, StringComparison.Ordinal);
        Assert.Contains("You said that this account and A-1 are not one person.", Text((await OpenAccountAsync("A-2")).Find("[aria-labelledby='history']")), StringComparison.Ordinal);
    }

    private async Task DecideAsync(LinkDecision decision)
    {
        await using var unit = await App.Store.BeginAsync(CancellationToken.None);
        unit.Db.LinkDecisions.Add(decision);
        await unit.CommitAsync(CancellationToken.None);
    }
}
