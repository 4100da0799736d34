using Cordon.Domain.Bans;
using Cordon.Domain.Jobs;
using Cordon.Features.Approvals;
using Cordon.Features.Bans;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Approvals;

public sealed class BanJobTests
{
    private static readonly (string, string) Small = ("Cordon:Bans:JobFrom", "2");

    [Fact]
    public async Task A_large_ban_is_decided_at_once_and_becomes_visible_with_the_end_of_its_job()
    {
        await using var world = await ApprovalWorld.StartAsync(3, Small);
        var (ban, proposal) = await world.ProposeAsync();
        world.App.As("approver");
        var decided = (await world.ApproveAsync(proposal)).Value;
        Assert.Equal((BanState.Scheduled, 0, true), (decided.BanState, decided.Covered, decided.Job is not null));
        Assert.Equal("", await world.BannedAsync());
        var seen = new Seen();
        var done = (await world.App.Get<FinishDecisionHandler>().HandleAsync(new(decided), seen, CancellationToken.None)).Value;
        Assert.Equal((BanState.InForce, 3, 0, 3L), (done.BanState, done.Covered, done.Freed, done.Sequence));
        Assert.Equal((3L, 3L), (seen.Last.BytesDone, seen.Last.BytesTotal));
        var job = await world.App.AskAsync(db => db.Jobs.SingleAsync());
        Assert.Equal((BanJobs.Apply, $"Applying {BanNames.Of(ban)}", JobState.Succeeded, 3L), (job.Kind, job.Title, job.State, job.LinesDone));
        // The approver's own word, as the scheduler's are Cordon's.
        Assert.Equal(("ban.applied", "dev:approver"), ((await world.LastAuditAsync()).Action, (await world.LastAuditAsync()).Actor));
        Assert.Equal(["1 A-1 Banned BanApplied", "2 A-2 Banned BanApplied", "3 A-3 Banned BanApplied"], await world.FeedAsync());
    }

    [Fact]
    public async Task A_large_lift_likewise_and_nothing_is_done_twice_when_the_scheduler_was_there_before()
    {
        await using var world = await ApprovalWorld.StartAsync(3, Small);
        var ban = await world.Bans.InForceAsync(BanRule.OfOrganization(world.Company));
        var lift = await world.ProposeLiftAsync(ban);
        world.App.As("approver");
        var decided = (await world.ApproveAsync(lift.Proposal)).Value;
        Assert.Equal((BanState.InForce, "A-1 A-2 A-3"), (decided.BanState, await world.BannedAsync()));
        Assert.Equal("ban.not-in-force", (await world.App.As("reviewer").Get<ProposeLiftHandler>().HandleAsync(new(ban, ApprovalWorld.Why), CancellationToken.None)).Refusal?.Code);
        // That look carried it out.
        var done = (await world.App.As("approver").Get<FinishDecisionHandler>().HandleAsync(new(decided), new Seen(), CancellationToken.None)).Value;
        Assert.Equal((BanState.Ended, 0, 3, 6L), (done.BanState, done.Covered, done.Freed, done.Sequence));
        Assert.Equal(6, (await world.FeedAsync()).Count);
        Assert.Equal(1, (await world.AuditAsync()).Count(a => a == "ban.lifted"));
    }

    [Fact]
    public async Task One_whose_process_died_is_taken_up_by_another_and_applied_once()
    {
        await using var world = await ApprovalWorld.StartAsync(3, Small);
        var (_, proposal) = await world.ProposeAsync();
        world.App.As("approver");
        var job = (await world.ApproveAsync(proposal)).Value.Job!.Value;
        await using (var unit = await world.App.Store.BeginAsync(CancellationToken.None))
        {
            // A process that is no more had it.
            await unit.Db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Running).SetProperty(j => j.Worker, $"{Environment.MachineName}/1/0"));
            await unit.CommitAsync(CancellationToken.None);
        }
        var board = world.App.Get<JobBoard>();
        Assert.Equal(job, await board.ClaimNextAsync(CancellationToken.None));
        Assert.Null(await board.RunAsync(job, null, CancellationToken.None));
        Assert.Null(await board.RunAsync(job, null, CancellationToken.None));
        Assert.Equal(3, (await world.FeedAsync()).Count);
        Assert.Equal(1, (await world.AuditAsync()).Count(a => a == "ban.applied"));
    }

    private sealed class Seen : IProgress<JobProgress>
    {
        public JobProgress Last { get; private set; }

        public void Report(JobProgress value) => Last = value;
    }
}
