using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Features.Approvals;
using Cordon.Features.Bans;
using Cordon.Features.Exemptions;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Approvals;

public sealed class LiftTests
{
    [Fact]
    public async Task A_lift_frees_exactly_those_whom_no_other_ban_covers_as_its_preview_said()
    {
        await using var world = await ApprovalWorld.StartAsync(3);
        var other = await world.Organizations.OrganizationAsync("Harbour Works");
        await world.JoinAsync("A-3", other);
        await world.JoinAsync("B-1", other);
        var (one, two) = (await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company)), await world.Bans.InForceAsync(BanRule.OfOrganization(other)));
        var preview = (await world.App.As("reviewer").Get<PreviewLiftHandler>().HandleAsync(new(one), CancellationToken.None)).Value;
        Assert.Equal((3, 2, 1, new StayBannedBy(two, 1)), (preview.Covered, preview.Frees, preview.StaysBanned, Assert.Single(preview.By)));
        Assert.Equal(["A-1", "A-2"], preview.FirstFreed);
        var lift = await world.ProposeLiftAsync(one);
        Assert.Equal((preview.Digest, 2, 1), (lift.Digest, lift.Frees, lift.StaysBanned));
        Assert.Equal("proposal.lift-waits", (await world.App.Get<ProposeLiftHandler>().HandleAsync(new(one, ApprovalWorld.Why), CancellationToken.None)).Refusal?.Code);
        world.App.As("approver");
        var decided = (await world.ApproveAsync(lift.Proposal)).Value;
        Assert.Equal((BanState.Ended, 0, 2, 6L), (decided.BanState, decided.Covered, decided.Freed, decided.Sequence));
        Assert.Equal("A-3 B-1", await world.BannedAsync());
        Assert.Equal(["5 A-1 Allowed BanLifted", "6 A-2 Allowed BanLifted"], (await world.FeedAsync()).TakeLast(2));
        Assert.Equal(("ban.lifted", "dev:approver", $"ban:{one.Value}", ApprovalWorld.Why), await world.LastAuditAsync());
    }

    [Fact]
    public async Task A_lift_whose_accounts_changed_has_to_be_looked_at_again()
    {
        await using var world = await ApprovalWorld.StartAsync();
        var ban = await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company));
        var lift = await world.ProposeLiftAsync(ban);
        // One of them is banned by name since.
        await world.Bans.InForceAsync(BanRule.OfAccounts, [new AccountId(1)]);
        world.App.As("approver");
        var refusal = (await world.ApproveAsync(lift.Proposal)).Refusal!;
        Assert.Equal("proposal.set-changed", refusal.Code);
        Assert.Contains("0 came, 1 went", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_lapses_with_the_ban_that_it_is_about()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var ban = await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company));
        var (exemption, lift) = ((await world.ProposeExemptionAsync(ban, new(["A-1"]))).Value, await world.ProposeLiftAsync(ban));
        world.App.As("approver");
        Assert.Null(await world.RefusalAsync(lift.Proposal));
        Assert.Equal("proposal.decided", await world.RefusalAsync(exemption.Proposal));
        Assert.Equal("ban.not-in-force", (await world.App.Get<ProposeLiftHandler>().HandleAsync(new(ban, ApprovalWorld.Why), CancellationToken.None)).Refusal?.Code);
    }

    [Fact]
    public async Task An_exemption_lets_one_person_go_until_its_end()
    {
        await using var world = await ApprovalWorld.StartAsync(3);
        var ban = await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company));
        Assert.Equal(("ban.unknown-account", "exemption.nobody-named", "exemption.end-out-of-range"),
            ((await world.ProposeExemptionAsync(ban, new(["A-9"]))).Refusal?.Code, (await world.ProposeExemptionAsync(ban, new())).Refusal?.Code, (await world.ProposeExemptionAsync(ban, new(["A-2"]), TestApp.Noon)).Refusal?.Code));
        var wish = (await world.ProposeExemptionAsync(ban, new(["A-2"]), TestApp.Noon.AddDays(2))).Value;
        Assert.Equal((1, 0), (wish.Frees, wish.StaysBanned));
        world.App.As("approver");
        var decided = (await world.ApproveAsync(wish.Proposal)).Value;
        Assert.Equal((BanState.InForce, 2, 1), (decided.BanState, decided.Covered, decided.Freed));
        Assert.Equal("A-1 A-3", await world.BannedAsync());
        Assert.Equal("exemption.nobody", (await world.ProposeExemptionAsync(ban, new(["A-2"]))).Refusal?.Code);
        world.App.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await world.CarryOutAsync()).Count);
        Assert.Equal("A-1 A-2 A-3", await world.BannedAsync());
        Assert.Equal(["4 A-2 Allowed Exempted", "5 A-2 Banned ExemptionEnded"], (await world.FeedAsync()).TakeLast(2));
        Assert.Equal("exemption.ended", (await world.LastAuditAsync()).Action);
    }

    [Fact]
    public async Task A_group_is_exempt_by_what_it_has_in_common()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var january = TestApp.Noon.AddDays(-60);
        var left = await world.Organizations.SuspectAsync("L-1", world.Company, 0.97, observedAt: january.AddDays(-10));
        await world.Organizations.DecideAsync(left, AffiliationState.Confirmed, TestApp.Noon);
        var ban = await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company));
        var day = DateOnly.FromDateTime(january.UtcDateTime);
        Assert.Equal("exemption.ground-out-of-range", (await world.ProposeExemptionAsync(ban, new(LeftBefore: new(2026, 4, 1)))).Refusal?.Code);
        var preview = (await world.App.Get<PreviewExemptionHandler>().HandleAsync(new(ban, new(LeftBefore: day)), CancellationToken.None)).Value;
        Assert.Equal(["L-1"], preview.FirstNames);
        var wish = (await world.ProposeExemptionAsync(ban, new(LeftBefore: day))).Value;
        Assert.Equal($"affiliation ended or last seen before {day:yyyy-MM-dd}", (await world.ProposalAsync(wish.Proposal)).Ground);
        world.App.As("approver");
        Assert.Equal(1, (await world.ApproveAsync(wish.Proposal)).Value.Freed);
        Assert.Equal("A-1 A-2", await world.BannedAsync());
    }

    [Fact]
    public async Task Only_the_approver_takes_a_ban_back_and_only_right_after_it_was_applied()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var (one, two) = (await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company)), await world.Bans.InForceAsync(BanRule.OfAccounts, [new AccountId(1)]));
        Assert.Equal(("permission.missing", "ban.undo-not-yours"), (await UndoAsync("reviewer", one), await UndoAsync("approver2", one)));
        Assert.Null(await UndoAsync("approver", one));
        Assert.Equal("A-1", await world.BannedAsync());
        Assert.Equal(("ban.undone", "dev:approver", $"ban:{one.Value}", ApprovalWorld.Why), await world.LastAuditAsync());
        Assert.Equal("3 A-2 Allowed BanUndone", (await world.FeedAsync())[^1]);
        Assert.Equal("ban.not-in-force", await UndoAsync("approver", one));
        world.App.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal("ban.undo-over", await UndoAsync("approver", two));

        async Task<string?> UndoAsync(string name, BanId ban) => (await world.App.As(name).Get<UndoBanHandler>().HandleAsync(new(ban, ApprovalWorld.Why), CancellationToken.None)).Refusal?.Code;
    }

    [Fact]
    public async Task A_ban_that_is_kept_has_another_review_and_owner()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var ban = await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company));
        Assert.Equal(("permission.missing", "ban.review-out-of-range", "ban.review-needed"), (await KeepAsync("reviewer", new(2026, 9, 1), "approver2"), await KeepAsync("approver", new(2026, 3, 10), "approver2"), await KeepAsync("approver", new(2026, 9, 1), " ")));
        Assert.Null(await KeepAsync("approver", new(2026, 9, 1), "approver2"));
        var kept = await world.BanAsync(ban);
        Assert.Equal((new DateOnly(2026, 9, 1), "dev:approver2", "Tomas Approver"), (kept.ReviewOn!.Value, kept.Owner, kept.OwnerName));
        Assert.Equal("ban.kept", (await world.LastAuditAsync()).Action);

        async Task<string?> KeepAsync(string name, DateOnly on, string owner) => (await world.App.As(name).Get<KeepBanHandler>().HandleAsync(new(ban, on, owner, ApprovalWorld.Why), CancellationToken.None)).Refusal?.Code;
    }
}
