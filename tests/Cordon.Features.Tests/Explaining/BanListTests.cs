using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Features.Accounts;
using Cordon.Features.Bans;
using Cordon.Features.Enforcement;
using Cordon.Features.Paging;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;

namespace Cordon.Features.Tests.Explaining;

public sealed class BanListTests
{
    [Fact]
    public async Task Each_stage_lists_its_bans_and_counts_all_of_them()
    {
        await using var app = await TestApp.StartAsync();
        var (_, bans, company) = await WorldAsync(app);
        var standing = await bans.InForceAsync(BanRule.OfOrganization(company));
        var emergency = await bans.ProposedAsync(BanRule.OfOrganization(company), emergencyEndsAt: TestApp.Noon.AddHours(5));
        var waiting = await bans.ProposedAsync(BanRule.OfOrganization(company));
        var over = await bans.InForceAsync(BanRule.OfOrganization(company));
        await bans.LiftAsync(over);
        app.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal([emergency.Ban.Value, standing.Value], await IdsAsync(app, BanStage.InForce));
        Assert.Equal([waiting.Ban.Value, emergency.Ban.Value], await IdsAsync(app, BanStage.Waiting));
        Assert.Equal([over.Value], await IdsAsync(app, BanStage.Ended));
        Assert.Empty(await IdsAsync(app, BanStage.Scheduled));
        Assert.Contains(standing.Value, await IdsAsync(app, BanStage.ReviewDue));
        var list = (await app.As("auditor").Get<ListBansHandler>().HandleAsync(new(BanStage.Scheduled, new()), CancellationToken.None)).Value;
        Assert.Equal((2, 0, 2, 1), (list.Counts[BanStage.InForce].Value, list.Counts[BanStage.Scheduled].Value, list.Counts[BanStage.Waiting].Value, list.Counts[BanStage.Ended].Value));
    }

    [Fact]
    public async Task The_list_is_paged_in_both_directions_and_narrowed_by_organization_and_clause()
    {
        await using var app = await TestApp.StartAsync();
        var (organizations, bans, company) = await WorldAsync(app);
        var other = await organizations.OrganizationAsync("Harbour Works");
        var ids = new List<long>();
        foreach (var target in new[] { company, other, company, company }) ids.Add((await bans.InForceAsync(BanRule.OfOrganization(target))).Value);
        var first = await ListAsync(app, new(BanStage.InForce, new(company), Size: 2));
        Assert.Equal([ids[3], ids[2]], first.Page.Rows.Select(r => r.Id));
        Assert.Equal(("Northlight Data", 3, null), (first.Organization, first.Page.Count.Value, first.Page.Previous));
        var next = await ListAsync(app, new(BanStage.InForce, new(company), new(first.Page.Next, null), 2));
        Assert.Equal([ids[0]], next.Page.Rows.Select(r => r.Id));
        Assert.Equal([ids[3], ids[2]], (await ListAsync(app, new(BanStage.InForce, new(company), new(null, next.Page.Previous), 2))).Page.Rows.Select(r => r.Id));
        Assert.Equal(["aggressive-automation"], first.Clauses);
        Assert.Empty((await ListAsync(app, new(BanStage.InForce, new(Clause: "service-disruption")))).Page.Rows);
        Assert.Equal(4, (await ListAsync(app, new(BanStage.InForce, new(Clause: "aggressive-automation")))).Page.Rows.Count);
    }

    [Fact]
    public async Task Whom_a_ban_covers_is_listed_with_what_it_came_through()
    {
        await using var app = await TestApp.StartAsync();
        var (organizations, bans, company) = await WorldAsync(app);
        await organizations.SuspectAsync("A-3", company, 0.97, flagScore: 0.8);
        var ban = await bans.InForceAsync(BanRule.OfOrganization(company) with { Threshold = 0.9 }, [await organizations.AccountAsync("A-9")]);
        Assert.Equal([("A-1", AffiliationState.Confirmed), ("A-2", AffiliationState.Confirmed), ("A-3", AffiliationState.Suspected), ("A-9", null)], (await CoveredAsync(app, ban, new())).Select(r => (r.Account, r.State)));
        Assert.Equal(["A-3"], (await CoveredAsync(app, ban, new(CoverageThrough.Suspected))).Select(r => r.Account));
        Assert.Equal(["A-9"], (await CoveredAsync(app, ban, new(CoverageThrough.Named))).Select(r => r.Account));
        Assert.Equal(["A-1", "A-2", "A-9"], (await CoveredAsync(app, ban, new(Unflagged: true))).Select(r => r.Account));
        var page = (await app.Get<ListBanCoverageHandler>().HandleAsync(new(ban, new(), Size: 3), CancellationToken.None)).Value;
        Assert.Equal(["A-9"], (await app.Get<ListBanCoverageHandler>().HandleAsync(new(ban, new(), new(page.Next, null), 3), CancellationToken.None)).Value.Rows.Select(r => r.Account));
    }

