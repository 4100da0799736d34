using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Bans;
using Cordon.Features.Exemptions;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Testing.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Approvals;

/// <summary>A store with a company whose people are, for decisions on bans of it.</summary>
internal sealed class ApprovalWorld : IAsyncDisposable
{
    public const string Why = "The company proved who had left before that night.";

    public static readonly Actor Everything = new("dev:everything", "Eve Everything", [.. Enum.GetValues<Role>()]);

    private ApprovalWorld(TestApp app, OrganizationId company) => (App, Company) = (app, company);

    public TestApp App { get; }

    public OrganizationId Company { get; }

    public SampleBans Bans => new(App.Store);

    public SampleOrganizations Organizations => new(App.Store, TestApp.Noon);

    public static async Task<ApprovalWorld> StartAsync(int people = 10, params (string Name, string Value)[] settings)
    {
        var app = await TestApp.StartAsync(settings);
        var world = new ApprovalWorld(app, await new SampleOrganizations(app.Store, TestApp.Noon).OrganizationAsync("Northlight Data"));
        for (var i = 1; i <= people; i++) await world.JoinAsync(string.Create(CultureInfo.InvariantCulture, $"A-{i}"));
        return world;
    }

    public Task<AffiliationId> JoinAsync(string account) => JoinAsync(account, Company);

    public async Task<AffiliationId> JoinAsync(string account, OrganizationId company)
    {
        var id = await Organizations.SuspectAsync(account, company, 0.97);
        await Organizations.DecideAsync(id, AffiliationState.Confirmed, TestApp.Noon);
        return id;
    }

    public Task<(BanId Ban, ProposalId Proposal)> ProposeAsync(DateTimeOffset? from = null, DateTimeOffset? until = null, Actor? by = null, bool competitor = false, DateTimeOffset? emergencyEndsAt = null) =>
        Bans.ProposedAsync(BanRule.OfOrganization(Company), from: from, until: until, by: by, competitor: competitor, emergencyEndsAt: emergencyEndsAt);

    public async Task<Outcome<DecidedProposal>> ApproveAsync(ProposalId proposal, string? digest = null, bool ties = false) => await App.Get<ApproveProposalHandler>().HandleAsync(new(proposal, digest ?? await DigestAsync(proposal), ties), CancellationToken.None);

    public async Task<string?> RefusalAsync(ProposalId proposal, string? digest = null, bool ties = false) => (await ApproveAsync(proposal, digest, ties)).Refusal?.Code;

    public Task<CarriedOut> CarryOutAsync() => App.Get<CarryOutDueHandler>().HandleAsync(CancellationToken.None);

    public async Task<NewProposal> ProposeLiftAsync(BanId ban) => (await App.As("reviewer").Get<ProposeLiftHandler>().HandleAsync(new(ban, Why), CancellationToken.None)).Value;

    public Task<Outcome<NewProposal>> ProposeExemptionAsync(BanId ban, ExemptionWish wish, DateTimeOffset? until = null) =>
        App.As("reviewer").Get<ProposeExemptionHandler>().HandleAsync(new(ban, wish, Why, until), CancellationToken.None);

    public Task<string> DigestAsync(ProposalId proposal) => App.AskAsync(db => db.Proposals.Where(p => p.Id == proposal).Select(p => p.Digest).SingleAsync());

    public Task<Ban> BanAsync(BanId ban) => App.AskAsync(db => db.Bans.SingleAsync(b => b.Id == ban));

    public Task<Proposal> ProposalAsync(ProposalId proposal) => App.AskAsync(db => db.Proposals.SingleAsync(p => p.Id == proposal));

    /// <summary>Whom any ban covers, by the name on the platform.</summary>
    public async Task<string> BannedAsync()
    {
        var names = await App.AskAsync(db => db.Coverage.Where(c => c.EndedAt == null).Join(db.Accounts, c => c.AccountId, a => a.Id, (c, a) => new { a.Id, a.ExternalId }).Distinct().OrderBy(a => a.Id).Select(a => a.ExternalId).ToListAsync());
        return string.Join(' ', names);
    }

    public Task<List<string>> FeedAsync() => App.AskAsync(async db => (await db.EnforcementChanges.OrderBy(c => c.Sequence).Join(db.Accounts, c => c.AccountId, a => a.Id, (c, a) => new { c.Sequence, a.ExternalId, c.State, c.Cause }).ToListAsync())
        .OrderBy(c => c.Sequence).Select(c => $"{c.Sequence} {c.ExternalId} {c.State} {c.Cause}").ToList());

    /// <summary>What was recorded, without what the builders write.</summary>
    public Task<List<string>> AuditAsync() => App.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());

    public async Task<(string Action, string Actor, string Subject, string? Reason)> LastAuditAsync()
    {
        var entry = await App.AskAsync(db => db.AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync());
        return (entry.Action, entry.Actor, entry.Subject, entry.Reason);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
