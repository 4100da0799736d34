using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Features.Approvals;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Approvals;

public sealed class ApproveProposalTests
{
    [Fact]
    public async Task What_was_seen_is_covered_and_recorded_once_with_its_figures()
    {
        await using var world = await ApprovalWorld.StartAsync(3);
        var (ban, proposal) = await world.ProposeAsync();
        world.App.As("approver");
        var decided = (await world.ApproveAsync(proposal)).Value;
        Assert.Equal((ProposalState.Approved, BanState.InForce, 3, 0, 3L, null), (decided.State, decided.BanState, decided.Covered, decided.Freed, decided.Sequence, decided.Job));
        Assert.Equal("A-1 A-2 A-3", await world.BannedAsync());
        Assert.Equal(("ban.approved", "dev:approver", $"ban:{ban.Value}", null), await world.LastAuditAsync());
        var entry = await world.App.AskAsync(db => db.AuditEntries.OrderByDescending(e => e.Sequence).Select(e => e.Entry).FirstAsync());
        Assert.Contains("\"began\":3", entry, StringComparison.Ordinal);
        Assert.Contains(await world.DigestAsync(proposal), entry, StringComparison.Ordinal);
        var approval = await world.App.AskAsync(db => db.Approvals.SingleAsync());
        Assert.Equal((ApprovalKind.Approved, "dev:approver", decided.State.ToString()), (approval.Kind, approval.By, "Approved"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_decides_their_own_proposal_with_whatever_roles_and_the_attempt_is_on_record(bool refuses)
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var (ban, proposal) = await world.ProposeAsync(by: ApprovalWorld.Everything);
        world.App.As(ApprovalWorld.Everything);
        var refusal = refuses ? (await world.App.Get<RefuseProposalHandler>().HandleAsync(new(proposal, ApprovalWorld.Why), CancellationToken.None)).Refusal : (await world.ApproveAsync(proposal)).Refusal;
        Assert.Equal(ProposalRefusals.NeedsAnotherPerson, refusal);
        Assert.Equal(("proposal.decision-refused", "dev:everything", $"proposal:{proposal.Value}", "proposal.needs-another-person"), await world.LastAuditAsync());
        Assert.Equal((BanState.Proposed, ProposalState.Waiting, ""), ((await world.BanAsync(ban)).State, (await world.ProposalAsync(proposal)).State, await world.BannedAsync()));
    }

    [Theory]
    [InlineData("reviewer2")]
    [InlineData("legal")]
    [InlineData("support")]
    [InlineData("auditor")]
    [InlineData("administrator")]
    public async Task Who_lacks_the_role_decides_nothing_and_the_attempt_is_on_record(string name)
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var (_, proposal) = await world.ProposeAsync();
        world.App.As(name);
        Assert.Equal("permission.missing", await world.RefusalAsync(proposal));
        Assert.Equal(("proposal.decision-refused", $"dev:{name}", $"proposal:{proposal.Value}", "permission.missing"), await world.LastAuditAsync());
        Assert.Equal("", await world.BannedAsync());
    }

    [Fact]
    public async Task Who_has_ties_to_the_target_does_not_decide()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var (_, proposal) = await world.ProposeAsync();
        world.App.As("approver");
        Assert.Equal("proposal.own-ties", await world.RefusalAsync(proposal, ties: true));
        Assert.Equal("proposal.own-ties", (await world.LastAuditAsync()).Reason);
        Assert.Null(await world.RefusalAsync(proposal));
    }

    [Fact]
    public async Task Where_the_target_competes_the_approval_counts_only_behind_Legal()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var (_, proposal) = await world.ProposeAsync(competitor: true);
        Assert.Equal("proposal.co-sign-missing", await RefusalAsync("approver"));
        Assert.Equal("permission.missing", await SignAsync("approver"));
        Assert.Null(await SignAsync("legal"));
        Assert.Equal("proposal.co-sign-not-asked", await SignAsync("legal"));
        Assert.Null(await RefusalAsync("approver"));
        Assert.Equal([ApprovalKind.CoSigned, ApprovalKind.Approved], await world.App.AskAsync(db => db.Approvals.OrderBy(a => a.Id).Select(a => a.Kind).ToListAsync()));