    [Fact]
    public async Task How_many_it_covered_is_told_for_each_day_between()
    {
        await using var app = await TestApp.StartAsync();
        var (organizations, bans, company) = await WorldAsync(app);
        var ban = await bans.InForceAsync(BanRule.OfOrganization(company));
        app.Clock.Advance(TimeSpan.FromDays(2));
        await bans.LiftAsync(ban);
        app.Clock.Advance(TimeSpan.FromDays(5));
        var reach = (await app.As("auditor").Get<GetBanReachHandler>().HandleAsync(new(ban), CancellationToken.None)).Value;
        Assert.Equal([(10, 2, 2, 0), (11, 2, 0, 0), (12, 0, 0, 2)], reach.Days.Select(d => (d.On.Day, d.Covered, d.Came, d.Went)));
        Assert.Equal([(0, 2), (2, 0)], reach.Changes.Select(c => (c.Came, c.Went)));
    }

    [Fact]
    public async Task A_ban_is_told_with_who_said_what_to_it_and_what_may_be_done()
    {
        await using var app = await TestApp.StartAsync();
        var (_, bans, company) = await WorldAsync(app);
        var ban = await bans.InForceAsync(BanRule.OfOrganization(company), incidents: [await bans.IncidentAsync()]);
        var view = (await app.As("approver").Get<GetBanHandler>().HandleAsync(new(ban), CancellationToken.None)).Value;
        Assert.Equal(("Northlight Data", 2, true), (view.Head.Organization, view.Head.Covered, view.IsInForce));
        var proposal = Assert.Single(view.Proposals);
        Assert.Equal((2, 64), (proposal.Accounts, proposal.Digest.Length));
        Assert.Equal(("Noor Approver", proposal.Digest), Assert.Single(proposal.Approvals) is var approval ? (approval.By, approval.Digest) : default);
        Assert.Equal((1, 1), (view.Incidents.Count, view.Evidence.Count));
        Assert.Equal(new BanActs(true, true, true, true), view.May);
        // Who approved it may take it back for an hour; nobody else may.
        Assert.False((await app.As("approver2").Get<GetBanHandler>().HandleAsync(new(ban), CancellationToken.None)).Value.May.Undo);
        app.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.False((await app.As("approver").Get<GetBanHandler>().HandleAsync(new(ban), CancellationToken.None)).Value.May.Undo);
        Assert.Equal(new BanActs(false, false, false, false), (await app.As("auditor").Get<GetBanHandler>().HandleAsync(new(ban), CancellationToken.None)).Value.May);
        Assert.Equal(BanRefusals.NotFound, (await app.Get<GetBanHandler>().HandleAsync(new(new(999)), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task An_organization_shows_its_own_bans_and_those_from_above_that_include_it()
    {
        await using var app = await TestApp.StartAsync();
        var (organizations, bans, company) = await WorldAsync(app);
        var labs = await organizations.OrganizationAsync("Northlight Labs", parent: company);
        var own = await bans.InForceAsync(BanRule.OfOrganization(labs));
        var above = await bans.InForceAsync(BanRule.OfOrganization(company) with { Subsidiaries = true });
        await bans.InForceAsync(BanRule.OfOrganization(company));
        await bans.LiftAsync(above);
        var shown = (await app.As("auditor").Get<ListBansOfOrganizationHandler>().HandleAsync(new(labs), CancellationToken.None)).Value;
        Assert.Equal([own.Value, above.Value], shown.Select(b => b.Id));
    }

    [Fact]
    public async Task What_waits_for_somebody_is_never_their_own_and_waits_for_legal_where_legal_signs_first()
    {
        await using var app = await TestApp.StartAsync();
        var (_, bans, company) = await WorldAsync(app);
        await bans.ProposedAsync(BanRule.OfOrganization(company));
        await bans.ProposedAsync(BanRule.OfOrganization(company), by: SampleBans.Approver);
        await bans.ProposedAsync(BanRule.OfOrganization(company), competitor: true);
        Assert.Equal(1, (await StandingAsync(app, "approver")).ForYou);
        Assert.Equal(2, (await StandingAsync(app, "approver2")).ForYou);
        Assert.Equal(1, (await StandingAsync(app, "legal")).ForYou);
        Assert.Equal((0, 3), await StandingAsync(app, "reviewer") is var seen ? (seen.ForYou, seen.Waiting) : default);
        await bans.InForceAsync(BanRule.OfOrganization(company));
        app.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal((1, 2L, 1, 1), await StandingAsync(app, "approver") is var later ? (later.InForce, later.Covered, later.ReviewDue, later.ReviewDueYours) : default);
    }

    [Fact]
    public async Task Scripts_read_bans_proposals_and_the_feed_line_by_line()
    {
        await using var app = await TestApp.StartAsync();
        var (_, bans, company) = await WorldAsync(app);
        var ban = await bans.InForceAsync(BanRule.OfOrganization(company));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await bans.LiftAsync(ban);
        app.As("auditor");
        Assert.Equal([(1L, "A-1", "banned"), (2, "A-2", "banned"), (3, "A-1", "allowed"), (4, "A-2", "allowed")], (await ReadAsync(app.Get<StreamChangesHandler>().HandleAsync(CancellationToken.None))).Select(c => (c.Sequence, c.Account, c.State)));
        var row = Assert.Single(await ReadAsync(app.Get<StreamBansHandler>().HandleAsync(CancellationToken.None)));
        Assert.Equal(("Northlight Data", BanState.Ended, BanEnd.Lifted, "aggressive-automation", 1), (row.Organization, row.State, row.EndedHow, row.Clause, row.Evidence.Count));
        Assert.Equal((ban.Value, 2, 64), Assert.Single(await ReadAsync(app.Get<StreamProposalsHandler>().HandleAsync(CancellationToken.None))) is var proposal ? (proposal.Ban, proposal.Accounts, proposal.Digest.Length) : default);
        app.As("support");
        await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(app.Get<StreamBansHandler>().HandleAsync(CancellationToken.None)));
        await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(app.Get<StreamProposalsHandler>().HandleAsync(CancellationToken.None)));
        await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(app.Get<StreamChangesHandler>().HandleAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task Banned_accounts_are_marked_in_the_list_and_can_be_listed_alone()
    {
        await using var app = await TestApp.StartAsync();
        var (organizations, bans, company) = await WorldAsync(app);
        await organizations.AccountAsync("A-9");
        await bans.InForceAsync(BanRule.OfOrganization(company));
        await bans.InForceAsync(BanRule.OfOrganization(company));
        app.As("auditor");
        var all = (await app.Get<ListAccountsHandler>().HandleAsync(new(new(), AccountSort.Account, Descending: false), CancellationToken.None)).Value;
        Assert.Equal([("A-1", true), ("A-2", true), ("A-9", false)], all.Rows.Select(r => (r.Account, r.IsBanned)));
        var banned = (await app.Get<ListAccountsHandler>().HandleAsync(new(new(Banned: true), AccountSort.Account, Descending: false), CancellationToken.None)).Value;
        Assert.Equal(["A-1", "A-2"], banned.Rows.Select(r => r.Account));
        Assert.Equal(2, banned.Count.Value);
    }

    private static async Task<(SampleOrganizations Organizations, SampleBans Bans, OrganizationId Company)> WorldAsync(TestApp app)
    {
        var organizations = new SampleOrganizations(app.Store, TestApp.Noon);
        var company = await organizations.OrganizationAsync("Northlight Data");
        foreach (var account in new[] { "A-1", "A-2" }) await organizations.DecideAsync(await organizations.SuspectAsync(account, company, 0.9), AffiliationState.Confirmed, TestApp.Noon.AddDays(-1));
        return (organizations, new(app.Store), company);
    }

    private static async Task<BanList> ListAsync(TestApp app, ListBans query) => (await app.As("auditor").Get<ListBansHandler>().HandleAsync(query, CancellationToken.None)).Value;

    private static async Task<IEnumerable<long>> IdsAsync(TestApp app, BanStage stage) => (await ListAsync(app, new(stage, new()))).Page.Rows.Select(r => r.Id);

    private static async Task<IReadOnlyList<CoveredAccount>> CoveredAsync(TestApp app, BanId ban, CoverageFilter filter) => (await app.As("auditor").Get<ListBanCoverageHandler>().HandleAsync(new(ban, filter), CancellationToken.None)).Value.Rows;

    private static async Task<BanStanding> StandingAsync(TestApp app, string name) => (await app.As(name).Get<GetBanStandingHandler>().HandleAsync(new(), CancellationToken.None)).Value;

    private static async Task<List<T>> ReadAsync<T>(IAsyncEnumerable<T> rows)
    {
        var all = new List<T>();
        await foreach (var row in rows) all.Add(row);
        return all;
    }
}
