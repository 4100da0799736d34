using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Incidents;
using Cordon.Features.Approvals;
using Cordon.Features.Bans;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Demo;

/// <summary>Plays what the platform's staff decided: the ban of the Wednesday, and later one that expires and one that is lifted. As the sample staff, through the handlers that people use.</summary>
/// <remarks>It goes by what pages show them; the truth of the world is not read. An interrupted demo may have done some of it: each step then finds less to do.</remarks>
internal sealed class DemoDecisions(CordonStore store, BanSettings settings, SealCheck seals, JobBoard board, CarryOutDueHandler due, TimeProvider clock)
{
    private const double Sure = 0.9;

    private const string Clause = "aggressive-automation";

    private static readonly ICurrentActor Proposer = ActsAs.SampleStaffMember("reviewer"), Approver = ActsAs.SampleStaffMember("approver");

    /// <summary>The company whose staff walked the gallery: everybody affiliated with it, until the ban is lifted.</summary>
    public async Task<Refusal?> PlayWednesdayAsync(CancellationToken cancel)
    {
        var basis = await store.ReadAsync(
            async (db, ct) =>
            {
                var incident = await db.Incidents.OrderBy(i => i.Id).TagWith(nameof(DemoDecisions)).FirstOrDefaultAsync(ct);
                if (incident is null) return null;
                var company = await db.IncidentAccounts.Where(a => a.IncidentId == incident.Id && a.TakenOutAt == null).Join(db.Affiliations.Where(f => f.State == AffiliationState.Confirmed), a => a.AccountId, f => f.AccountId, (a, f) => f.OrganizationId)
                    .GroupBy(o => o).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => (OrganizationId?)g.Key).TagWith(nameof(DemoDecisions)).FirstOrDefaultAsync(ct);
                var evidence = await db.IncidentEvidence.Where(e => e.IncidentId == incident.Id && e.TakenOutAt == null).OrderBy(e => e.Id).Select(e => e.EvidenceId).TagWith(nameof(DemoDecisions)).ToListAsync(ct);
                return company is { } organization && evidence.Count > 0 ? new Basis(incident, organization, evidence) : null;
            },
            cancel);
        if (basis is null || await HasBanAsync(basis.Organization, cancel)) return null;
        var plan = new BanPlan(
            new BanScope(BanRule.OfOrganization(basis.Organization), [], [basis.Incident.Id]), Clause, basis.Evidence,
            new BanDates(null, null, Today().AddMonths(6), "dev:approver", "Noor Approver"),
            "Five accounts of one person on the company's data team walked every prompt and image together, as the sealed log shows; the galleries went down. Whoever is affiliated with the company is banned until it is lifted.",
            string.Create(CultureInfo.InvariantCulture, $"Images were collected automatically by accounts of your organization on {basis.Incident.FromAt.UtcDateTime:d MMMM yyyy}, and galleries did not load. That is against our clause on aggressive automation."),
            Competitor: false, Ties: false);
        return (await ProposeAndApproveAsync(plan, cancel)).Refusal;
    }

    /// <summary>A narrow ban of two accounts that expires by itself, and one of a company that turns out to be a namesake and is lifted.</summary>
    public async Task<Refusal?> PlayLaterAsync(DemoWorld world, CancellationToken cancel)
    {
        var log = await store.ReadAsync((db, ct) => db.IncidentEvidence.OrderBy(e => e.Id).Select(e => (EvidenceId?)e.EvidenceId).TagWith(nameof(DemoDecisions)).FirstOrDefaultAsync(ct), cancel);
        if (log is not { } evidence) return null;
        return await PlayExpiryAsync(evidence, cancel) ?? await PlayLiftAsync(world.Organizations.Namesake.Name, evidence, cancel);
    }

    private async Task<Refusal?> PlayExpiryAsync(EvidenceId evidence, CancellationToken cancel)
    {
        // Flagged, in a cluster, and reached by nothing yet: the narrow measure fits.
        var gentle = await store.ReadAsync((db, ct) => db.Accounts.Where(a => a.FlagScore > 0 && db.ClusterMembers.Any(m => m.AccountId == a.Id) && !db.Coverage.Any(c => c.AccountId == a.Id)
            && !db.BanAccounts.Any(b => b.AccountId == a.Id)).OrderByDescending(a => a.FlagScore).ThenBy(a => a.Id).Select(a => a.Id).Take(2).TagWith(nameof(DemoDecisions)).ToListAsync(ct), cancel);
        if (gentle.Count == 0 || await store.ReadAsync((db, ct) => db.Bans.AnyAsync(b => b.Target == BanTarget.Accounts, ct), cancel)) return null;
        var plan = new BanPlan(
            BanScope.Of(gentle), Clause, [evidence], new BanDates(null, clock.GetUtcNow().AddMinutes(2), null, null, null),
            "Two linked accounts collect images at night, slowly. A short ban of these two alone is enough; nobody else of their company takes part.",
            "Your account collected images automatically at night. It is open again after a short while; please use the service by hand.",
            Competitor: false, Ties: false);
        return (await ProposeAndApproveAsync(plan, cancel)).Refusal;
    }

    private async Task<Refusal?> PlayLiftAsync(string namesake, EvidenceId evidence, CancellationToken cancel)
    {
        var organization = await store.ReadAsync((db, ct) => db.Organizations.Where(o => o.Name == namesake && db.Affiliations.Any(f => f.OrganizationId == o.Id && f.State == AffiliationState.Suspected && f.Confidence >= Sure))
            .Select(o => (OrganizationId?)o.Id).TagWith(nameof(DemoDecisions)).FirstOrDefaultAsync(ct), cancel);
        if (organization is not { } company || await HasBanAsync(company, cancel)) return null;
        var plan = new BanPlan(
            new BanScope(BanRule.OfOrganization(company) with { Threshold = Sure }, [], []), Clause, [evidence], new BanDates(null, null, Today().AddMonths(3), "dev:approver", "Noor Approver"),
            "The name is that of the company whose staff walked the gallery, written in another way; its people are taken for the same staff.",
            "Images were collected automatically by accounts of your organization. That is against our clause on aggressive automation.",
            Competitor: false, Ties: false);
        if (!(await ProposeAndApproveAsync(plan, cancel)).Accepted(out var ban, out var refusal)) return refusal;
        var lift = new ProposeLift(ban, "Another company in another country with nearly the same name: none of its accounts took part, and its domain is its own. The basis of this ban fell.");
        if (!(await new ProposeLiftHandler(store, Proposer, settings, due).HandleAsync(lift, cancel)).Accepted(out var proposed, out var notProposed)) return notProposed;
        return (await Approving().HandleAsync(new(proposed.Proposal, proposed.Digest), cancel)).Refusal;
    }

    private async Task<Outcome<BanId>> ProposeAndApproveAsync(BanPlan plan, CancellationToken cancel)
    {
        if (!(await new DrawBanSampleHandler(store, Proposer, settings, clock).HandleAsync(new(plan.Scope), cancel)).Accepted(out var sample, out var notDrawn)) return notDrawn;
        // The reviewer looks at each account drawn: whoever is affiliated with the target, or is named, belongs there.
        var verdicts = sample.Accounts.Select(a => new AccountVerdict(a.Account, plan.Scope.Accounts.Count > 0 || a.Affiliations.Count > 0 ? SampleVerdict.Right : SampleVerdict.Unsure)).ToList();
        if ((await new JudgeBanSampleHandler(store, Proposer, settings).HandleAsync(new(new(sample.Id), verdicts), cancel)).Refusal is { } notJudged) return notJudged;
        if (!(await new ProposeBanHandler(store, Proposer, settings, seals).HandleAsync(new(plan, sample.Digest), cancel)).Accepted(out var proposed, out var notProposed)) return notProposed;
        if ((await Approving().HandleAsync(new(proposed.Proposal, proposed.Digest), cancel)).Refusal is { } notApproved) return notApproved;
        return proposed.Ban;
    }

    private ApproveProposalHandler Approving() => new(store, Approver, settings, board, due);

    private Task<bool> HasBanAsync(OrganizationId organization, CancellationToken cancel) => store.ReadAsync((db, ct) => db.Bans.TagWith(nameof(DemoDecisions)).AnyAsync(b => b.OrganizationId == organization, ct), cancel);

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private sealed record Basis(Incident Incident, OrganizationId Organization, IReadOnlyList<EvidenceId> Evidence);
}
