using Cordon.Domain.Approvals;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Browser.Tests;

[Collection(ConsoleTests.Name)]
public sealed class ApprovalJourneyTests(ConsoleWorld world) : ConsoleTest(world)
{
    [Fact]
    public async Task One_proposes_another_approves_a_changed_set_and_later_its_lift()
    {
        var organizations = new SampleOrganizations(World.Store, TimeProvider.System.GetUtcNow());
        var company = await organizations.OrganizationAsync("Saltmarsh Analytics");
        for (var i = 1; i <= 6; i++) await JoinAsync($"S-{i}");
        var bans = new SampleBans(World.Store);
        var (ban, proposal) = await bans.ProposedAsync(BanRule.OfOrganization(company));
        await JoinAsync("S-7");

        var page = await World.OpenAsAsync("approver", "/approvals");
        await page.GetByRole(AriaRole.Table, new() { Name = "Waiting for you" }).GetByRole(AriaRole.Link, new() { Name = "Ban of Saltmarsh Analytics" }).ClickAsync();
        var decide = page.GetByRole(AriaRole.Region, new() { Name = "Your decision" });
        await Expect(decide.GetByRole(AriaRole.Button, new() { Name = "Approve: 7 accounts" })).ToBeDisabledAsync();
        await decide.GetByLabel("No, none").CheckAsync();
        await decide.GetByLabel("I looked at the difference").CheckAsync();
        await Screenshots.TakeAsync(page, "journey-approval");
        await decide.GetByRole(AriaRole.Button, new() { Name = "Approve: 7 accounts" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Approve: 7 accounts" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What was said to it" })).ToContainTextAsync("knowing that 1 came and 0 went");
        Assert.Equal(7, await World.Store.ReadAsync((db, ct) => db.Coverage.CountAsync(c => c.BanId == ban && c.EndedAt == null, ct), CancellationToken.None));

        var lift = await LiftAsync();
        var second = await World.OpenAsAsync("approver2", $"/approvals/{lift.Value}");
        var other = second.GetByRole(AriaRole.Region, new() { Name = "Your decision" });
        await other.GetByLabel("No, none").CheckAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Approve: 7 accounts" }).ClickAsync();
        await second.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve: 7 accounts" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Region, new() { Name = "What was said to it" })).ToContainTextAsync("approved it");
        Assert.Equal(0, await World.Store.ReadAsync((db, ct) => db.Coverage.CountAsync(c => c.BanId == ban && c.EndedAt == null, ct), CancellationToken.None));

        async Task JoinAsync(string account) =>
            await organizations.DecideAsync(await organizations.SuspectAsync(account, company, 0.97, derived: false), AffiliationState.Confirmed, TimeProvider.System.GetUtcNow());

        // As a reviewer's dialog on the page of the ban does it.
        async Task<Domain.ProposalId> LiftAsync()
        {
            await using var unit = await World.Store.BeginAsync(CancellationToken.None);
            var covered = await unit.Db.Coverage.Where(c => c.BanId == ban && c.EndedAt == null).OrderBy(c => c.AccountId).Select(c => c.AccountId).ToListAsync();
            var made = unit.Db.Proposals.Add(new Proposal
            {
                Kind = ProposalKind.Lift,
                BanId = ban,
                Reason = SampleBans.Reason,
                Digest = AccountsDigest.Of(covered.Select(a => a.Value)),
                Accounts = covered.Count,
                ProposedBy = SampleBans.Proposer.Id,
                ProposedByName = SampleBans.Proposer.Name,
                ProposedAt = unit.At,
                LapsesAt = unit.At.AddDays(14),
            }).Entity;
            await unit.Db.SaveChangesAsync();
            unit.Db.ProposalAccounts.AddRange(covered.Select(a => new ProposalAccount { ProposalId = made.Id, AccountId = a }));
            await unit.CommitAsync(CancellationToken.None);
            return made.Id;
        }
    }
}
