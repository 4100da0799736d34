using Cordon.Domain.Jobs;
using Cordon.Domain.Linking;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Linking;

public sealed class LinkingRunTests
{
    [Fact]
    public async Task A_first_run_looks_at_every_account_and_the_next_only_at_what_is_due()
    {
        await using var store = await LinkedStore.StartAsync();
        var card = await store.CardAsync("4242", "A-1", "A-2");
        await store.DeviceAsync("phone", "A-2", "A-3");
        await store.CardAsync("1881", "B-1", "B-2");
        Assert.Equal((5, 5), Figures(await store.LinkAsync()));
        Assert.Equal("A-1 A-2 A-3: 3 accounts, 4 links\nB-1 B-2: 2 accounts, 2 links", await store.ClustersAsync());
        Assert.Equal((0, 0), Figures(await store.LinkAsync()));

        store.App.Clock.Advance(TimeSpan.FromDays(1));
        await store.UseAsync(card, "C-1");
        Assert.Equal((4, 1), Figures(await store.LinkAsync()));
        Assert.Equal("A-1 A-2 A-3 C-1: 4 accounts, 5 links\nB-1 B-2: 2 accounts, 2 links", await store.ClustersAsync());
        Assert.False(await store.App.AskAsync(db => db.DueLinks.AnyAsync(d => d.Certain)));
        Assert.Equal([true, false, false], await store.App.AskAsync(db => db.LinkingRuns.OrderBy(r => r.Id).Select(r => r.Whole).ToListAsync()));
        Assert.Equal(["linking.finished", "linking.finished", "linking.finished"], await store.AuditAsync("linking."));
        var clusters = await store.App.AskAsync(db => db.Clusters.OrderBy(c => c.Id).ToListAsync());
        Assert.Equal([TestApp.Noon.AddDays(1), TestApp.Noon], clusters.Select(c => c.ChangedAt));
        Assert.All(clusters, c => Assert.Equal(TestApp.Noon, c.FormedAt));
    }

    [Fact]
    public async Task A_hub_joins_nobody_and_a_cluster_that_loses_its_link_is_gone()
    {
        await using var store = await LinkedStore.StartAsync();
        var accounts = Enumerable.Range(1, 20).Select(i => $"A-{i:00}").ToArray();
        var card = await store.CardAsync("4242", accounts);
        await store.LinkAsync();
        Assert.StartsWith("A-01 A-02", await store.ClustersAsync(), StringComparison.Ordinal);
        await store.UseAsync(card, "A-21");
        Assert.Equal(20, (await store.LinkAsync()).Changed);
        Assert.Equal("", await store.ClustersAsync());
    }

    [Fact]
    public async Task Prepaid_and_corporate_cards_and_wallets_have_their_own_limits_when_everything_is_linked()
    {
        await using var store = await LinkedStore.StartAsync();
        foreach (var (funding, kind, name) in new[]
        {
            (Domain.Payments.CardFunding.Prepaid, Domain.Payments.PaymentKind.Card, "P"), (Domain.Payments.CardFunding.Corporate, Domain.Payments.PaymentKind.Card, "C"),
            (Domain.Payments.CardFunding.Unknown, Domain.Payments.PaymentKind.Wallet, "W"), (Domain.Payments.CardFunding.Debit, Domain.Payments.PaymentKind.Card, "D"),
        })
            await store.Facts.CardAsync("4242", [.. Enumerable.Range(1, 5).Select(i => $"{name}-{i}")], funding, kind);
        await store.LinkAllAsync();
        Assert.Equal(["C-1", "W-1", "D-1"], (await store.ClustersAsync()).Split('\n').Select(line => line[..3]));
    }

