using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Features.Bans;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Approvals;

/// <summary>What begins and ends by itself, whatever the clock does and however long nobody looks.</summary>
public sealed class DueTests
{
    [Fact]
    public async Task A_scheduled_ban_begins_and_expires_when_its_times_come_and_not_before()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var (ban, proposal) = await world.ProposeAsync(TestApp.Noon.AddHours(2), TestApp.Noon.AddHours(5));
        world.App.As("approver");
        Assert.Equal((BanState.Scheduled, 0), ((await world.ApproveAsync(proposal)).Value.BanState, (await world.BanAsync(ban)).Covered));
        Assert.Equal(new CarriedOut(0, TestApp.Noon.AddHours(2)), await world.CarryOutAsync());
        Assert.Equal("", await world.BannedAsync());
        world.App.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(new CarriedOut(1, TestApp.Noon.AddHours(5)), await world.CarryOutAsync());
        Assert.Equal("A-1 A-2", await world.BannedAsync());
        world.App.Clock.Advance(TimeSpan.FromHours(3) - TimeSpan.FromTicks(1));
        Assert.Equal(0, (await world.CarryOutAsync()).Count);
        world.App.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(new CarriedOut(1, null), await world.CarryOutAsync());
        Assert.Equal(["1 A-1 Banned BanApplied", "2 A-2 Banned BanApplied", "3 A-1 Allowed BanExpired", "4 A-2 Allowed BanExpired"], await world.FeedAsync());
        Assert.Equal(["ban.approved", "ban.applied", "ban.expired"], await world.AuditAsync());
        Assert.Equal("Cordon", (await world.App.AskAsync(db => db.AuditEntries.OrderByDescending(e => e.Sequence).Select(e => e.Entry).FirstAsync())).Contains("os:", StringComparison.Ordinal) ? "Cordon" : "");
    }

    [Fact]
    public async Task Two_days_without_anybody_looking_skip_nothing_and_apply_nothing_twice()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var waits = await world.ProposeAsync();
        var begins = await ScheduleAsync(world, TestApp.Noon.AddHours(3), TestApp.Noon.AddDays(9));
        var passes = await ScheduleAsync(world, TestApp.Noon.AddHours(4), TestApp.Noon.AddHours(40));
        var ends = await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company), until: TestApp.Noon.AddHours(20));
        var emergency = await world.ProposeAsync(emergencyEndsAt: TestApp.Noon.AddHours(24));
        world.App.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(4, (await world.CarryOutAsync()).Count);
        Assert.Equal(0, (await world.CarryOutAsync()).Count);
        Assert.Equal((BanState.Proposed, BanState.InForce, BanState.Ended, BanState.Ended, BanState.Ended), ((await world.BanAsync(waits.Ban)).State, (await world.BanAsync(begins)).State, (await world.BanAsync(passes)).State, (await world.BanAsync(ends)).State, (await world.BanAsync(emergency.Ban)).State));
        Assert.Equal(["ban.applied", "ban.expired", "ban.expired", "ban.lapsed", "ban.emergency-over"], (await world.AuditAsync()).TakeLast(5));
        // The one that passed while nobody looked never covered anybody, and says so.
        var missed = await world.BanAsync(passes);
        Assert.Equal((null, BanEnd.Expired, false), (missed.AppliedAt, missed.EndedHow, missed.IsInForceAt(TestApp.Noon.AddHours(10))));
        Assert.Equal("Its whole time passed before it could be applied. It never covered anybody.", await world.App.AskAsync(db => db.AuditEntries.Where(e => e.Subject == $"ban:{passes.Value}" && e.Action == "ban.expired").Select(e => e.Reason).SingleAsync()));
        Assert.False(await world.App.AskAsync(db => db.Coverage.AnyAsync(c => c.BanId == passes)));
        Assert.Equal(ProposalState.Lapsed, (await world.ProposalAsync(emergency.Proposal)).State);
        Assert.Equal("A-1 A-2", await world.BannedAsync());
    }

    [Fact]
    public async Task A_clock_that_is_set_back_frees_nobody_and_forward_again_applies_nothing_twice()
    {
        await using var world = await ApprovalWorld.StartAsync(2);
        var ban = await ScheduleAsync(world, TestApp.Noon.AddHours(2), TestApp.Noon.AddHours(30));
        var (exempt, until) = (await ExemptAsync(world, await world.Bans.InForceAsync(BanRule.OfAccounts, [new AccountId(1)], until: TestApp.Noon.AddDays(30)), TestApp.Noon.AddHours(3)), TestApp.Noon.AddHours(3));
        world.App.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(2, (await world.CarryOutAsync()).Count);
        await using var back = await AtAsync(world, TestApp.Noon.AddHours(-3));
        Assert.Equal(0, (await back.CarryOutAsync()).Count);
        Assert.Equal((BanState.InForce, "A-1 A-2"), ((await world.BanAsync(ban)).State, await world.BannedAsync()));
        Assert.NotNull(await world.App.AskAsync(db => db.Exemptions.Where(e => e.ProposalId == exempt && e.UntilAt == until).Select(e => e.EndedAt).SingleAsync()));
        back.Clock.SetUtcNow(TestApp.Noon.AddHours(6));
        Assert.Equal(0, (await back.CarryOutAsync()).Count);
        back.Clock.SetUtcNow(TestApp.Noon.AddHours(30));
        Assert.Equal(1, (await back.CarryOutAsync()).Count);
        var times = await world.App.AskAsync(db => db.EnforcementChanges.OrderBy(c => c.Sequence).Select(c => c.At).ToListAsync());
        Assert.Equal(times.Order(), times);
        Assert.Equal(1, (await world.AuditAsync()).Count(a => a == "ban.applied"));
    }

    // Europe/Berlin skips 02:00 to 03:00 that night, and has 02:30 twice in autumn.
    [Theory]
    [InlineData("2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00", 60)]
    [InlineData("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", 60)]
    [InlineData("2028-02-28T23:59:00+00:00", "2028-02-29T00:00:00+00:00", 1)]
    [InlineData("2028-02-29T23:59:00+00:00", "2028-03-01T00:00:00+00:00", 1)]
    public async Task Neither_a_change_to_summer_time_nor_a_leap_day_moves_an_instant(string from, string until, int minutes)
    {
        await using var world = await ApprovalWorld.StartAsync(1);
        var (begin, end) = (DateTimeOffset.Parse(from), DateTimeOffset.Parse(until));
        Assert.Equal(minutes, (end - begin).TotalMinutes);
        world.App.Clock.SetUtcNow(begin.AddHours(-1));
        var ban = await ScheduleAsync(world, begin.ToUniversalTime(), end.ToUniversalTime());
        foreach (var (at, state) in new[] { (begin.AddTicks(-1), BanState.Scheduled), (begin, BanState.InForce), (end.AddTicks(-1), BanState.InForce), (end, BanState.Ended) })
        {
            world.App.Clock.SetUtcNow(at);
            await world.CarryOutAsync();
            Assert.Equal(state, (await world.BanAsync(ban)).State);
        }
    }

    [Fact]
    public async Task A_review_is_asked_for_once_for_each_date_a_leap_day_among_them()
    {
        await using var world = await ApprovalWorld.StartAsync(1);
        world.App.Clock.SetUtcNow(new(2027, 12, 1, 12, 0, 0, TimeSpan.Zero));
        var ban = await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company));
        Assert.Null((await world.App.As("approver").Get<KeepBanHandler>().HandleAsync(new(ban, new(2028, 2, 29), "approver", ApprovalWorld.Why), CancellationToken.None)).Refusal);
        await DueAsync("2028-02-28T23:59:59Z", 0);
        await DueAsync("2028-02-29T00:00:00Z", 1);
        await DueAsync("2028-03-04T00:00:00Z", 0);
        Assert.Null((await world.App.Get<KeepBanHandler>().HandleAsync(new(ban, new(2028, 6, 1), "approver", ApprovalWorld.Why), CancellationToken.None)).Refusal);
        await DueAsync("2028-06-02T00:00:00Z", 1);
        Assert.Equal(2, await world.App.AskAsync(db => db.Outbox.CountAsync(o => o.Kind == "ban.review-due" && o.BanId == ban)));
        Assert.Equal(2, (await world.AuditAsync()).Count(a => a == "ban.review-due"));

        async Task DueAsync(string at, int count)
        {
            world.App.Clock.SetUtcNow(DateTimeOffset.Parse(at));
            Assert.Equal(count, (await world.CarryOutAsync()).Count);
        }
    }

    [Fact]
    public async Task A_proposal_that_nobody_decides_lapses_with_its_ban()
    {
        await using var world = await ApprovalWorld.StartAsync(1);
        var (ban, proposal) = await world.ProposeAsync();
        var inForce = await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company));
        var lift = await world.ProposeLiftAsync(inForce);
        world.App.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(2, (await world.CarryOutAsync()).Count);
        Assert.Equal((BanState.Lapsed, ProposalState.Lapsed, ProposalState.Lapsed, BanState.InForce), ((await world.BanAsync(ban)).State, (await world.ProposalAsync(proposal)).State, (await world.ProposalAsync(lift.Proposal)).State, (await world.BanAsync(inForce)).State));
        world.App.As("approver");
        Assert.Equal("proposal.decided", await world.RefusalAsync(proposal));
        // Another lift can be proposed.
        await world.ProposeLiftAsync(inForce);
    }

    [Fact]
    public async Task Whoever_approves_a_lift_after_the_ban_expired_learns_that_it_is_over()
    {
        await using var world = await ApprovalWorld.StartAsync(1);
        var ban = await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company), until: TestApp.Noon.AddHours(1));
        var lift = await world.ProposeLiftAsync(ban);
        world.App.Clock.Advance(TimeSpan.FromHours(2));
        world.App.As("approver");
        Assert.Equal("proposal.decided", await world.RefusalAsync(lift.Proposal));
        Assert.Equal(BanEnd.Expired, (await world.BanAsync(ban)).EndedHow);
    }

    internal static async Task<BanId> ScheduleAsync(ApprovalWorld world, DateTimeOffset from, DateTimeOffset until)
    {
        var (ban, proposal) = await world.ProposeAsync(from, until);
        world.App.As("approver");
        Assert.Equal(BanState.Scheduled, (await world.ApproveAsync(proposal)).Value.BanState);
        return ban;
    }

    private static async Task<ProposalId> ExemptAsync(ApprovalWorld world, BanId ban, DateTimeOffset until)
    {
        var proposal = (await world.ProposeExemptionAsync(ban, new(["A-1"]), until)).Value.Proposal;
        world.App.As("approver");
        Assert.Null(await world.RefusalAsync(proposal));
        return proposal;
    }

    // The test clock goes forward only: another process has its own.
    private static Task<Elsewhere> AtAsync(ApprovalWorld world, DateTimeOffset at) => Task.FromResult(new Elsewhere(world.App, at));

    private sealed class Elsewhere(TestApp app, DateTimeOffset at) : IAsyncDisposable
    {
        public SettableClock Clock { get; } = new(at);

        public Task<CarriedOut> CarryOutAsync() => new CarryOutDueHandler(new(app.Get<IDbContextFactory<Data.CordonDb>>(), app.Store.Dialect, Clock), Clock).HandleAsync(CancellationToken.None);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class SettableClock(DateTimeOffset at) : TimeProvider
    {
        private DateTimeOffset _now = at;

        public override DateTimeOffset GetUtcNow() => _now;

        public void SetUtcNow(DateTimeOffset now) => _now = now;
    }
}
