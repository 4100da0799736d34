using Bunit;
using Cordon.Domain.Payments;

namespace Cordon.Web.Tests.Linking;

public sealed class IdentifierPagesTests : LinkParts
{
    [Fact]
    public async Task A_card_says_what_it_is_and_shows_a_lane_an_account()
    {
        var card = await Facts.CardAsync("4242", ["A-1", "A-2"]);
        await Facts.ClusterAsync("A-1", "A-2");
        var page = Open(card);
        Assert.Equal("Card •••• 4242", Text(page.Find("h1")));
        Assert.Contains("Joins 2 accounts", Text(page.Find(".page-header")), StringComparison.Ordinal);
        Assert.Equal(["Card", "Visa", "•••• 4242 (masked)", "04/2027", "NL", "Credit"], page.FindAll("[aria-labelledby='what'] dd").Take(6).Select(Text));
        Assert.Equal(2, page.FindAll(".lane > span").Count);
        // From the first day to the tenth of eleven, and from the second to the eleventh.
        Assert.Equal(["left:0%;width:90.91%", "left:9.09%;width:90.91%"], page.FindAll(".lane > span").Select(lane => lane.GetAttribute("style")));
        Assert.Equal($"/accounts/{(await IdOfAsync("A-1")).Value}", page.Find(".uses-id").GetAttribute("href"));
        Assert.Contains("cluster of 2 all of them here", Text(page.Find("[aria-labelledby='joins']")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_with_a_card_is_shown_masked_and_never_in_full()
    {
        var card = await Facts.CardAsync("4242", ["A-1"]);
        await Facts.SaidAsync(card, "A-1", "Mara Lindqvist", "mara@studio.example", "+31 20 555 0142", "1017 AB", "NL");
        var page = Open(card);
        Assert.Contains("Said: M••• L•••, m•••@studio.example, ••• 42, 10•••, NL", Text(page.Find(".uses")), StringComparison.Ordinal);
        foreach (var secret in new[] { "Lindqvist", "mara@", "0142", "1017" }) Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_is_warned_of_at_the_top()
    {
        var device = await Facts.DeviceAsync("d-1", [.. Enumerable.Range(1, 8).Select(i => $"B-{i}")], "Kiosk in the lobby");
        var page = Open(device);
        Assert.StartsWith("Hub, joins nobody 8 accounts here, hub: more than 7 on one device join nobody.", Text(page.Find(".hub-note")), StringComparison.Ordinal);
        Assert.Equal("Device Kiosk in the lobby", Text(page.Find("h1")));
        Assert.DoesNotContain(page.FindAll("button"), button => Text(button).StartsWith("Cut", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_accounts_come_in_pages_that_are_links()
    {
        var card = await Facts.CardAsync("1111", [.. Enumerable.Range(1, 60).Select(i => $"B-{i:00}")], CardFunding.Prepaid);
        var page = Open(card);
        Assert.Equal("60 accounts, 50 on this page", Text(page.Find("[aria-labelledby='uses'] .quiet")));
        GoTo(page.Find("a[rel='next']").GetAttribute("href")!);
        page = Render<Web.Payments.PaymentPage>(parameters => parameters.Add(p => p.Id, card.Value));
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll(".uses tbody tr").Count));
        Assert.NotEmpty(page.FindAll("a[rel='prev']"));
    }

    [Fact]
    public void A_number_that_is_nobodys_is_said_in_a_sentence()
    {
        var page = Open(new Domain.PaymentIdentityId(999));
        Assert.Contains(Features.Payments.PaymentRefusals.NotFound.Message, page.Markup, StringComparison.Ordinal);
        Assert.Contains(Features.Devices.DeviceRefusals.NotFound.Message, Open(new Domain.DeviceId(999)).Markup, StringComparison.Ordinal);
    }
}
