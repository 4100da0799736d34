using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Features.Accounts;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Linking;

public sealed class PreviewLinkDecisionTests
{
    [Fact]
    public async Task A_cut_tells_what_it_would_leave_together_and_writes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var facts = new LinkFacts(app.Store);
        var card = await facts.CardAsync("4242", ["A-1", "A-2", "A-3"]);
        await facts.DeviceAsync("d-1", ["A-3", "A-4", "A-5"]);
        await LinkAsync(app);
        await EffectIsAsync(app, PreviewLinkDecision.ToCut(IdentifierRef.Of(card)), [5], [3]);
        await EffectIsAsync(app, PreviewLinkDecision.ToCut(new AccountName((await facts.IdOfAsync("A-1")).Value, "A-1"), IdentifierRef.Of(card)), [5], [4]);
        Assert.Equal(5, await app.AskAsync(db => db.ClusterMembers.CountAsync()));
        Assert.Empty(await app.AskAsync(db => db.LinkDecisions.ToListAsync()));
    }

    [Fact]
    public async Task A_join_brings_the_clusters_of_both_together()
    {
        await using var app = await TestApp.StartAsync();
        var facts = new LinkFacts(app.Store);
        await facts.CardAsync("4242", ["A-1", "A-2", "A-3"]);
        await facts.CardAsync("7777", ["B-1", "B-2"]);
        await facts.CardAsync("8888", ["C-1"]);
        await LinkAsync(app);
        await EffectIsAsync(app, await JoinAsync(facts, "A-1", "B-2"), [3, 2], [5]);
        await EffectIsAsync(app, await JoinAsync(facts, "C-1", "B-2"), [2], [3]);
        await EffectIsAsync(app, await JoinAsync(facts, "A-1", "A-2"), [], []);
    }

    [Fact]
    public async Task Cutting_a_hub_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var hub = await new LinkFacts(app.Store).CardAsync("1111", ["A-1", "A-2", "A-3", "A-4"], CardFunding.Prepaid);
        await LinkAsync(app);
        await EffectIsAsync(app, PreviewLinkDecision.ToCut(IdentifierRef.Of(hub)), [], []);
    }

    [Fact]
    public async Task Taking_back_tells_what_comes_back_and_what_does_not_stand_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var card = await new LinkFacts(app.Store).CardAsync("4242", ["A-1", "A-2", "A-3"]);
        var cut = (await app.As("reviewer").Get<CutIdentifierHandler>().HandleAsync(new CutIdentifier(IdentifierRef.Of(card), "The office's card."), CancellationToken.None)).Value;
        await EffectIsAsync(app, PreviewLinkDecision.ToTakeBack(cut), [], [3]);
        Assert.Equal(LinkRefusals.NotDecided, (await app.Get<PreviewLinkDecisionHandler>().HandleAsync(PreviewLinkDecision.ToTakeBack(new(99)), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task An_account_is_found_by_the_beginning_of_its_name()
    {
        await using var app = await TestApp.StartAsync();
        var facts = new LinkFacts(app.Store);
        await facts.CardAsync("4242", [.. Enumerable.Range(1, 12).Select(i => $"A-{i:00}"), "B-01"]);
        Assert.Equal(["A-02", "A-03", "A-04"], (await FindAsync(app, " A-0 ", await facts.IdOfAsync("A-01"))).Take(3));
        Assert.Equal(FindAccountsHandler.Most, (await FindAsync(app, "A", null)).Count);
        Assert.Empty(await FindAsync(app, "a-0", null));
        Assert.Empty(await FindAsync(app, " ", null));
    }

    private static async Task<PreviewLinkDecision> JoinAsync(LinkFacts facts, string one, string other) =>
        PreviewLinkDecision.ToJoin(new AccountName((await facts.IdOfAsync(one)).Value, one), new AccountName((await facts.IdOfAsync(other)).Value, other));

    private static async Task EffectIsAsync(TestApp app, PreviewLinkDecision draft, int[] before, int[] after)
    {
        var effect = (await app.Get<PreviewLinkDecisionHandler>().HandleAsync(draft, CancellationToken.None)).Value;
        Assert.Equal(before, effect.Before);
        Assert.Equal(after, effect.After);
    }

    private static async Task<List<string>> FindAsync(TestApp app, string text, AccountId? except) =>
        [.. (await app.Get<FindAccountsHandler>().HandleAsync(new FindAccounts(text, except), CancellationToken.None)).Value.Select(a => a.Account)];

    private static async Task LinkAsync(TestApp app)
    {
        await new LinkFacts(app.Store).DueAsync();
        Assert.Null((await app.Get<RunLinkingHandler>().HandleAsync(new RunLinking(), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
    }
}
