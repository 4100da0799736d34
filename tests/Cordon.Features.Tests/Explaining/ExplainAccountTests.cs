using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Exemptions;
using Cordon.Domain.Explaining;
using Cordon.Domain.Imports;
using Cordon.Features.Accounts;
using Cordon.Features.Explaining;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Explaining;

public sealed class ExplainAccountTests
{
    [Theory]
    [InlineData("A-1")]
    [InlineData(" A-1 ")]
    [InlineData("mara.l")]
    [InlineData("MARA.L")]
    [InlineData("mara@northlight.example")]
    [InlineData("Mára@Northlight.Example")]
    public async Task An_account_is_found_by_its_id_its_user_name_or_its_address(string text)
    {
        await using var app = await StartAsync();
        Assert.Equal("A-1", (await AskAsync(app, text)).Explanation!.Account);
    }

    [Theory]
    [InlineData("a-1")]           // an external id is compared exactly
    [InlineData("mara")]          // a part of a name is nobody
    [InlineData("Lindqvist")]     // a display name is none that one is looked up by
    [InlineData("mara@")]
    [InlineData("%")]
    public async Task What_is_not_the_whole_of_it_finds_nobody_and_is_recorded_without_what_was_typed(string text)
    {
        await using var app = await StartAsync();
        var outcome = await app.As("support").Get<ExplainAccountHandler>().HandleAsync(new(text), CancellationToken.None);
        Assert.Equal(AccountRefusals.NotFound, outcome.Refusal);
        var entry = await LastEntryAsync(app);
        Assert.Equal(("why.looked-up", "accounts"), (entry.Action, entry.Subject));
        Assert.Contains("\"found\":0", entry.Entry, StringComparison.Ordinal);
        Assert.DoesNotContain(text + "\"", entry.Entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_look_up_is_recorded_by_the_account_s_number_and_without_its_address()
    {
        await using var app = await StartAsync();
        var answer = await AskAsync(app, "mara@northlight.example");
        var entry = await LastEntryAsync(app);
        Assert.Equal(("why.looked-up", $"account:{answer.Account}", "dev:support"), (entry.Action, entry.Subject, entry.Actor));
        Assert.DoesNotContain("northlight.example", entry.Entry, StringComparison.Ordinal);
        Assert.DoesNotContain("mara", entry.Entry, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Several_who_go_by_one_name_are_offered_masked_and_nothing_is_told_of_any()
    {
        await using var app = await StartAsync();
        var answer = await AskAsync(app, "noor");
        Assert.Null(answer.Explanation);
        Assert.Equal([("A-2", "n•••@harbour.example"), ("A-3", "m•••@harbour.example")], answer.Candidates.Select(c => (c.Account, c.Email)));
        Assert.Equal("A-3", (await app.Get<ExplainAccountHandler>().HandleAsync(new(Account: new(answer.Candidates[1].Id)), CancellationToken.None)).Value.Explanation!.Account);
    }

    [Fact]
    public async Task Who_has_it_as_external_id_goes_first_where_a_program_asks()
    {
        await using var app = await StartAsync();
        var both = await app.As("support").Get<ExplainAccountHandler>().HandleAsync(new("zoe"), CancellationToken.None);
        Assert.Equal(["zoe", "A-4"], both.Value.Candidates.Select(c => c.Account));
        Assert.Equal("zoe", (await app.Get<ExplainAccountHandler>().HandleAsync(new("zoe", ExternalIdFirst: true), CancellationToken.None)).Value.Explanation!.Account);
    }

    [Fact]
    public async Task Nothing_asked_is_said_and_a_role_that_may_not_is_refused()
    {
        await using var app = await StartAsync();
        Assert.Equal(WhyRefusals.NothingAsked, (await app.As("support").Get<ExplainAccountHandler>().HandleAsync(new("  "), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await app.Get<GetAccountBansHandler>().HandleAsync(new(new(1)), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_banned_account_is_told_with_the_path_as_deep_as_the_reader_may_see()
    {
        await using var app = await StartAsync();
        var (ban, incident) = await BanNorthlightAsync(app);
        var support = (await AskAsync(app, "A-1")).Explanation!;
        Assert.Equal((EnforcementState.Banned, TestApp.Noon), (support.State, support.Since!.Value));
        Assert.Equal($"Banned since 10 March 2026, until further notice (review on 8 June). Because: {SampleBans.Statement} The gallery was slow for an hour.", support.Person["en"]);
        Assert.DoesNotContain(support.Bans[0].Path, s => s.Sha256 is not null || s.Confidence is not null);

        var answer = (await app.As("auditor").Get<ExplainAccountHandler>().HandleAsync(new("A-1"), CancellationToken.None)).Value;
        Assert.Equal(Audience.Reviewer, answer.Audience);
        var path = Assert.Single(answer.Explanation!.Bans).Path;
        Assert.Equal([PathStepKind.Account, PathStepKind.Affiliation, PathStepKind.Organization, PathStepKind.Ban, PathStepKind.Incident, PathStepKind.Evidence], path.Select(s => s.Kind));
        Assert.Equal((AffiliationState.Confirmed, "Northlight Labs"), (path[1].Affiliation!.Value, path[2].Text));
        Assert.Equal("is part of Northlight Data", Assert.Single(path[2].Details).Text);
        Assert.Contains(path[1].Details, d => d is { LogOdds: > 0, Sources: ["cordon"] });
        Assert.Equal((ban.Value, incident.Value), (path[3].Id!.Value, path[4].Id!.Value));
        Assert.Equal(64, path[5].Sha256!.Length);
        Assert.Equal(["proposed by Mara Reviewer on 10 March 2026, 12:00 UTC", "approved by Noor Approver on 10 March 2026, 12:00 UTC"], path[3].Details.Skip(1).Select(d => d.Text));
    }

    [Fact]
    public async Task Under_two_bans_it_is_banned_since_the_first_and_both_are_told()
    {
        await using var app = await StartAsync();
        var (first, _) = await BanNorthlightAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var second = await new SampleBans(app.Store).InForceAsync(BanRule.OfAccounts, [await IdAsync(app, "A-1")], until: TestApp.Noon.AddDays(30));
        app.Clock.Advance(TimeSpan.FromDays(1));
        var explanation = (await AskAsync(app, "A-1")).Explanation!;
        Assert.Equal([first.Value, second.Value], explanation.Bans.Select(b => b.Ban));
        Assert.Equal((TestApp.Noon, null), (explanation.Since, explanation.Until));

        await new SampleBans(app.Store).LiftAsync(first);
        explanation = (await AskAsync(app, "A-1")).Explanation!;
        Assert.Equal([second.Value], explanation.Bans.Select(b => b.Ban));
        Assert.Equal((TestApp.Noon, TestApp.Noon.AddDays(30)), (explanation.Since, explanation.Until));
        Assert.Equal((first.Value, "was lifted"), Assert.Single(explanation.Earlier) is var earlier ? (earlier.Ban, earlier.How) : default);
    }

    [Fact]
    public async Task Who_was_freed_is_told_since_when_and_why()
    {
        await using var app = await StartAsync();
        var (ban, _) = await BanNorthlightAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(3));
        await new SampleBans(app.Store).LiftAsync(ban);
        var explanation = (await AskAsync(app, "A-1")).Explanation!;
        Assert.Equal((EnforcementState.Allowed, TestApp.Noon.AddDays(3), "Not banned since 13 March 2026: the ban was lifted."), (explanation.State, explanation.Since!.Value, explanation.Headline));
    }

    [Fact]
    public async Task A_ban_whose_end_has_passed_and_is_not_carried_out_yet_ends_now()
    {
        await using var app = await StartAsync();
        await new SampleBans(app.Store).InForceAsync(BanRule.OfAccounts, [await IdAsync(app, "A-1")], until: TestApp.Noon.AddHours(2));
        Assert.False(Assert.Single((await AskAsync(app, "A-1")).Explanation!.Bans).EndsNow);
        app.Clock.Advance(TimeSpan.FromHours(2));
        var explanation = (await AskAsync(app, "A-1")).Explanation!;
        Assert.True(Assert.Single(explanation.Bans).EndsNow);
        Assert.Contains("is being freed now", explanation.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exempt_account_is_told_from_which_ban_and_until_when()
    {
        await using var app = await StartAsync();
        var (ban, _) = await BanNorthlightAsync(app);
        var until = TestApp.Noon.AddDays(20);
        await using (var unit = await app.Store.BeginAsync(CancellationToken.None))
        {
            var proposal = await unit.Db.Proposals.SingleAsync(p => p.BanId == ban);
            unit.Db.Exemptions.Add(new Exemption { BanId = ban, AccountId = await IdAsync(app, "A-1"), ProposalId = proposal.Id, FromAt = unit.At, UntilAt = until });
            await Cordon.Data.Covering.CoverageWriter.RefreshAsync(unit, Cordon.Data.Covering.CoverageScope.Of(ban), EnforcementCause.Exempted, CancellationToken.None);
            await unit.CommitAsync(CancellationToken.None);
        }
        var explanation = (await AskAsync(app, "A-1")).Explanation!;
        Assert.Equal((EnforcementState.Allowed, ban.Value, until), (explanation.State, Assert.Single(explanation.Exemptions).Ban, explanation.Exemptions[0].Until!.Value));
        app.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Empty((await AskAsync(app, "A-1")).Explanation!.Exemptions);
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync();
        var csv = """
            external_id,username,display_name,email
            A-1,mara.l,Mara Lindqvist,mara@northlight.example
            A-2,Noor,,noor@harbour.example
            A-3,noor,,maybe@harbour.example
            A-4,zoe,,z@harbour.example
            zoe,,,
            """;
        Assert.Equal(0, (await app.ImportAsync(ImportKind.Accounts, app.WriteFile("accounts.csv", csv))).Value.Rejected);
        return app;
    }

    /// <summary>Who is confirmed at a subsidiary is banned by a ban on the company above.</summary>
    private static async Task<(BanId, IncidentId)> BanNorthlightAsync(TestApp app)
    {
        var (organizations, bans) = (new SampleOrganizations(app.Store, TestApp.Noon), new SampleBans(app.Store));
        var company = await organizations.OrganizationAsync("Northlight Data");
        var labs = await organizations.OrganizationAsync("Northlight Labs", parent: company);
        var affiliation = await organizations.SuspectAsync("A-1", labs, 0.93, SignalKind.VerifiedMail, "mara@northlight.example", TestApp.Noon.AddDays(-3));
        await organizations.DecideAsync(affiliation, AffiliationState.Confirmed, TestApp.Noon.AddDays(-1));
        var incident = await bans.IncidentAsync();
        return (await bans.InForceAsync(BanRule.OfOrganization(company) with { Subsidiaries = true }, incidents: [incident]), incident);
    }

    private static async Task<WhyAnswer> AskAsync(TestApp app, string text) => (await app.As("support").Get<ExplainAccountHandler>().HandleAsync(new(text), CancellationToken.None)).Value;

    private static Task<AccountId> IdAsync(TestApp app, string account) => app.AskAsync(db => db.Accounts.Where(a => a.ExternalId == account).Select(a => a.Id).SingleAsync());

    private static Task<Domain.Audit.AuditEntry> LastEntryAsync(TestApp app) => app.AskAsync(db => db.AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync());
}