        async Task<string?> RefusalAsync(string name)
        {
            world.App.As(name);
            return await world.RefusalAsync(proposal);
        }

        async Task<string?> SignAsync(string name) => (await world.App.As(name).Get<CoSignProposalHandler>().HandleAsync(new(proposal), CancellationToken.None)).Refusal?.Code;
    }

    [Fact]
    public async Task A_changed_set_is_approved_only_by_who_names_it_as_it_is_now()
    {
        await using var world = await ApprovalWorld.StartAsync();
        var (_, proposal) = await world.ProposeAsync();
        await world.JoinAsync("A-11");
        world.App.As("approver");
        var refusal = (await world.ApproveAsync(proposal)).Refusal!;
        Assert.Equal("proposal.set-changed", refusal.Code);
        Assert.Contains("1 came, 0 went", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("", await world.BannedAsync());
        var now = AccountsDigest.Of(await world.App.AskAsync(async db => (await db.Accounts.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync()).ConvertAll(a => a.Value)));
        Assert.Contains(now, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(11, (await world.ApproveAsync(proposal, now)).Value.Covered);
        var approval = await world.App.AskAsync(db => db.Approvals.SingleAsync());
        Assert.Equal((now, 1, 0), (approval.Digest, approval.Added, approval.Removed));
    }

    [Fact]
    public async Task Another_digest_than_that_of_the_accounts_approves_nothing()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var (_, proposal) = await world.ProposeAsync();
        world.App.As("approver");
        Assert.Equal("proposal.set-changed", await world.RefusalAsync(proposal, new string('0', 64)));
        Assert.Equal("", await world.BannedAsync());
    }

    [Fact]
    public async Task A_set_that_drifted_too_far_lets_the_proposal_lapse_for_good()
    {
        await using var world = await ApprovalWorld.StartAsync();
        var (ban, proposal) = await world.ProposeAsync();
        for (var i = 11; i <= 13; i++) await world.JoinAsync($"A-{i}");
        world.App.As("approver");
        var refusal = (await world.ApproveAsync(proposal)).Refusal!;
        Assert.Equal("proposal.drifted", refusal.Code);
        Assert.Contains("3 came, 0 went", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((BanState.Lapsed, ProposalState.Lapsed), ((await world.BanAsync(ban)).State, (await world.ProposalAsync(proposal)).State));
        Assert.Equal("ban.lapsed", (await world.LastAuditAsync()).Action);
        Assert.Equal("proposal.decided", await world.RefusalAsync(proposal));
    }

    [Fact]
    public async Task A_ban_that_grew_past_where_a_sample_is_asked_for_is_not_approved_without_one()
    {
        await using var world = await ApprovalWorld.StartAsync(10, ("Cordon:Bans:SampleFrom", "11"));
        var (_, proposal) = await world.ProposeAsync();
        await world.JoinAsync("A-11");
        world.App.As("approver");
        Assert.Equal("ban.sample-needed", await world.RefusalAsync(proposal));
    }

    [Fact]
    public async Task A_ban_without_evidence_never_comes_into_force()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var (ban, proposal) = await world.ProposeAsync();
        await using (var unit = await world.App.Store.BeginAsync(CancellationToken.None))
        {
            await unit.Db.BanEvidence.Where(e => e.BanId == ban).ExecuteDeleteAsync();
            await unit.CommitAsync(CancellationToken.None);
        }
        world.App.As("approver");
        Assert.Equal("ban.evidence-needed", await world.RefusalAsync(proposal));
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_was_first()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var (_, proposal) = await world.ProposeAsync();
        world.App.As("approver");
        Assert.Null(await world.RefusalAsync(proposal));
        var refusal = (await world.App.As("approver2").Get<RefuseProposalHandler>().HandleAsync(new(proposal, ApprovalWorld.Why), CancellationToken.None)).Refusal!;
        Assert.Equal("proposal.decided", refusal.Code);
        Assert.Contains("approved by Noor Approver", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("proposal.not-found", await world.RefusalAsync(new(99), "x"));
    }

    [Fact]
    public async Task Refused_sent_back_and_withdrawn_proposals_leave_no_ban_and_say_why()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var (refused, sentBack, withdrawn) = (await world.ProposeAsync(), await world.ProposeAsync(), await world.ProposeAsync());
        var app = world.App.As("approver");
        Assert.Equal("proposal.reason-too-short", (await app.Get<RefuseProposalHandler>().HandleAsync(new(refused.Proposal, "No."), CancellationToken.None)).Refusal?.Code);
        Assert.Equal(ProposalState.Refused, (await app.Get<RefuseProposalHandler>().HandleAsync(new(refused.Proposal, ApprovalWorld.Why), CancellationToken.None)).Value.State);
        Assert.Equal(ProposalState.SentBack, (await app.Get<SendBackProposalHandler>().HandleAsync(new(sentBack.Proposal, ApprovalWorld.Why), CancellationToken.None)).Value.State);
        Assert.Equal("proposal.not-yours", (await app.Get<WithdrawProposalHandler>().HandleAsync(new(withdrawn.Proposal), CancellationToken.None)).Refusal?.Code);
        Assert.Equal(ProposalState.Withdrawn, (await app.As("reviewer").Get<WithdrawProposalHandler>().HandleAsync(new(withdrawn.Proposal), CancellationToken.None)).Value.State);
        Assert.Equal([BanState.Refused, BanState.Refused, BanState.Withdrawn], await app.AskAsync(db => db.Bans.OrderBy(b => b.Id).Select(b => b.State).ToListAsync()));
        Assert.Equal(["ban.refused", "ban.sent-back", "ban.withdrawn"], (await world.AuditAsync()).TakeLast(3));
        Assert.Equal("", await world.BannedAsync());
    }

    [Fact]
    public async Task An_emergency_ban_goes_on_when_approved_and_ends_at_once_when_refused_or_withdrawn()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var ends = TestApp.Noon.AddHours(72);
        var (kept, refused, withdrawn, sentBack) = (await world.ProposeAsync(emergencyEndsAt: ends), await world.ProposeAsync(emergencyEndsAt: ends), await world.ProposeAsync(emergencyEndsAt: ends), await world.ProposeAsync(emergencyEndsAt: ends));
        var app = world.App.As("approver2");
        Assert.Equal((BanState.InForce, 2), ((await world.ApproveAsync(kept.Proposal)).Value.BanState, (await world.BanAsync(kept.Ban)).Covered));
        Assert.Equal(BanState.Ended, (await app.Get<RefuseProposalHandler>().HandleAsync(new(refused.Proposal, ApprovalWorld.Why), CancellationToken.None)).Value.BanState);
        Assert.Equal(BanState.InForce, (await app.Get<SendBackProposalHandler>().HandleAsync(new(sentBack.Proposal, ApprovalWorld.Why), CancellationToken.None)).Value.BanState);
        Assert.Equal(BanState.Ended, (await app.As("reviewer").Get<WithdrawProposalHandler>().HandleAsync(new(withdrawn.Proposal), CancellationToken.None)).Value.BanState);
        Assert.Equal(BanEnd.EmergencyOver, (await world.BanAsync(refused.Ban)).EndedHow);
        app.Clock.Advance(TimeSpan.FromHours(73));
        Assert.Equal(1, (await world.CarryOutAsync()).Count);
        Assert.Equal((BanState.InForce, BanState.Ended), ((await world.BanAsync(kept.Ban)).State, (await world.BanAsync(sentBack.Ban)).State));
        Assert.Equal("A-1 A-2", await world.BannedAsync());
    }
}
