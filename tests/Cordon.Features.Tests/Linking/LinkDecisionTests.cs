using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Features.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Linking;

public sealed class LinkDecisionTests
{
    private const string Why = LinkedStore.Why;

    [Fact]
    public async Task A_cut_card_joins_nobody_at_once_and_after_later_runs_until_it_is_taken_back()
    {
        await using var store = await LinkedStore.StartAsync();
        var card = await store.CardAsync("4242", "A-1", "A-2");
        await store.LinkAsync();
        var cut = (await CutAsync(store, IdentifierRef.Of(card))).Value;
        Assert.Equal("", await store.ClustersAsync());
        await store.UseAsync(card, "A-3");
        await store.LinkAsync();
        Assert.Equal("", await store.ClustersAsync());
        Assert.Equal(0, (await store.LinkAllAsync()).Changed);

        Assert.Null((await TakeBackAsync(store, cut)).Refusal);
        Assert.Equal("A-1 A-2 A-3: 3 accounts, 3 links", await store.ClustersAsync());
    }

    [Fact]
    public async Task An_account_that_is_cut_off_a_device_leaves_the_others_joined()
    {
        await using var store = await LinkedStore.StartAsync();
        var device = await store.DeviceAsync("laptop", "A-1", "A-2", "A-3");
        await store.LinkAsync();
        var cut = (await CutAsync(store, "A-1", IdentifierRef.Of(device))).Value;
        Assert.Equal("A-2 A-3: 2 accounts, 2 links", await store.ClustersAsync());
        Assert.Null((await TakeBackAsync(store, cut)).Refusal);
        Assert.Equal("A-1 A-2 A-3: 3 accounts, 3 links", await store.ClustersAsync());
    }

    [Fact]
    public async Task Two_accounts_are_joined_by_hand_and_a_suggestion_is_kept_with_the_decision_as_it_was_read()
    {
        await using var store = await LinkedStore.StartAsync();
        await store.CardAsync("4242", "A-1", "A-2");
        await store.CardAsync("1881", "B-1", "B-2");
        await store.LinkAsync();
        await store.Facts.SuggestAsync("A-2", "B-1", 0.93, "The names are alike.");
        var join = (await JoinAsync(store, "B-1", "A-2")).Value;
        Assert.Equal("A-1 A-2 B-1 B-2: 4 accounts, 5 links", await store.ClustersAsync());
        var kept = await store.App.AskAsync(db => db.LinkDecisions.SingleAsync(d => d.Id == join));
        Assert.Equal((await store.IdAsync("A-2"), await store.IdAsync("B-1"), 0.93, "The names are alike."), (kept.AccountId, kept.OtherAccountId, kept.Probability, kept.Grounds));
        await store.ChangeAsync(db => db.ProbableLinks.ExecuteDelete());
        Assert.Equal(0, (await store.LinkAllAsync()).Changed);
        Assert.Null((await TakeBackAsync(store, join)).Refusal);
        Assert.Equal("A-1 A-2: 2 accounts, 2 links\nB-1 B-2: 2 accounts, 2 links", await store.ClustersAsync());
    }

    [Fact]
    public async Task A_suggestion_that_is_turned_down_joins_nobody_and_is_not_turned_down_twice()
    {
        await using var store = await LinkedStore.StartAsync();
        await store.CardAsync("4242", "A-1");
        await store.CardAsync("1881", "B-1");
        await store.Facts.SuggestAsync("A-1", "B-1", 0.93);
        Assert.Null((await TurnDownAsync(store, "B-1", "A-1")).Refusal);
        Assert.Equal("link.already-turned-down", (await TurnDownAsync(store, "A-1", "B-1")).Refusal?.Code);
        Assert.Equal("link.already-turned-down", (await JoinAsync(store, "A-1", "B-1")).Refusal?.Code);
        await store.LinkAsync();
        Assert.Equal("", await store.ClustersAsync());
    }

