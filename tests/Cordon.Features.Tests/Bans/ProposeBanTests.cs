using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Incidents;
using Cordon.Features.Bans;
using Cordon.Features.Incidents;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Bans;

public sealed class ProposeBanTests
{
    [Fact]
    public async Task A_proposal_keeps_whom_it_would_cover_and_bans_nobody()
    {
        await using var world = await BanWorld.StartAsync();
        var preview = await world.PreviewAsync(world.Scope);
        var draft = (await world.App.Get<SaveBanDraftHandler>().HandleAsync(new(null, "Northlight Data", "{}"), CancellationToken.None)).Value;
        var proposed = (await world.ProposeAsync(world.Plan with { Scope = world.Scope with { Incidents = [world.Night] } }, preview.Digest, draft)).Value;
        Assert.Equal((3, preview.Digest), (proposed.Covered, proposed.Digest));
        var (ban, proposal) = await world.App.AskAsync(async db => (await db.Bans.SingleAsync(), await db.Proposals.SingleAsync()));
        Assert.Equal((BanState.Proposed, 0, TestApp.Noon, "dev:reviewer"), (ban.State, ban.Covered, ban.FromAt, ban.ProposedBy));
        Assert.Equal((ProposalState.Waiting, 3, preview.Digest, TestApp.Noon.AddDays(14)), (proposal.State, proposal.Accounts, proposal.Digest, proposal.LapsesAt));
        Assert.Equal(3, await world.App.AskAsync(db => db.ProposalAccounts.CountAsync(a => a.ProposalId == proposal.Id)));
        Assert.Equal((1, 1, 0, 0), await world.App.AskAsync(async db => (await db.BanEvidence.CountAsync(), await db.BanIncidents.CountAsync(), await db.Coverage.CountAsync(), await db.BanDrafts.CountAsync())));
        var entry = await world.App.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).LastAsync());
        Assert.Equal(("ban.proposed", $"ban:{ban.Id.Value}", BanWorld.Reason), (entry.Action, entry.Subject, entry.Reason));
        Assert.Contains(preview.Digest, entry.Entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_are_banned_by_name_and_nobody_beside_them()
    {
        await using var world = await BanWorld.StartAsync();
        var target = (await world.App.Get<FindBanTargetHandler>().HandleAsync(new(Accounts: ["A-2", " A-4 ", "A-2"]), CancellationToken.None)).Value;
        Assert.Null((await world.ProposeAsync(world.Plan with { Scope = BanScope.Of(target.Accounts) })).Refusal);
        Assert.Equal(["A-2", "A-4"], await world.App.AskAsync(db => db.BanAccounts.Join(db.Accounts, b => b.AccountId, a => a.Id, (_, a) => a.ExternalId).OrderBy(a => a).ToListAsync()));
        Assert.Equal(2, await world.App.AskAsync(db => db.ProposalAccounts.CountAsync()));
    }

    [Fact]
    public async Task Whatever_is_missing_is_refused_and_nothing_is_saved()
    {
        await using var world = await BanWorld.StartAsync();
        var plan = world.Plan;
        (BanPlan Plan, Refusal Refusal)[] cases =
        [
            (plan with { Scope = BanScope.Of(Array.Empty<AccountId>()) }, BanRefusals.NoTarget),
            (plan with { Scope = BanScope.Of(new OrganizationId(77)) }, BanRefusals.OrganizationNotFound),
            (plan with { Scope = world.Scope with { Rule = world.Scope.Rule with { Threshold = 0.4 } } }, BanRefusals.ThresholdOutOfRange),
            (plan with { Scope = world.Scope with { Rule = world.Scope.Rule with { FormerMembers = true } } }, BanRefusals.FormerNeedIncident),
            (plan with { Scope = world.Scope with { Incidents = [new(77)] } }, BanRefusals.IncidentNotFound),
            (plan with { Clause = "no-such-clause" }, BanRefusals.ClauseNotFound),
            (plan with { Evidence = [] }, BanRefusals.EvidenceNeeded),
            (plan with { Evidence = [world.Log, new(77)] }, BanRefusals.EvidenceNotFound),
            (plan with { Reason = "   too short   " }, BanRefusals.ReasonTooShort),
            (plan with { Statement = new string('x', Ban.MaxStatementLength + 1) }, BanRefusals.StatementTooShort),
            (plan with { Competitor = null }, BanRefusals.QuestionsOpen),
            (plan with { Ties = null }, BanRefusals.QuestionsOpen),
            (plan with { Dates = plan.Dates with { ReviewOn = null } }, BanRefusals.ReviewNeeded),
            (plan with { Dates = plan.Dates with { ReviewOn = DateOnly.FromDateTime(TestApp.Noon.UtcDateTime) } }, BanRefusals.ReviewOutOfRange),
            (plan with { Dates = plan.Dates with { UntilAt = TestApp.Noon } }, BanRefusals.DatesOutOfRange),
            (plan with { Scope = BanScope.Of(await world.Organizations.OrganizationAsync("Empty")) }, BanRefusals.CoversNobody),
        ];
        foreach (var (wrong, refusal) in cases) Assert.Equal(refusal, (await world.ProposeAsync(wrong)).Refusal);
        Assert.Equal(BanRefusals.PreviewOutdated, (await world.ProposeAsync(plan, seen: new string('0', 64))).Refusal);
        Assert.Equal((0, 0, 0), await world.App.AskAsync(async db => (await db.Bans.CountAsync(), await db.Proposals.CountAsync(), await db.AuditEntries.CountAsync(e => e.Action == "ban.proposed"))));
    }

    [Fact]
    public async Task Evidence_whose_file_is_altered_or_gone_carries_no_ban()
    {
        await using var world = await BanWorld.StartAsync();
        var file = Directory.EnumerateFiles(Path.Combine(world.App.Folder, "evidence"), "*", SearchOption.AllDirectories).Single(path => File.ReadAllText(path) == "a line\n");
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllText(file, "a lime\n");
        Assert.Equal(BanRefusals.EvidenceBroken, (await world.ProposeAsync(world.Plan)).Refusal);
        File.Delete(file);
        Assert.Equal(BanRefusals.EvidenceBroken, (await world.ProposeAsync(world.Plan)).Refusal);
    }

    [Theory]
    [InlineData("legal")]
    [InlineData("support")]
    [InlineData("auditor")]
    [InlineData("administrator")]
    public async Task Who_may_not_propose_is_refused(string name)
    {
        await using var world = await BanWorld.StartAsync();
        world.App.As(name);
        Assert.Equal(Refusals.NotPermitted, (await world.ProposeAsync(world.Plan)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await world.App.Get<DrawBanSampleHandler>().HandleAsync(new(world.Scope), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await world.App.Get<SaveBanDraftHandler>().HandleAsync(new(null, "a", "{}"), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task An_emergency_stands_at_once_and_waits_for_a_second_person_all_the_same()
    {
        await using var world = await BanWorld.StartAsync();
        var plan = world.Plan with { EmergencyHours = 12, Scope = world.Scope with { Incidents = [world.Night] } };
        Assert.Equal(Refusals.NotPermitted, (await world.ProposeAsync(plan)).Refusal);
        world.App.As("approver");
        Assert.Equal(BanRefusals.EmergencyNeedsOpenIncident, (await world.ProposeAsync(plan with { Scope = world.Scope })).Refusal);
        Assert.Equal(BanRefusals.EmergencyTooLong, (await world.ProposeAsync(plan with { EmergencyHours = 73 })).Refusal);
        Assert.Equal(BanRefusals.EmergencyHours, (await world.ProposeAsync(plan with { EmergencyHours = 0 })).Refusal);
        var later = TestApp.Noon.AddHours(1);
        Assert.Equal(BanRefusals.DatesOutOfRange, (await world.ProposeAsync(plan with { Scope = plan.Scope with { FromAt = later }, Dates = plan.Dates with { FromAt = later } })).Refusal);
        var placed = (await world.ProposeAsync(plan)).Value;
        Assert.Equal(3, placed.Placed!.Banned);
        var ban = await world.App.AskAsync(db => db.Bans.SingleAsync());
        Assert.Equal((BanState.InForce, TestApp.Noon.AddHours(12), 3), (ban.State, ban.EmergencyEndsAt, ban.Covered));
        Assert.Equal(ProposalState.Waiting, await world.App.AskAsync(db => db.Proposals.Select(p => p.State).SingleAsync()));
        Assert.Equal(["ban.proposed", "ban.emergency-placed"], (await world.App.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync())).TakeLast(2));
    }

    [Fact]
    public async Task An_incident_that_is_contained_is_no_emergency()
    {
        await using var world = await BanWorld.StartAsync();
        var view = (await world.App.Get<GetIncidentHandler>().HandleAsync(new(world.Night), CancellationToken.None)).Value;
        Assert.Null((await world.App.Get<ChangeIncidentHandler>().HandleAsync(new(world.Night, view.Version, view.Facts with { Status = IncidentStatus.Contained }), CancellationToken.None)).Refusal);
        world.App.As("approver");
        Assert.Equal(BanRefusals.EmergencyNeedsOpenIncident, (await world.ProposeAsync(world.Plan with { EmergencyHours = 2, Scope = world.Scope with { Incidents = [world.Night] } })).Refusal);
    }
}
