using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Features.Attribution;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Attribution;

public sealed class AffiliationDecisionTests
{
    [Fact]
    public async Task A_confirmation_its_version_and_its_audit_entry_are_saved_together()
    {
        await using var store = await WithJoAsync();
        await store.ConfirmAsync("A-1");
        Assert.Equal(AffiliationState.Confirmed, (await store.OfAsync("A-1")).State);
        Assert.Equal((1, 1), (await store.App.AskAsync(db => db.AffiliationVersions.CountAsync(v => v.State == AffiliationState.Confirmed && v.By == "dev:reviewer")),
            await store.App.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == "affiliation.confirmed" && e.Reason == AttributedStore.Why))));
    }

    [Theory]
    [InlineData("support")]
    [InlineData("auditor")]
    [InlineData("legal")]
    [InlineData("administrator")]
    public async Task Only_who_reviews_facts_decides(string name)
    {
        await using var store = await WithJoAsync();
        var jo = (await store.OfAsync("A-1")).Id;
        Assert.Equal(Refusals.NotPermitted, (await store.App.As(name).Get<ConfirmAffiliationHandler>().HandleAsync(new(jo, AttributedStore.Why), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_rejection_outweighs_machines_until_a_stronger_kind_comes_and_then_is_asked_again()
    {
        await using var store = await WithJoAsync();
        Assert.Null((await store.App.Get<RejectAffiliationHandler>().HandleAsync(new((await store.OfAsync("A-1")).Id, AttributedStore.Why), CancellationToken.None)).Refusal);
        store.App.Clock.Advance(TimeSpan.FromDays(1));
        await store.SignalsAsync("A-1,Northlight Data,public-profile,Jo,search,2026-03-01T00:00:00Z");
        await store.AttributeAsync();
        Assert.Equal((AffiliationState.Rejected, ReviewReason.None), await StateAsync(store));
        await store.SignalsAsync("A-1,Northlight Data,confirmation,,personnel,2026-03-10T00:00:00Z");
        await store.AttributeAsync();
        Assert.Equal((AffiliationState.Rejected, ReviewReason.NewEvidence), await StateAsync(store));
    }

    [Fact]
    public async Task A_decision_taken_back_leaves_what_stood_before()
    {
        await using var store = await WithJoAsync();
        await store.ConfirmAsync("A-1");
        store.App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await store.App.Get<RejectAffiliationHandler>().HandleAsync(new((await store.OfAsync("A-1")).Id, AttributedStore.Why), CancellationToken.None)).Refusal);
        store.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await TakeBackAsync(store);
        Assert.Equal(AffiliationState.Confirmed, (await store.OfAsync("A-1")).State);
        store.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await TakeBackAsync(store);
        Assert.Equal((AffiliationState.Suspected, ReviewReason.Undecided), await StateAsync(store));
    }

    [Fact]
    public async Task Many_are_not_confirmed_before_a_sample_was_looked_at()
    {
        await using var store = await WithJoAsync();
        var jo = (await store.OfAsync("A-1")).Id;
        Assert.Equal(AffiliationRefusals.SampleNotLookedAt, (await ManyAsync(store, [jo], [])).Refusal);
        Assert.Equal(AffiliationRefusals.SampleSaysNo, (await ManyAsync(store, [jo], new() { [jo] = false })).Refusal);
        Assert.Equal(AffiliationState.Suspected, (await store.OfAsync("A-1")).State);
    }

    [Fact]
    public async Task Many_are_confirmed_and_those_that_somebody_decided_on_are_left()
    {
        await using var store = await WithJoAsync("A-2,lu@northlight-data.com,true", "A-3,mo@northlight-data.com,true");
        Assert.Null((await store.App.Get<RejectAffiliationHandler>().HandleAsync(new((await store.OfAsync("A-3")).Id, AttributedStore.Why), CancellationToken.None)).Refusal);
        AffiliationId[] all = [(await store.OfAsync("A-1")).Id, (await store.OfAsync("A-2")).Id, (await store.OfAsync("A-3")).Id];
        Assert.Equal(new ConfirmedAffiliations(2, 1), (await ManyAsync(store, all, all.ToDictionary(a => a, _ => true))).Value);
        Assert.Equal(AffiliationState.Rejected, (await store.OfAsync("A-3")).State);
    }

    [Fact]
    public async Task What_was_believed_on_a_day_and_who_was_affiliated_on_it_are_two_answers()
    {
        await using var store = await WithJoAsync();
        await store.SignalsAsync("A-1,Northlight Data,verified-mail,jo@northlight-data.com,mail,2026-02-01T00:00:00Z");
        await store.AttributeAsync();                                    // on 10 March
        store.App.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Null((await store.App.Get<EndAffiliationHandler>().HandleAsync(new((await store.OfAsync("A-1")).Id, new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero), AttributedStore.Why), CancellationToken.None)).Refusal);
        Assert.Equal("ended", Assert.Single(await ListAsync(store, new(2026, 3, 2), null)).State);
        Assert.Empty(await ListAsync(store, new(2026, 3, 6), null));
        Assert.Equal("suspected", Assert.Single(await ListAsync(store, new(2026, 3, 6), new(2026, 3, 12))).State);
        Assert.Empty(await ListAsync(store, null, new(2026, 3, 9)));
    }

    private static async Task<AttributedStore> WithJoAsync(params string[] more)
    {
        var store = await AttributedStore.StartAsync();
        await store.AccountsAsync(["A-1,jo@northlight-data.com,true", .. more]);
        await store.AttributeAsync();
        return store;
    }

    private static async Task<(AffiliationState, ReviewReason)> StateAsync(AttributedStore store)
    {
        var found = await store.OfAsync("A-1");
        return (found.State, found.Review);
    }

    private static async Task TakeBackAsync(AttributedStore store) =>
        Assert.Null((await store.App.Get<TakeBackAffiliationDecisionHandler>().HandleAsync(new((await store.OfAsync("A-1")).Id, AttributedStore.Why), CancellationToken.None)).Refusal);

    private static Task<Outcome<ConfirmedAffiliations>> ManyAsync(AttributedStore store, AffiliationId[] all, Dictionary<AffiliationId, bool> sample) =>
        store.App.Get<ConfirmAffiliationsHandler>().HandleAsync(new(all, AttributedStore.Why, sample), CancellationToken.None);

    private static async Task<List<StreamedAffiliation>> ListAsync(AttributedStore store, DateOnly? on, DateOnly? known)
    {
        var rows = new List<StreamedAffiliation>();
        await foreach (var row in store.App.Get<StreamAffiliationsHandler>().HandleAsync(on, known, CancellationToken.None)) rows.Add(row);
        return rows;
    }
}
