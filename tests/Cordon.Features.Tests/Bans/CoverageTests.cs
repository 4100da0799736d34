using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Features.Attribution;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Bans;

public sealed class CoverageTests
{
    [Fact]
    public async Task A_ban_covers_confirmed_affiliations_and_tells_the_feed_in_one_stretch()
    {
        await using var app = await TestApp.StartAsync();
        var (organizations, bans) = (new SampleOrganizations(app.Store, TestApp.Noon), new SampleBans(app.Store));
        var company = await organizations.OrganizationAsync("Northlight Data");
        await ConfirmedAsync(organizations, company, "A-1", "A-2");
        await organizations.SuspectAsync("A-3", company, 0.97);
        var ban = await bans.InForceAsync(BanRule.OfOrganization(company));
        Assert.Equal(["A-1", "A-2"], await CoveredAsync(app, ban));
        Assert.Equal(["1 A-1 Banned BanApplied", "2 A-2 Banned BanApplied"], await FeedAsync(app));
        Assert.Equal((1L, 2L), await app.AskAsync(async db => await db.Outbox.Select(o => ValueTuple.Create(o.FirstSequence!.Value, o.LastSequence!.Value)).SingleAsync()));
        Assert.Equal(2, await app.AskAsync(db => db.Bans.Where(b => b.Id == ban).Select(b => b.Covered).SingleAsync()));
    }

    [Fact]
    public async Task Lifting_one_of_two_bans_frees_exactly_those_whom_the_other_does_not_cover()
    {
        await using var app = await TestApp.StartAsync();
        var (organizations, bans) = (new SampleOrganizations(app.Store, TestApp.Noon), new SampleBans(app.Store));
        var (one, other) = (await organizations.OrganizationAsync("Northlight Data"), await organizations.OrganizationAsync("Harbour Works"));
        await ConfirmedAsync(organizations, one, "A-1", "A-2");
        await ConfirmedAsync(organizations, other, "A-2", "A-3");
        var first = await bans.InForceAsync(BanRule.OfOrganization(one));
        await bans.InForceAsync(BanRule.OfOrganization(other));
        var change = await bans.LiftAsync(first);
        Assert.Equal((2, 1), (change.Ended, change.Freed));
        Assert.Equal(["A-2", "A-3"], await BannedAsync(app));
        Assert.Equal("4 A-1 Allowed BanLifted", (await FeedAsync(app))[^1]);
    }

