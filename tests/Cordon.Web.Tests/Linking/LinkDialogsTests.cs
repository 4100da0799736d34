using Bunit;
using Cordon.Domain.Linking;
using Cordon.Features.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.Tests.Linking;

public sealed class LinkDialogsTests : LinkParts
{
    private const string Why = "The office’s card, the company confirmed it";

    [Fact]
    public async Task A_cut_says_whom_it_reaches_needs_a_reason_and_stands_with_the_way_back()
    {
        var card = await Facts.CardAsync("4242", ["A-1", "A-2", "A-3"]);
        await LinkAsync();
        var (dialogs, page) = (Dialogs(), Open(card));
        var opening = page.InvokeAsync(() => Button(page, "Cut this card…").ClickAsync());
        dialogs.WaitForAssertion(() => Assert.Equal("The cluster of 3 falls apart: none of these accounts is joined with another any more.", Text(dialogs.Find(".decision-effect"))));
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("ours"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Cut one card").Click());
        dialogs.WaitForAssertion(() => Assert.Contains(LinkRefusals.ReasonTooShort.Message, dialogs.Markup, StringComparison.Ordinal));
        Assert.Empty(await App.AskAsync(db => db.LinkDecisions.ToListAsync()));

        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input(Why));
        await dialogs.InvokeAsync(() => Button(dialogs, "Cut one card").Click());
        await opening.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Contains($"Mara Reviewer cut card •••• 4242: it joins nobody. {Why}", Text(page.Find("[aria-label='Decisions on links']")), StringComparison.Ordinal));
        Assert.Contains("Cut, joins nobody", Text(page.Find(".page-header")), StringComparison.Ordinal);
        Assert.Empty(await App.AskAsync(db => db.ClusterMembers.ToListAsync()));

        opening = page.InvokeAsync(() => Button(page, "Take back the cut…").ClickAsync());
        dialogs.WaitForAssertion(() => Assert.Equal("They become a cluster of 3 accounts.", Text(dialogs.Find(".decision-effect"))));
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("It was another office’s card"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Take back one decision").Click());
        await opening.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Contains("Joins 3 accounts", Text(page.Find(".page-header")), StringComparison.Ordinal));
        Assert.Contains("Mara Reviewer took it back. It was another office’s card", Text(page.Find("[aria-label='Decisions on links']")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_shown_in_the_dialog_which_stays_open()
    {
        var card = await Facts.CardAsync("4242", ["A-1", "A-2"]);
        var (dialogs, page) = (Dialogs(), Open(card));
        _ = page.InvokeAsync(() => Button(page, "Cut this card…").ClickAsync());
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input(Why));
        Assert.Null((await App.Get<CutIdentifierHandler>().HandleAsync(new CutIdentifier(IdentifierRef.Of(card), "A colleague was quicker."), CancellationToken.None)).Refusal);
        await dialogs.InvokeAsync(() => Button(dialogs, "Cut one card").Click());
        dialogs.WaitForAssertion(() => Assert.Contains(LinkRefusals.AlreadyCut.Message, Text(dialogs.Find(".refusal")), StringComparison.Ordinal));
        Assert.NotEmpty(dialogs.FindAll("textarea"));
    }

    [Fact]
    public async Task One_account_is_cut_off_and_the_others_stay_joined()
    {
        var card = await Facts.CardAsync("4242", ["A-1", "A-2", "A-3"]);
        await LinkAsync();
        var (dialogs, page) = (Dialogs(), Open(card));
        var opening = page.InvokeAsync(() => Button(page, "Cut off A-3…").ClickAsync());
        dialogs.WaitForAssertion(() => Assert.Equal("1 account leaves the cluster of 3; 2 stay together.", Text(dialogs.Find(".decision-effect"))));
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("She paid once with her brother’s card"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Cut one account off").Click());
        await opening.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Contains("Cut off by Mara Reviewer just now: She paid once with her brother’s card", Text(page.Find(".uses-cut")), StringComparison.Ordinal));
        Assert.Equal(2, await App.AskAsync(db => db.ClusterMembers.CountAsync()));
    }

    [Fact]
    public async Task A_suggestion_is_accepted_with_what_it_said()
    {
        await Facts.SuggestAsync("A-1", "A-2", 0.97);
        var dialogs = Dialogs();
        var page = await OpenAccountAsync("A-1");
        var opening = page.InvokeAsync(() => Button(page, "Join with A-2…").ClickAsync());
        dialogs.WaitForAssertion(() => Assert.Equal("They become a cluster of 2 accounts.", Text(dialogs.Find(".decision-effect"))));
        Assert.Contains("The names are alike", Text(dialogs.Find(".grounds")), StringComparison.Ordinal);
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("She wrote from both, ticket 12"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Join two accounts").Click());
        await opening.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Contains("joined by hand by Mara Reviewer: She wrote from both, ticket 12", Text(page.Find("[aria-label='Accounts linked with this one']")), StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".suggestion"));
        Assert.Equal(0.97, (await App.AskAsync(db => db.LinkDecisions.SingleAsync())).Probability);
    }

    [Fact]
    public async Task A_suggestion_is_turned_down_and_can_be_had_back()
    {
        await Facts.SuggestAsync("A-1", "A-2", 0.97);
        var dialogs = Dialogs();
        var page = await OpenAccountAsync("A-1");
        var opening = page.InvokeAsync(() => Button(page, "Not one person: A-2…").ClickAsync());
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("Father and son, she said"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Turn down one suggestion").Click());
        await opening.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Contains("1 account said not to be the same person’s", Text(page.Find(".links")), StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".suggestion"));
        opening = page.InvokeAsync(() => Button(page, "Take back that A-2 is somebody else’s…").ClickAsync());
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("They are one person after all"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Take back one decision").Click());
        await opening.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".suggestion")));
    }

    [Fact]
    public async Task To_join_by_hand_the_other_account_has_to_be_chosen()
    {
        var dialogs = Dialogs();
        var page = await OpenAccountAsync("A-1");
        _ = page.InvokeAsync(() => Button(page, "Join with…").ClickAsync());
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("Both are hers, she said so"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Join two accounts").Click());
        dialogs.WaitForAssertion(() => Assert.Contains("Choose the other account.", dialogs.Markup, StringComparison.Ordinal));
        Assert.Empty(await App.AskAsync(db => db.LinkDecisions.ToListAsync()));
    }
}