    [Fact]
    public async Task A_decision_and_its_audit_entry_are_saved_together_and_name_what_came_of_it()
    {
        await using var store = await LinkedStore.StartAsync();
        var card = await store.CardAsync("4242", "A-1", "A-2");
        await store.LinkAsync();
        var cut = (await CutAsync(store, IdentifierRef.Of(card))).Value;
        await TakeBackAsync(store, cut);
        await CutAsync(store, "A-1", IdentifierRef.Of(card));
        await JoinAsync(store, "A-1", "A-2");
        Assert.Equal(["link.cut", "link.decision-taken-back", "link.cut", "link.joined"], await store.AuditAsync("link."));
        var entries = await store.App.AskAsync(db => db.AuditEntries.Where(e => e.Action.StartsWith("link.")).OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal([$"payment:{card.Value}", $"payment:{card.Value}", "account:1", "account:1"], entries.Select(e => e.Subject));
        Assert.All(entries, e => Assert.Equal(("dev:approver", Why), (e.Actor, e.Reason)));
        Assert.Contains("\"accountsChanged\":2", entries[0].Entry, StringComparison.Ordinal);
        Assert.DoesNotContain(entries, e => e.Entry.Contains("4242", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_decided_is_refused_and_nothing_is_written()
    {
        await using var store = await LinkedStore.StartAsync();
        var card = await store.CardAsync("4242", "A-1", "A-2");
        await store.CardAsync("1881", "B-1");
        await store.LinkAsync();
        var (known, unknown) = (IdentifierRef.Of(card), IdentifierRef.Of(new DeviceId(77)));
        Assert.Equal("link.not-found", (await CutAsync(store, unknown)).Refusal?.Code);
        Assert.Equal("link.not-found", (await CutAsync(store, "B-1", known)).Refusal?.Code);
        Assert.Equal("link.same-account", (await JoinAsync(store, "A-1", "A-1")).Refusal?.Code);
        Assert.Equal("link.not-found", (await store.App.Get<JoinAccountsHandler>().HandleAsync(new(new(1), new(77), Why), CancellationToken.None)).Refusal?.Code);
        Assert.Equal("link.not-suggested", (await TurnDownAsync(store, "A-1", "B-1")).Refusal?.Code);
        Assert.Equal("link.not-decided", (await TakeBackAsync(store, new(5))).Refusal?.Code);
        Assert.Equal("link.reason-too-short", (await store.App.Get<CutIdentifierHandler>().HandleAsync(new(known, "too short"), CancellationToken.None)).Refusal?.Code);
        Assert.False(await store.App.AskAsync(db => db.LinkDecisions.AnyAsync()));
        Assert.Empty(await store.AuditAsync("link."));
    }

    [Fact]
    public async Task What_stands_is_not_decided_twice_nor_taken_back_twice()
    {
        await using var store = await LinkedStore.StartAsync();
        var card = IdentifierRef.Of(await store.CardAsync("4242", "A-1", "A-2"));
        await store.LinkAsync();
        await CutAsync(store, "A-1", card);
        Assert.Equal("link.already-cut", (await CutAsync(store, "A-1", card)).Refusal?.Code);
        var cut = (await CutAsync(store, card)).Value;
        Assert.Equal("link.already-cut", (await CutAsync(store, card)).Refusal?.Code);
        Assert.Equal("link.already-cut", (await CutAsync(store, "A-2", card)).Refusal?.Code);
        await JoinAsync(store, "A-1", "A-2");
        Assert.Equal("link.already-joined", (await JoinAsync(store, "A-2", "A-1")).Refusal?.Code);
        await TakeBackAsync(store, cut);
        Assert.Equal("link.not-decided", (await TakeBackAsync(store, cut)).Refusal?.Code);
        Assert.Null((await CutAsync(store, card)).Refusal);
    }

    [Theory]
    [InlineData("legal")]
    [InlineData("support")]
    [InlineData("auditor")]
    [InlineData("administrator")]
    public async Task Who_does_not_review_facts_decides_nothing(string name)
    {
        await using var store = await LinkedStore.StartAsync();
        var card = IdentifierRef.Of(await store.CardAsync("4242", "A-1", "A-2"));
        store.App.As(name);
        Outcome<LinkDecisionId>[] outcomes =
        [
            await CutAsync(store, card), await CutAsync(store, "A-1", card), await JoinAsync(store, "A-1", "A-2"), await TurnDownAsync(store, "A-1", "A-2"), await TakeBackAsync(store, new(1)),
        ];
        Assert.All(outcomes, outcome => Assert.Equal(Refusals.NotPermitted, outcome.Refusal));
    }

    private static Task<Outcome<LinkDecisionId>> CutAsync(LinkedStore store, IdentifierRef identifier) => store.App.Get<CutIdentifierHandler>().HandleAsync(new(identifier, Why), CancellationToken.None);

    private static async Task<Outcome<LinkDecisionId>> CutAsync(LinkedStore store, string account, IdentifierRef identifier) =>
        await store.App.Get<CutAccountHandler>().HandleAsync(new(await store.IdAsync(account), identifier, Why), CancellationToken.None);

    private static async Task<Outcome<LinkDecisionId>> JoinAsync(LinkedStore store, string one, string other) =>
        await store.App.Get<JoinAccountsHandler>().HandleAsync(new(await store.IdAsync(one), await store.IdAsync(other), Why), CancellationToken.None);

    private static async Task<Outcome<LinkDecisionId>> TurnDownAsync(LinkedStore store, string one, string other) =>
        await store.App.Get<TurnDownSuggestionHandler>().HandleAsync(new(await store.IdAsync(one), await store.IdAsync(other), Why), CancellationToken.None);

    private static Task<Outcome<LinkDecisionId>> TakeBackAsync(LinkedStore store, LinkDecisionId decision) =>
        store.App.Get<TakeBackLinkDecisionHandler>().HandleAsync(new(decision, Why), CancellationToken.None);
}
