using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Features.Approvals;
using Cordon.Features.Bans;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Approvals;

/// <summary>Two processes on one store that decide at the same moment: 96 times, and 1,008 where it is measured.</summary>
public sealed class DecisionRaceTests
{
    // The store lets whoever finds it busy wait 150 ms before it looks again: some rounds side by side, each on bans of its own, use that time.
    private const int Lanes = 4;

    private static readonly int Rounds = Thorough.Times(always: 6, thorough: 63);

    // What the loser may hear: that it was decided before, that the ban is over, that a lift waits already. Never an error of the store.
    private static readonly string[] Reasons = ["proposal.decided", "ban.not-in-force", "proposal.lift-waits"];

    [Fact]
    public async Task One_wins_the_other_is_told_why_and_no_number_is_missing_or_given_twice()
    {
        await using var app = await TestApp.StartAsync();
        var organizations = new SampleOrganizations(app.Store, TestApp.Noon);
        var accounts = new List<AccountId>();
        for (var lane = 0; lane < Lanes; lane++) accounts.Add(await organizations.AccountAsync($"A-{lane}"));
        var lost = (await Task.WhenAll(accounts.ConvertAll(account => Task.Run(() => RunAsync(app, account))))).SelectMany(lane => lane).ToList();
        Assert.Equal(4 * Lanes * Rounds, lost.Count);
        Assert.Empty(lost.Except(Reasons));
        foreach (var account in accounts) await WholeAsync(app, account);
    }

    /// <summary>Round after round on bans of one account.</summary>
    /// <returns>What the losers were told.</returns>
    private static async Task<List<string>> RunAsync(TestApp app, AccountId account)
    {
        await using var one = app.Again();
        await using var other = app.Again();
        var (bans, lost) = (new SampleBans(one.Store), new List<string>());
        for (var round = 0; round < Rounds; round++)
        {
            // Two approvers.
            var first = await bans.ProposedAsync(BanRule.OfAccounts, [account], until: Until(round));
            lost.Add(await RaceAsync(ApproveAsync(one, "approver", first.Proposal), ApproveAsync(other, "approver2", first.Proposal)));

            // Approve against withdraw.
            var second = await bans.ProposedAsync(BanRule.OfAccounts, [account], until: Until(round));
            lost.Add(await RaceAsync(ApproveAsync(one, "approver", second.Proposal), async () => (await other.As("reviewer").Get<WithdrawProposalHandler>().HandleAsync(new(second.Proposal), CancellationToken.None)).Refusal));

            // Two lifts.
            lost.Add(await RaceAsync(LiftAsync(one, "reviewer", first.Ban), LiftAsync(other, "approver2", first.Ban)));

            // Expiry against lift: the other's clock says that it is over, the one's does not yet.
            var lift = await one.AskAsync(db => db.Proposals.Where(p => p.BanId == first.Ban && p.Kind == ProposalKind.Lift).SingleAsync());
            other.Clock.SetUtcNow(Until(round));
            lost.Add(await RaceAsync(ApproveAsync(one, "approver", lift.Id), async () => await ExpireAsync(other, first.Ban) ? null : new Refusal("ban.not-in-force", "")));
            Assert.Equal(BanState.Ended, await one.AskAsync(db => db.Bans.Where(b => b.Id == first.Ban).Select(b => b.State).SingleAsync()));
        }
        return lost;
    }

    private static DateTimeOffset Until(int round) => TestApp.Noon.AddMinutes(round + 1);

    private static Func<Task<Refusal?>> ApproveAsync(TestApp app, string name, ProposalId proposal) => async () =>
    {
        var digest = await app.AskAsync(db => db.Proposals.Where(p => p.Id == proposal).Select(p => p.Digest).SingleAsync());
        return (await app.As(name).Get<ApproveProposalHandler>().HandleAsync(new(proposal, digest), CancellationToken.None)).Refusal;
    };

    private static Func<Task<Refusal?>> LiftAsync(TestApp app, string name, BanId ban) => async () => (await app.As(name).Get<ProposeLiftHandler>().HandleAsync(new(ban, ApprovalWorld.Why), CancellationToken.None)).Refusal;

    private static async Task<bool> ExpireAsync(TestApp app, BanId ban)
    {
        await app.Get<CarryOutDueHandler>().OfAsync(ban, CancellationToken.None);
        return await app.AskAsync(db => db.Bans.AnyAsync(b => b.Id == ban && b.EndedHow == BanEnd.Expired));
    }

    /// <returns>What the loser was told.</returns>
    private static async Task<string> RaceAsync(Func<Task<Refusal?>> one, Func<Task<Refusal?>> other)
    {
        using var start = new Barrier(2);
        var refusals = await Task.WhenAll(Run(one), Run(other));
        // Exactly one was refused.
        return Assert.Single(refusals, r => r is not null)!.Code;

        // SQLite's calls hold their thread: each needs its own.
        Task<Refusal?> Run(Func<Task<Refusal?>> decide) => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            return decide();
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    private static async Task WholeAsync(TestApp app, AccountId account)
    {
        var audit = await app.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, audit.Count).Select(i => (long)i), audit);
        var feed = await app.AskAsync(db => db.EnforcementChanges.OrderBy(c => c.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, feed.Count).Select(i => (long)i), feed.Select(c => c.Sequence));
        // Each account: banned and allowed in turns, and now as coverage says.
        var own = feed.Where(c => c.AccountId == account).ToList();
        Assert.All(own.Index(), line => Assert.Equal(line.Index % 2 == 0 ? EnforcementState.Banned : EnforcementState.Allowed, line.Item.State));
        Assert.Equal(await app.AskAsync(db => db.Coverage.AnyAsync(c => c.AccountId == account && c.EndedAt == null)), own[^1].State == EnforcementState.Banned);
        var stretches = await app.AskAsync(db => db.Outbox.Where(o => o.Kind == "enforcement.changed").OrderBy(o => o.FirstSequence).Select(o => new { o.FirstSequence, o.LastSequence }).ToListAsync());
        Assert.Equal(feed.Count, stretches.Sum(s => s.LastSequence - s.FirstSequence + 1));
        var decided = await app.AskAsync(db => db.Approvals.Select(a => a.ProposalId).ToListAsync());
        Assert.Equal(decided.Count, decided.Distinct().Count());
    }
}
