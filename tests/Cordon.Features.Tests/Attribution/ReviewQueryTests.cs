using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Features.Attribution;
using Cordon.Testing;
using Cordon.Testing.Organizations;

namespace Cordon.Features.Tests.Attribution;

public sealed class ReviewQueryTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private SampleOrganizations _facts = null!;
    private OrganizationId _one;

    public async ValueTask InitializeAsync()
    {
        _app = (await TestApp.StartAsync()).As("reviewer");
        _facts = new(_app.Store, TestApp.Noon.AddDays(-60));
        _one = await _facts.OrganizationAsync("Northlight", domains: ["northlight.example"]);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task What_waits_comes_with_its_shares_the_surest_first()
    {
        await _facts.SuspectAsync("A-1", _one, 0.7);
        await _facts.SuspectAsync("A-2", _one, 0.9, value: "mara@northlight.example");
        await _facts.DecideAsync(await _facts.SuspectAsync("A-3", _one, 0.99), AffiliationState.Confirmed, TestApp.Noon);
        var page = await ListAsync(new(new()));
        Assert.Equal(["A-2", "A-1"], page.Rows.Rows.Select(r => r.Account));
        Assert.Equal("m•••@northlight.example", page.Rows.Rows[0].Email);
        Assert.Contains("corporate mail, verified", page.Rows.Rows[0].Shares.Select(s => s.Text));
        Assert.True(page.MayDecide);
    }

    [Fact]
    public async Task Every_one_is_on_one_page()
    {
        for (var i = 0; i < 5; i++) await _facts.SuspectAsync($"A-{i}", _one, 0.7);
        var first = await ListAsync(new(new(), Size: 2));
        var second = await ListAsync(new(new(), new(first.Rows.Next, null), 2));
        var third = await ListAsync(new(new(), new(second.Rows.Next, null), 2));
        Assert.Equal(["A-4", "A-3", "A-2", "A-1", "A-0"], first.Rows.Rows.Concat(second.Rows.Rows).Concat(third.Rows.Rows).Select(r => r.Account));
        Assert.Equal(second.Rows.Rows.Select(r => r.Id), (await ListAsync(new(new(), new(null, third.Rows.Previous), 2))).Rows.Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task They_are_found_by_organization_reason_state_and_confidence()
    {
        var other = await _facts.OrganizationAsync("Harbour");
        await _facts.SuspectAsync("A-1", _one, 0.7);
        await _facts.SuspectAsync("A-2", other, 0.9);
        Assert.Equal(["A-1"], (await ListAsync(new(new(_one.Value)))).Rows.Rows.Select(r => r.Account));
        Assert.Equal("Northlight", (await ListAsync(new(new(_one.Value)))).Organization!.Name);
        Assert.Equal(["A-2"], (await ListAsync(new(new(Least: 0.8)))).Rows.Rows.Select(r => r.Account));
        Assert.Empty((await ListAsync(new(new(Reason: ReviewReason.Stale)))).Rows.Rows);
        Assert.Empty((await ListAsync(new(new(State: AffiliationState.Rejected)))).Rows.Rows);
    }

    [Fact]
    public async Task Only_suspected_ones_can_be_confirmed_at_once()
    {
        var suspected = await _facts.SuspectAsync("A-1", _one, 0.7);
        await _facts.DecideAsync(await _facts.SuspectAsync("A-2", _one, 0.9), AffiliationState.Confirmed, TestApp.Noon);
        var like = (await _app.Get<GetAffiliationsLikeHandler>().HandleAsync(new(new()), CancellationToken.None)).Value;
        Assert.Equal([suspected], like.Affiliations);
        Assert.False(like.HasMore);
    }

    [Fact]
    public async Task An_account_tells_its_affiliations_with_masked_signals_and_what_was_believed()
    {
        var id = await _facts.SuspectAsync("A-1", _one, 0.7, value: "mara@northlight.example", observedAt: TestApp.Noon.AddDays(-3));
        await _facts.DecideAsync(id, AffiliationState.Confirmed, TestApp.Noon);
        var found = (await _app.Get<GetAccountAffiliationsHandler>().HandleAsync(new(await _facts.AccountAsync("A-1")), CancellationToken.None)).Value;
        var one = Assert.Single(found.Affiliations);
        Assert.Equal((AffiliationState.Confirmed, "Idris Reviewer", "m•••@northlight.example"), (one.State, one.DecidedBy, Assert.Single(one.Signals).Value));
        Assert.Equal([AffiliationState.Confirmed, AffiliationState.Suspected], one.Versions.Select(v => v.State));
        Assert.NotEmpty(one.Shares);
    }

    [Theory]
    [InlineData("auditor", true)]
    [InlineData("support", false)]
    public async Task Who_may_only_browse_sees_them_and_decides_nothing(string role, bool sees)
    {
        _app.As(role);
        var listed = await _app.Get<ListAffiliationReviewsHandler>().HandleAsync(new(new()), CancellationToken.None);
        Assert.Equal(sees, listed.Refusal is null);
        Assert.False(sees && listed.Value.MayDecide);
        Assert.Equal(Refusals.NotPermitted, (await _app.Get<GetAffiliationsLikeHandler>().HandleAsync(new(new()), CancellationToken.None)).Refusal);
    }

    private async Task<ReviewPage> ListAsync(ListAffiliationReviews query) => (await _app.Get<ListAffiliationReviewsHandler>().HandleAsync(query, CancellationToken.None)).Value;
}
