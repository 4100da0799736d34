using Bunit;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Features.Attribution;
using Cordon.Testing;
using Cordon.Web.Attribution;
using Cordon.Web.Tests.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.Tests.Attribution;

public sealed class ReviewsPageTests : OrganizationParts
{
    [Fact]
    public void Where_nothing_waits_it_says_so() => Assert.Contains("Nothing waits for a person.", Text(OpenReviews().Find(".empty")), StringComparison.Ordinal);

    [Fact]
    public async Task A_row_tells_who_where_and_why_in_words()
    {
        await FillAsync(1);
        var row = OpenReviews().Find("[data-review]");
        Assert.Contains("B-1", Text(row), StringComparison.Ordinal);
        Assert.Contains("corporate mail, verified +1.6 · its domain bears the organization's name +3.5", Text(row), StringComparison.Ordinal);
        Assert.Equal("0", row.GetAttribute("tabindex"));
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_decided_and_the_reason_is_asked()
    {
        var ids = await FillAsync(1);
        var page = OpenReviews();
        await page.InvokeAsync(() => page.Instance.PressAsync("c", ids[0].Value));
        page.WaitForAssertion(() => Assert.Contains(AffiliationRefusals.ReasonTooShort.Message, Text(page.Find(".refusal")), StringComparison.Ordinal));
        Assert.Equal(AffiliationState.Suspected, await StateAsync(ids[0]));
    }

    [Fact]
    public async Task A_reason_is_given_once_and_kept_for_the_next()
    {
        var ids = await FillAsync(2);
        var page = OpenReviews();
        await page.InvokeAsync(() => page.Find("#review-reason").Change(Why));
        await page.InvokeAsync(() => page.Instance.PressAsync("c", ids[0].Value));
        await page.InvokeAsync(() => page.Instance.PressAsync("r", ids[1].Value));
        Assert.Equal((AffiliationState.Confirmed, AffiliationState.Rejected), (await StateAsync(ids[0]), await StateAsync(ids[1])));
        Assert.Equal([Why, Why], await App.AskAsync(db => db.Affiliations.Select(a => a.DecisionReason).ToListAsync()));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".review-done").Count));
    }

    [Fact]
    public async Task A_skipped_one_stays_as_it_is()
    {
        var ids = await FillAsync(1);
        var page = OpenReviews();
        await page.InvokeAsync(() => page.Instance.PressAsync("s", ids[0].Value));
        page.WaitForAssertion(() => Assert.Equal("Skipped", Text(page.Find(".review-said"))));
        Assert.Equal(AffiliationState.Suspected, await StateAsync(ids[0]));
    }

    [Fact]
    public async Task The_last_decision_is_undone_first()
    {
        var ids = await FillAsync(2);
        var page = OpenReviews();
        await page.InvokeAsync(() => page.Find("#review-reason").Change(Why));
        foreach (var id in ids) await page.InvokeAsync(() => page.Instance.PressAsync("c", id.Value));
        await page.InvokeAsync(() => page.Instance.PressAsync("u", 0));
        Assert.Equal((AffiliationState.Confirmed, AffiliationState.Suspected), (await StateAsync(ids[0]), await StateAsync(ids[1])));
        await page.InvokeAsync(() => page.Instance.PressAsync("u", 0));
        Assert.Equal(AffiliationState.Suspected, await StateAsync(ids[0]));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".review-done")));
    }

    [Fact]
    public async Task A_refusal_is_shown_and_the_row_stays_open()
    {
        var ids = await FillAsync(1);
        var page = OpenReviews();
        await page.InvokeAsync(() => page.Find("#review-reason").Change(Why));
        Assert.Null((await App.Get<ConfirmAffiliationHandler>().HandleAsync(new(ids[0], "A colleague was quicker."), CancellationToken.None)).Refusal);
        await page.InvokeAsync(() => page.Instance.PressAsync("c", ids[0].Value));
        page.WaitForAssertion(() => Assert.Contains(AffiliationRefusals.AlreadySo.Message, Text(page.Find(".refusal")), StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".review-done"));
    }

    [Fact]
    public async Task The_keys_are_listed_when_asked()
    {
        var page = OpenReviews();
        Assert.Empty(page.FindAll(".review-keys"));
        await page.InvokeAsync(() => page.Instance.PressAsync("?", 0));
        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll(".review-keys dt").Count));
    }

    [Fact]
    public async Task Who_may_not_decide_sees_what_waits_without_the_acts()
    {
        var ids = await FillAsync(1);
        App.As("auditor");
        var page = OpenReviews();
        Assert.Single(page.FindAll("[data-review]"));
        Assert.Empty(page.FindAll(".review-acts button"));
        await page.InvokeAsync(() => page.Instance.PressAsync("s", ids[0].Value));
        Assert.Empty(page.FindAll(".review-done"));
    }

    [Fact]
    public async Task Many_are_confirmed_after_each_of_the_sample_was_found_right()
    {
        var ids = await FillAsync(12);
        var (dialogs, page) = (Dialogs(), OpenReviews());
        var opening = page.InvokeAsync(() => Button(page, "Confirm many like these…").ClickAsync());
        for (var i = 1; i <= 10; i++)
        {
            var number = i;
            dialogs.WaitForAssertion(() => Assert.Contains($"{number} of 10:", Text(dialogs.Find(".dialog-text")), StringComparison.Ordinal));
            await dialogs.InvokeAsync(() => Button(dialogs, "Right: it belongs there").Click());
        }
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input(Why));
        await dialogs.InvokeAsync(() => Button(dialogs, "Confirm 12 like these").Click());
        await opening.WaitAsync(DefaultWaitTimeout);
        Assert.Equal(ids.Count, await App.AskAsync(db => db.Affiliations.CountAsync(a => a.State == AffiliationState.Confirmed)));
        page.WaitForAssertion(() => Assert.Contains("Nothing waits for a person.", Text(page.Find(".empty")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_wrong_of_the_sample_stops_the_rest()
    {
        await FillAsync(2);
        var (dialogs, page) = (Dialogs(), OpenReviews());
        _ = page.InvokeAsync(() => Button(page, "Confirm many like these…").ClickAsync());
        dialogs.WaitForElement(".sample");
        await dialogs.InvokeAsync(() => Button(dialogs, "Right: it belongs there").Click());
        await dialogs.InvokeAsync(() => Button(dialogs, "Wrong").Click());
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input(Why));
        await dialogs.InvokeAsync(() => Button(dialogs, "Confirm 2 like these").Click());
        dialogs.WaitForAssertion(() => Assert.Contains(AffiliationRefusals.SampleSaysNo.Message, Text(dialogs.Find(".refusal")), StringComparison.Ordinal));
        Assert.Equal(0, await App.AskAsync(db => db.Affiliations.CountAsync(a => a.State == AffiliationState.Confirmed)));
    }

    [Theory]
    [InlineData("?organization=7&reason=stale&state=confirmed&least=0.8&after=0.9~3", "/affiliations?organization=7&reason=stale&state=confirmed&least=0.8&after=0.9~3")]
    [InlineData("?organization=x&reason=none&state=y&least=2", "/affiliations")]
    public void An_address_is_read_as_it_is_written(string query, string href) => Assert.Equal(href, ReviewsAddress.Read(query).Href);

    [Fact]
    public void Shares_are_told_in_words_with_what_they_come_to() => Assert.Equal("corporate mail, verified +1.6 · its domain bears the organization's name +3.5 · when it was last seen is not known −0.6 → 0.97",
        AffiliationWords.Line([new(null, "before any signal", -1), new(SignalKind.VerifiedMail, "corporate mail, verified", 1.6), new(SignalKind.VerifiedMail, "its domain bears the organization's name", 3.5),
            new(SignalKind.VerifiedMail, "when it was last seen is not known", -0.6)], 0.971));

    // The surest first, as the list has them.
    private async Task<List<AffiliationId>> FillAsync(int count)
    {
        var one = await Facts.OrganizationAsync("Northlight", domains: ["northlight.example"]);
        var ids = new List<AffiliationId>();
        for (var i = 1; i <= count; i++) ids.Add(await Facts.SuspectAsync($"B-{i}", one, 0.97 - i * 0.01, value: $"mara{i}@northlight.example"));
        return ids;
    }

    private Task<AffiliationState> StateAsync(AffiliationId id) => App.AskAsync(db => db.Affiliations.Where(a => a.Id == id).Select(a => a.State).SingleAsync());
}
