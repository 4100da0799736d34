using Bunit;
using Cordon.Domain.Attribution;
using Cordon.Testing;
using Cordon.Testing.Organizations;
using Cordon.Web.Accounts;
using Cordon.Web.Tests.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Web.Tests.Attribution;

public sealed class AccountAffiliationsTests : LinkParts
{
    private SampleOrganizations Organizations => new(App.Store, TestApp.Noon.AddDays(-60));

    [Fact]
    public async Task Without_a_signal_it_says_so() => Assert.Contains("None: no signal names an organization for it.", Text((await OpenAsync()).Find(".affiliations")), StringComparison.Ordinal);

    [Fact]
    public async Task Every_share_stands_there_with_their_sum_and_values_are_masked()
    {
        await FillAsync();
        var panel = (await OpenAsync()).Find(".affiliations");
        Assert.Equal(["Before any signal −1.0", "Corporate mail, verified +1.6", "Its domain bears the organization's name +3.5", "When it was last seen is not known −0.6"], panel.QuerySelectorAll(".shares tbody tr").Select(Text));
        Assert.Equal("+3.5 → 0.97", Text(panel.QuerySelector(".shares tfoot .figure")!));
        Assert.Contains("m•••@northlight.example", Text(panel), StringComparison.Ordinal);
        Assert.DoesNotContain("mara@northlight.example", panel.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_confirmed_with_a_reason_and_taken_back()
    {
        var id = await FillAsync();
        var (dialogs, page) = (Dialogs(), await OpenAsync());
        var opening = page.InvokeAsync(() => Button(page, "Confirm that it belongs to Northlight…").ClickAsync());
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("short"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Confirm one affiliation").Click());
        dialogs.WaitForAssertion(() => Assert.Contains(AffiliationRefusals.ReasonTooShort.Message, dialogs.Markup, StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("The customer confirmed it in writing"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Confirm one affiliation").Click());
        await opening.WaitAsync(DefaultWaitTimeout);
        page.WaitForAssertion(() => Assert.Contains("Confirmed by Mara Reviewer", Text(page.Find(".affiliations")), StringComparison.Ordinal));
        opening = page.InvokeAsync(() => Button(page, "Take back the decision on Northlight…").ClickAsync());
        dialogs.WaitForElement("textarea");
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("It was another account of that name"));
        await dialogs.InvokeAsync(() => Button(dialogs, "Take back one decision").Click());
        await opening.WaitAsync(DefaultWaitTimeout);
        Assert.Equal(AffiliationState.Suspected, await App.AskAsync(db => db.Affiliations.Where(a => a.Id == id).Select(a => a.State).SingleAsync()));
    }

    [Fact]
    public async Task An_end_in_the_future_is_refused_in_place()
    {
        await FillAsync();
        var (dialogs, page) = (Dialogs(), await OpenAsync());
        _ = page.InvokeAsync(() => Button(page, "End the affiliation with Northlight…").ClickAsync());
        dialogs.WaitForElement("input[type=date]");
        await dialogs.InvokeAsync(() => dialogs.Find("input[type=date]").Change("2026-03-12"));
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input("The customer confirmed it in writing"));
        await dialogs.InvokeAsync(() => Button(dialogs, "End one affiliation").Click());
        dialogs.WaitForAssertion(() => Assert.Contains(AffiliationRefusals.EndOutOfRange.Message, Text(dialogs.Find(".refusal")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_decide_sees_it_without_the_acts()
    {
        await FillAsync();
        App.As("auditor");
        var page = await OpenAsync();
        Assert.NotEmpty(page.FindAll(".affiliations .shares"));
        Assert.Empty(page.FindAll(".affiliation-acts"));
    }

    private async Task<Domain.AffiliationId> FillAsync() =>
        await Organizations.SuspectAsync("A-1", await Organizations.OrganizationAsync("Northlight", domains: ["northlight.example"]), 0.97, value: "mara@northlight.example");

    private Task<IRenderedComponent<AccountPage>> OpenAsync() => OpenAccountAsync("A-1");
}