    [Fact]
    public async Task Whoever_is_confirmed_later_is_covered_in_the_transaction_of_that_decision()
    {
        await using var app = await TestApp.StartAsync();
        var (organizations, bans) = (new SampleOrganizations(app.Store, TestApp.Noon), new SampleBans(app.Store));
        var company = await organizations.OrganizationAsync("Northlight Data");
        await ConfirmedAsync(organizations, company, "A-1");
        var jo = await organizations.SuspectAsync("A-2", company, 0.9);
        await bans.InForceAsync(BanRule.OfOrganization(company));
        Assert.Null((await app.As("reviewer").Get<ConfirmAffiliationHandler>().HandleAsync(new(jo, "The customer's administrator says so."), CancellationToken.None)).Refusal);
        Assert.Equal(["A-1", "A-2"], await BannedAsync(app));
        // One after the other, and with the decision before it: they were saved together.
        var audit = await app.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => new { e.Action, e.At }).ToListAsync());
        Assert.Equal(["affiliation.confirmed", "coverage.changed"], audit.TakeLast(2).Select(e => e.Action));
    }

    [Fact]
    public async Task Whoever_is_rejected_is_free_and_the_feed_says_why()
    {
        await using var app = await TestApp.StartAsync();
        var (organizations, bans) = (new SampleOrganizations(app.Store, TestApp.Noon), new SampleBans(app.Store));
        var company = await organizations.OrganizationAsync("Northlight Data");
        await ConfirmedAsync(organizations, company, "A-1", "A-2");
        await bans.InForceAsync(BanRule.OfOrganization(company));
        var jo = await app.AskAsync(db => db.Affiliations.Where(f => f.AccountId == db.Accounts.Single(a => a.ExternalId == "A-2").Id).Select(f => f.Id).SingleAsync());
        Assert.Null((await app.As("reviewer").Get<RejectAffiliationHandler>().HandleAsync(new(jo, "A namesake, as the documents show."), CancellationToken.None)).Refusal);
        Assert.Equal(["A-1"], await BannedAsync(app));
        Assert.Equal("3 A-2 Allowed AffiliationChanged", (await FeedAsync(app))[^1]);
    }

    [Fact]
    public async Task Whoever_stays_covered_through_another_affiliation_has_a_row_that_says_so_and_no_line_in_the_feed()
    {
        await using var app = await TestApp.StartAsync();
        var (organizations, bans) = (new SampleOrganizations(app.Store, TestApp.Noon), new SampleBans(app.Store));
        var company = await organizations.OrganizationAsync("Northlight Data");
        var below = await organizations.OrganizationAsync("Northlight Labs", parent: company);
        await ConfirmedAsync(organizations, company, "A-1");
        await ConfirmedAsync(organizations, below, "A-1");
        var ban = await bans.InForceAsync(BanRule.OfOrganization(company) with { Subsidiaries = true });
        var first = await app.AskAsync(db => db.Coverage.Select(c => c.AffiliationId!.Value).SingleAsync());
        Assert.Null((await app.As("reviewer").Get<RejectAffiliationHandler>().HandleAsync(new(first, "A namesake, as the documents show."), CancellationToken.None)).Refusal);
        var other = await app.AskAsync(db => db.Affiliations.Where(f => f.Id != first).Select(f => f.Id).SingleAsync());
        Assert.Equal(other, await app.AskAsync(db => db.Coverage.Where(c => c.BanId == ban && c.EndedAt == null).Select(c => c.AffiliationId!.Value).SingleAsync()));
        Assert.Equal(["1 A-1 Banned BanApplied"], await FeedAsync(app));
    }

    [Fact]
    public async Task The_feeds_times_never_run_backwards_with_the_clock()
    {
        await using var app = await TestApp.StartAsync();
        var (organizations, bans) = (new SampleOrganizations(app.Store, TestApp.Noon), new SampleBans(app.Store));
        var (one, other) = (await organizations.OrganizationAsync("Northlight Data"), await organizations.OrganizationAsync("Harbour Works"));
        await ConfirmedAsync(organizations, one, "A-1");
        await ConfirmedAsync(organizations, other, "A-2");
        await bans.InForceAsync(BanRule.OfOrganization(one));
        app.Clock.AdjustTime(TestApp.Noon.AddHours(-1));
        await bans.InForceAsync(BanRule.OfOrganization(other));
        var times = await app.AskAsync(db => db.EnforcementChanges.OrderBy(c => c.Sequence).Select(c => c.At).ToListAsync());
        Assert.Equal(times.Order(), times);
        Assert.Equal(2, times.Count);
    }

    private static async Task ConfirmedAsync(SampleOrganizations organizations, OrganizationId company, params string[] accounts)
    {
        foreach (var account in accounts) await organizations.DecideAsync(await organizations.SuspectAsync(account, company, 0.95), AffiliationState.Confirmed, TestApp.Noon);
    }

    private static Task<List<string>> CoveredAsync(TestApp app, BanId ban) => app.AskAsync(db =>
        db.Coverage.Where(c => c.BanId == ban && c.EndedAt == null).Join(db.Accounts, c => c.AccountId, a => a.Id, (_, a) => a.ExternalId).OrderBy(id => id).ToListAsync());

    private static Task<List<string>> BannedAsync(TestApp app) => app.AskAsync(db =>
        db.Accounts.Where(a => db.Coverage.Any(c => c.AccountId == a.Id && c.EndedAt == null)).Select(a => a.ExternalId).OrderBy(id => id).ToListAsync());

    private static async Task<List<string>> FeedAsync(TestApp app) => [.. (await app.AskAsync(db =>
        db.EnforcementChanges.Join(db.Accounts, c => c.AccountId, a => a.Id, (c, a) => new { c.Sequence, a.ExternalId, c.State, c.Cause }).OrderBy(c => c.Sequence).ToListAsync()))
        .Select(c => $"{c.Sequence} {c.ExternalId} {c.State} {c.Cause}")];
}
