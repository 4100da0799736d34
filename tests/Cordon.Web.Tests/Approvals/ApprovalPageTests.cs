using Bunit;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Features.Staff;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;
using Cordon.Web.Approvals;
using Cordon.Web.Bans;
using Cordon.Web.Hosting;
using Cordon.Web.Tests.Detection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Cordon.Web.Tests.Approvals;

public sealed class ApprovalPageTests : DetectionParts
{
    private const string Why = "The company proved who had left before that night.";

    private OrganizationId _company;

    [Fact]
    public async Task The_own_ties_are_asked_first_and_then_as_many_are_approved_as_were_seen()
    {
        var (ban, proposal, dialogs) = await StartAsync(5);
        var page = Open(proposal, "approver");
        Assert.Contains("The ban covers 5 accounts.", Text(page.Find(".approval-figure")), StringComparison.Ordinal);
        Assert.Contains("Nothing changed", Text(page.Find("section[aria-labelledby=difference]")), StringComparison.Ordinal);
        Assert.True(Button(page, "Approve: 5 accounts").HasAttribute("disabled"));
        Assert.True(Button(page, "Refuse").HasAttribute("disabled"));
        // Yes and no weigh the same.
        Assert.Equal(Button(page, "Approve: 5 accounts").ClassName, Button(page, "Refuse").ClassName);
        await AnswerTiesAsync(page, 1);
        Assert.True(Button(page, "Approve: 5 accounts").HasAttribute("disabled"));
        await AnswerTiesAsync(page, 0);
        await ApproveAsync(page, dialogs, "Approve: 5 accounts");
        page.WaitForAssertion(() => Assert.Equal("Approved", Text(page.Find(".page-header-state .state-word"))));
        Assert.Equal((BanState.InForce, 5), await App.AskAsync(db => db.Bans.Where(b => b.Id == ban).Select(b => ValueTuple.Create(b.State, b.Covered)).SingleAsync()));
        Assert.Contains("Noor Approver approved it", Text(page.Find("section[aria-labelledby=said]")), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("section[aria-labelledby=decide]"));
    }

