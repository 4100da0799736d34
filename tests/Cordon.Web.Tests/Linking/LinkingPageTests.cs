using Bunit;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Features.Linking;
using Cordon.Web.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.Tests.Linking;

public sealed class LinkingPageTests : LinkParts
{
    [Fact]
    public async Task A_limit_says_what_it_would_do_before_it_is_saved()
    {
        await HubsAsync();
        App.As("administrator");
        var (dialogs, page) = (Dialogs(), Open());
        page.WaitForAssertion(() => Assert.Equal("1 of 2 prepaid cards that are shared is a hub, 5 accounts on it.", Does(page)));
        await page.InvokeAsync(() => page.Find("#limit-PrepaidCard").Input("1"));
        App.Clock.Advance(HubLimitItem.Pause);
        page.WaitForAssertion(() => Assert.Equal("2 prepaid cards would be hubs, 7 accounts on them; now 1, with 5.", Does(page)));

        var saving = page.InvokeAsync(() => Button(page, "Save the limit of prepaid cards…").ClickAsync());
        dialogs.WaitForAssertion(() => Assert.Contains("Prepaid cards: 3 → 1 account at most. Every account is linked anew by it", Text(dialogs.Find(".dialog-text")), StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => Button(dialogs, "Save for everybody").Click());
        await saving.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Equal("Saved for everybody. Linking runs again over all accounts.", Text(page.Find(".detector-said"))));
        Assert.Contains("Saved by Ada Administrator just now; the default is 3.", Text(page.Find(".hub-limits")), StringComparison.Ordinal);
        Assert.Equal(1, (await App.AskAsync(db => db.HubLimitChoices.SingleAsync())).Limit);

        saving = page.InvokeAsync(() => Button(page, "Back to 3, the default of prepaid cards…").ClickAsync());
        dialogs.WaitForElement(".dialog-text");
        await dialogs.InvokeAsync(() => Button(dialogs, "Take it back to the default").Click());
        await saving.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Equal("3", page.Find("#limit-PrepaidCard").GetAttribute("value")));
    }

    [Fact]
    public async Task What_is_no_limit_is_said_in_place_and_cannot_be_saved()
    {
        App.As("administrator");
        var page = Open();
        await page.InvokeAsync(() => page.Find("#limit-PrepaidCard").Input("0"));
        page.WaitForAssertion(() => Assert.StartsWith("A hub limit is a whole number of accounts from 1 to 1,000.", Does(page), StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), button => Text(button) == "Save…");
        await page.InvokeAsync(() => Button(page, "Undo the change of prepaid cards").Click());
        page.WaitForAssertion(() => Assert.Equal("3", page.Find("#limit-PrepaidCard").GetAttribute("value")));
    }

    [Fact]
    public async Task Others_may_try_and_not_save()
    {
        var page = Open();
        await page.InvokeAsync(() => page.Find("#limit-PrepaidCard").Input("9"));
        Assert.DoesNotContain(page.FindAll("button"), button => Text(button) == "Save…");
        Assert.Contains("Only administrators save them.", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(Button(page, "Link again"));
        App.As("auditor");
        Assert.DoesNotContain(Open().FindAll("button"), button => Text(button) == "Link again");
    }

    [Fact]
    public async Task A_run_is_asked_for_and_the_last_one_is_told()
    {
        var page = Open();
        Assert.Contains("Linking has not run yet.", Text(page.Find("[aria-labelledby='run']")), StringComparison.Ordinal);
        await page.InvokeAsync(() => Button(page, "Link again").ClickAsync());
        Assert.Equal(1, await App.AskAsync(db => db.Jobs.CountAsync(j => j.Kind == LinkingJobs.Run)));
        await Facts.CardAsync("4242", ["A-1", "A-2"]);
        await LinkAsync();
        page = Open();
        Assert.Contains("looked at, 2 in another cluster than before", Text(page.Find("[aria-labelledby='run']")), StringComparison.Ordinal);
    }

    private static string Does(IRenderedComponent<LinkingPage> page) => Text(page.Find("#limit-PrepaidCard-does"));

    private IRenderedComponent<LinkingPage> Open()
    {
        GoTo("/settings/linking");
        var page = Render<LinkingPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    private async Task HubsAsync()
    {
        await Facts.CardAsync("1111", ["A-1", "A-2", "B-1", "B-2", "B-3"], CardFunding.Prepaid);
        await Facts.CardAsync("2222", ["B-4", "B-5"], CardFunding.Prepaid);
        await Facts.CardAsync("3333", ["B-6"], CardFunding.Prepaid);
        await Facts.CardAsync("4444", ["A-1", "B-1"]);
    }
}