    [Fact]
    public async Task A_run_whose_process_died_has_written_nothing_and_is_taken_up_by_another()
    {
        await using var store = await LinkedStore.StartAsync();
        await store.CardAsync("4242", "A-1", "A-2");
        var job = (await store.App.Get<QueueLinkingHandler>().HandleAsync(new(), CancellationToken.None)).Value;
        var board = store.App.Get<JobBoard>();
        using var stop = new CancellationTokenSource();
        Assert.Equal(job, await board.ClaimNextAsync(CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => board.RunAsync(job, new At("Writing clusters", stop.Cancel), stop.Token));
        Assert.Equal(("", 2), (await store.ClustersAsync(), await store.App.AskAsync(db => db.DueLinks.CountAsync())));

        await store.ChangeAsync(db => db.Jobs.Where(j => j.Id == job).ExecuteUpdate(set => set.SetProperty(j => j.Worker, "elsewhere/1/1").SetProperty(j => j.HeartbeatAt, TestApp.Noon.AddHours(-1))));
        Assert.Equal(job, await board.ClaimNextAsync(CancellationToken.None));
        Assert.Null(await board.RunAsync(job, null, CancellationToken.None));
        Assert.Equal("A-1 A-2: 2 accounts, 2 links", await store.ClustersAsync());
        Assert.Equal(JobState.Succeeded, (await store.App.AskAsync(db => db.Jobs.SingleAsync(j => j.Id == job))).State);
    }

    [Fact]
    public async Task A_cancelled_run_writes_nothing_and_what_was_due_stays_due()
    {
        await using var store = await LinkedStore.StartAsync();
        await store.CardAsync("4242", "A-1", "A-2");
        var job = (await store.App.Get<QueueLinkingHandler>().HandleAsync(new(), CancellationToken.None)).Value;
        var board = store.App.Get<JobBoard>();
        await board.ClaimNextAsync(CancellationToken.None);
        Assert.Null(await board.RunAsync(job, new At("Reading links", () => store.App.Get<CancelJobHandler>().HandleAsync(new(job), CancellationToken.None).GetAwaiter().GetResult()), CancellationToken.None));
        Assert.Equal(JobState.Cancelled, (await store.App.AskAsync(db => db.Jobs.SingleAsync(j => j.Id == job))).State);
        Assert.Equal(("", 2), (await store.ClustersAsync(), await store.App.AskAsync(db => db.DueLinks.CountAsync())));
        Assert.Equal(["linking.cancelled"], await store.AuditAsync("linking."));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_decided_while_a_run_reads_is_in_what_it_writes(bool isFirst)
    {
        await using var store = await LinkedStore.StartAsync();
        var card = await store.CardAsync("4242", "A-1", "A-2");
        await store.CardAsync("1881", "A-2", "A-3");
        if (!isFirst) await store.LinkAsync();
        await store.DueAsync("A-1");
        var job = (await store.App.Get<QueueLinkingHandler>().HandleAsync(new(), CancellationToken.None)).Value;
        var board = store.App.Get<JobBoard>();
        await board.ClaimNextAsync(CancellationToken.None);
        await board.RunAsync(job, new At("Reading links", () => Assert.Null(store.App.Get<CutIdentifierHandler>()
            .HandleAsync(new(IdentifierRef.Of(card), LinkedStore.Why), CancellationToken.None).GetAwaiter().GetResult().Refusal)), CancellationToken.None);
        Assert.Equal("A-2 A-3: 2 accounts, 2 links", await store.ClustersAsync());
    }

    [Fact]
    public async Task What_comes_due_while_a_run_reads_stays_due()
    {
        await using var store = await LinkedStore.StartAsync();
        await store.CardAsync("4242", "A-1", "A-2");
        var job = (await store.App.Get<QueueLinkingHandler>().HandleAsync(new(), CancellationToken.None)).Value;
        var board = store.App.Get<JobBoard>();
        await board.ClaimNextAsync(CancellationToken.None);
        await board.RunAsync(job, new At("Reading links", () => store.DueAsync("A-2").GetAwaiter().GetResult()), CancellationToken.None);
        Assert.Equal(1, await store.App.AskAsync(db => db.DueLinks.CountAsync(d => d.Certain)));
        Assert.Equal((2, 0), Figures(await store.LinkAsync()));
    }

    [Fact]
    public async Task One_run_that_waits_is_enough_and_whoever_may_not_is_refused()
    {
        await using var store = await LinkedStore.StartAsync();
        var first = (await store.App.Get<QueueLinkingHandler>().HandleAsync(new(), CancellationToken.None)).Value;
        Assert.Equal(first, (await store.App.Get<QueueLinkingHandler>().HandleAsync(new(), CancellationToken.None)).Value);
        store.App.As("auditor");
        Assert.Equal("permission.missing", (await store.App.Get<QueueLinkingHandler>().HandleAsync(new(), CancellationToken.None)).Refusal?.Code);
        Assert.Equal("permission.missing", (await store.App.Get<RunLinkingHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None)).Refusal?.Code);
    }

    private static (long, long) Figures(LinkingResult result) => (result.Accounts, result.Changed);

    /// <summary>Does something once, when the run says that it does this.</summary>
    private sealed class At(string doing, Action act) : IProgress<JobProgress>
    {
        private bool _done;

        public void Report(JobProgress value)
        {
            if (_done || value.Doing != doing) return;
            _done = true;
            act();
        }
    }
}