    [Fact]
    public async Task What_changed_since_is_shown_and_has_to_be_looked_at()
    {
        var (_, proposal, dialogs) = await StartAsync(5);
        await JoinAsync("N-6");
        var page = Open(proposal, "approver");
        Assert.Equal("+ 1 came: N-6. Show all that came", Text(page.Find(".difference-came")));
        Assert.Empty(page.FindAll(".difference-went"));
        await AnswerTiesAsync(page, 0);
        Assert.True(Button(page, "Approve: 6 accounts").HasAttribute("disabled"));
        await page.InvokeAsync(() => page.Find(".approval-decide input[type=checkbox]").Change(true));
        await ApproveAsync(page, dialogs, "Approve: 6 accounts");
        page.WaitForAssertion(() => Assert.Contains("knowing that 1 came and 0 went", Text(page.Find("section[aria-labelledby=said]")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_came_is_listed_a_page_at_a_time()
    {
        var (_, proposal, _) = await StartAsync(5);
        await JoinAsync("N-6");
        GoTo(ApprovalAddress.Of(proposal.Value, Features.Approvals.ProposalAccounts.Came));
        var page = Open(proposal, "approver", go: false);
        page.WaitForAssertion(() => Assert.StartsWith("N-6", Text(page.Find("section[aria-labelledby=listed] tbody tr")), StringComparison.Ordinal));
        Assert.Single(page.FindAll("section[aria-labelledby=listed] tbody tr"));
    }

    [Fact]
    public async Task Whoever_proposed_it_finds_no_button_to_decide_and_is_refused_where_one_is_pressed_anyway()
    {
        var (ban, proposal, dialogs) = await StartAsync(5, by: "approver");
        // Another one's page, left open while the person changes: the handler decides, not the button.
        var page = Open(proposal, "approver2");
        await AnswerTiesAsync(page, 0);
        App.As("approver");
        await ApproveAsync(page, dialogs, "Approve: 5 accounts");
        dialogs.WaitForAssertion(() => Assert.Contains(ProposalRefusals.NeedsAnotherPerson.Message, dialogs.Markup, StringComparison.Ordinal));
        Assert.Equal(BanState.Proposed, await App.AskAsync(db => db.Bans.Where(b => b.Id == ban).Select(b => b.State).SingleAsync()));
        Assert.Equal(("proposal.decision-refused", "dev:approver"), await App.AskAsync(db => db.AuditEntries.OrderByDescending(e => e.Sequence).Select(e => ValueTuple.Create(e.Action, e.Actor)).FirstAsync()));

        var own = Open(proposal, "approver");
        Assert.DoesNotContain(own.FindAll("button"), b => Text(b).StartsWith("Approve", StringComparison.Ordinal) || Text(b) == "Refuse");
        Assert.Contains("You proposed this", Text(own.Find(".approval-decide")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Legal_co_signs_before_an_approver_can_agree()
    {
        var (_, proposal, _) = await StartAsync(5, competitor: true);
        var waiting = Open(proposal, "approver");
        await AnswerTiesAsync(waiting, 0);
        Assert.True(Button(waiting, "Approve: 5 accounts").HasAttribute("disabled"));
        var legal = Open(proposal, "legal");
        await legal.InvokeAsync(() => Button(legal, "Co-sign for Legal").Click());
        legal.WaitForAssertion(() => Assert.Contains("co-signed by Lena Legal", Text(legal.Find("section[aria-labelledby=terms]")), StringComparison.Ordinal));
        var page = Open(proposal, "approver");
        await AnswerTiesAsync(page, 0);
        Assert.False(Button(page, "Approve: 5 accounts").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_proposal_is_refused_with_a_reason_that_stays()
    {
        var (_, proposal, dialogs) = await StartAsync(5);
        var page = Open(proposal, "approver");
        await AnswerTiesAsync(page, 0);
        await page.InvokeAsync(() => Button(page, "Refuse").Click());
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input(Why));
        await dialogs.InvokeAsync(() => Button(dialogs, "Refuse one proposal").Click());
        page.WaitForAssertion(() => Assert.Contains(Why, Text(page.Find("section[aria-labelledby=said]")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_begins_with_what_waits_for_whoever_looks()
    {
        var (_, mine, _) = await StartAsync(3, by: "approver");
        var second = (await new SampleBans(App.Store).ProposedAsync(BanRule.OfOrganization(_company))).Proposal;
        App.As("approver");
        GoTo("/approvals");
        var page = Render<ApprovalsPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("table").Count));
        Assert.Equal($"/approvals/{second.Value}", page.Find("table[aria-label='Waiting for you'] a").GetAttribute("href"));
        Assert.Equal($"/approvals/{mine.Value}", page.Find("table[aria-label=Proposals] a").GetAttribute("href"));
        Assert.Contains("1 proposal waits for you", Text(page.Find("[role=status]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lift_says_whom_it_frees_and_an_exemption_whom_it_lets_go_before_they_are_proposed()
    {
        await StartAsync(3);
        var ban = await new SampleBans(App.Store).InForceAsync(BanRule.OfOrganization(_company));
        App.As("reviewer");
        var dialogs = Render<MudDialogProvider>();
        var service = Services.GetRequiredService<IDialogService>();
        await dialogs.InvokeAsync(() => { _ = ProposeLiftDialog.ShowAsync(service, ban); });
        dialogs.WaitForAssertion(() => Assert.Contains("3 accounts become free: N-1, N-2, N-3.", Text(dialogs.Find(".dialog-text")), StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => dialogs.Find("textarea").Input(Why));
        await dialogs.InvokeAsync(() => Button(dialogs, "Propose to free 3 accounts").Click());
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("textarea")));
        Assert.Equal(3, await App.AskAsync(db => db.Proposals.Where(p => p.Kind == ProposalKind.Lift).Select(p => p.Accounts).SingleAsync()));

        await dialogs.InvokeAsync(() => { _ = ProposeExemptionDialog.ShowAsync(service, ban, ["N-2"]); });
        dialogs.WaitForAssertion(() => Assert.Contains("1 account is let go by this ban: N-2.", Text(dialogs.Find("[role=status]")), StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_was_set_meanwhile_is_found_within_half_a_minute_and_what_is_due_at_its_time()
    {
        var now = TestApp.Noon;
        Assert.Equal([30, 30, 12, 1, 1], new DateTimeOffset?[] { null, now.AddDays(1), now.AddSeconds(12), now, now.AddDays(-1) }.Select(next => (int)DueRunner.WaitUntil(next, now).TotalSeconds));
    }

    private async Task<(BanId Ban, ProposalId Proposal, IRenderedComponent<MudDialogProvider> Dialogs)> StartAsync(int people, string? by = null, bool competitor = false)
    {
        _company = await new SampleOrganizations(App.Store, TestApp.Noon).OrganizationAsync("Northlight Data");
        for (var i = 1; i <= people; i++) await JoinAsync($"N-{i}");
        var (ban, proposal) = await new SampleBans(App.Store).ProposedAsync(BanRule.OfOrganization(_company), by: by is null ? null : SampleStaff.Find(by), competitor: competitor);
        return (ban, proposal, Dialogs());
    }

    private async Task JoinAsync(string account)
    {
        var organizations = new SampleOrganizations(App.Store, TestApp.Noon);
        await organizations.DecideAsync(await organizations.SuspectAsync(account, _company, 0.97), AffiliationState.Confirmed, TestApp.Noon);
    }

    private IRenderedComponent<ApprovalPage> Open(ProposalId proposal, string name, bool go = true)
    {
        App.As(name);
        if (go) GoTo(ApprovalWords.Href(proposal.Value));
        var page = Render<ApprovalPage>(parameters => parameters.Add(p => p.Id, proposal.Value));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".approval-figure")));
        return page;
    }

    /// <param name="answer">0: none; 1: yes.</param>
    private static Task AnswerTiesAsync(IRenderedComponent<ApprovalPage> page, int answer) => page.InvokeAsync(() => page.FindAll(".approval-ties input")[answer].Change("on"));

    private static async Task ApproveAsync(IRenderedComponent<ApprovalPage> page, IRenderedComponent<MudDialogProvider> dialogs, string button)
    {
        await page.InvokeAsync(() => Button(page, button).Click());
        dialogs.WaitForAssertion(() => Assert.NotNull(Button(dialogs, button)));
        await dialogs.InvokeAsync(() => Button(dialogs, button).Click());
    }
}
