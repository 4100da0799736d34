using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Audit;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Incidents;
using Cordon.Domain.Policies;
using Cordon.Domain.Staff;
using Cordon.Features.Enforcement;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Asks a second person for a ban, and in an emergency lets it stand at once for some hours.</summary>
/// <param name="SeenDigest">Of the accounts that the proposer was shown; null where they saw no preview.</param>
/// <param name="Draft">The draft it came from, which goes with it.</param>
public sealed record ProposeBan(BanPlan Plan, string? SeenDigest = null, BanDraftId? Draft = null);

/// <param name="Wrong">Told by the judged sample; null where none was asked for.</param>
/// <param name="Placed">What an emergency changed at once.</param>
public sealed record ProposedBan(BanId Ban, ProposalId Proposal, string Digest, int Covered, BystanderEstimate? Wrong, CoverageChange? Placed);

public sealed class ProposeBanHandler(CordonStore store, ICurrentActor actors, BanSettings settings, SealCheck seals)
{
    /// <returns>
    /// The proposal; or <c>permission.missing</c>, what <see cref="BanScope.Check"/> and <see cref="BanDates.Check"/> refuse, <c>ban.reason-too-short</c>, <c>ban.statement-too-short</c>, <c>ban.questions-open</c>,
    /// <c>ban.clause-not-found</c>, <c>ban.evidence-needed</c>, <c>ban.evidence-not-found</c>, <c>ban.evidence-broken</c>, <c>ban.incident-not-found</c>, <c>ban.organization-not-found</c>, <c>ban.unknown-account</c>,
    /// <c>ban.covers-nobody</c>, <c>ban.preview-outdated</c>, <c>ban.emergency-hours</c>, <c>ban.emergency-needs-open-incident</c>, or what the sample's gate refuses.
    /// </returns>
    public async Task<Outcome<ProposedBan>> HandleAsync(ProposeBan command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        var plan = command.Plan;
        if (!actor.May(Permission.Propose) || (plan.EmergencyHours is not null && !actor.May(Permission.DecideEmergency))) return Refusals.NotPermitted;
        if (CheckWords(plan) is { } refusal) return refusal;
        // Hashing takes as long as the files are large: before anybody's turn is taken. What was sealed is never changed but by a broken disk or a hand that does not belong there.
        if (await CheckEvidenceAsync(plan, cancel) is { } broken) return broken;
        await using var unit = await store.BeginAsync(cancel);
        await CoverageWriter.TakeTurnAsync(unit, cancel);
        if (await CheckFactsAsync(unit, plan, cancel) is { } wrong) return wrong;
        if (await ClauseAsync(unit.Db, plan.Clause, unit.At, cancel) is not { } clause) return BanRefusals.ClauseNotFound;
        var begins = plan.Scope.BeginsAt(unit.At);
        var covered = await CoveredSet.ReadAsync(unit.Db, store.Dialect, plan.Scope, begins, cancel);
        if (covered.Accounts.Count == 0) return BanRefusals.CoversNobody;
        if (command.SeenDigest is { } seen && seen != covered.Digest) return BanRefusals.PreviewOutdated;
        var gate = await BanSampleGate.CheckAsync(unit.Db, settings, plan.Scope.Key(), covered.Digest, covered.Accounts.Count, cancel);
        if (!gate.Accepted(out var judged, out var closed)) return closed;

        var ban = MakeBan(plan, clause, actor, begins, unit.At);
        if (plan.EmergencyHours is not null) ban.Begin(unit.At);
        unit.Db.Bans.Add(ban);
        await unit.Db.SaveChangesAsync(cancel);
        var proposal = MakeProposal(plan, ban.Id, covered, judged, actor, unit.At);
        unit.Db.Proposals.Add(proposal);
        unit.Db.BanIncidents.AddRange(plan.Scope.Incidents.Distinct().Select(i => new BanIncident { BanId = ban.Id, IncidentId = i }));
        unit.Db.BanEvidence.AddRange(plan.Evidence.Distinct().Select(e => new BanEvidence { BanId = ban.Id, EvidenceId = e }));
        await unit.Db.SaveChangesAsync(cancel);
        if (plan.Scope.Accounts.Count > 0) await ProposalWriter.NameAsync(unit, ban.Id, [.. plan.Scope.Accounts.Distinct()], cancel);
        await ProposalWriter.KeepAsync(unit, proposal.Id, plan.Scope.Rule, plan.Scope.Accounts, plan.Scope.Incidents, begins, cancel);
        if (command.Draft is { } draft) await unit.Db.BanDrafts.Where(d => d.Id == draft && d.Staff == actor.Id).ExecuteDeleteAsync(cancel);
        unit.Record(new AuditRecord(actor, "ban.proposed", $"ban:{ban.Id.Value}", ban.Reason, After: Said(plan, ban, proposal)));
        var placed = plan.EmergencyHours is null ? null : await CoverageWriter.BeginAsync(unit, ban.Id, EnforcementCause.BanApplied, cancel);
        if (placed is not null)
            unit.Record(new AuditRecord(actor, "ban.emergency-placed", $"ban:{ban.Id.Value}", ban.Reason, After: new { endsAt = ban.EmergencyEndsAt, hours = plan.EmergencyHours, coverage = CoverageUpkeep.Said(placed, EnforcementCause.BanApplied) }));
        return await unit.CommitAsync(new ProposedBan(ban.Id, proposal.Id, covered.Digest, covered.Accounts.Count, judged.Estimate, placed), cancel);
    }

    private static Refusal? CheckWords(BanPlan plan)
    {
        if (plan.Scope.Check() is { } scope) return scope;
        if (plan.EmergencyHours is < BanPlan.LeastEmergencyHours) return BanRefusals.EmergencyHours;
        if (plan.EmergencyHours is > BanPlan.MostEmergencyHours) return BanRefusals.EmergencyTooLong;
        if (plan.Evidence.Count == 0) return BanRefusals.EvidenceNeeded;
        if (Ban.CheckReason(plan.Reason) is { } reason) return reason;
        if (Ban.CheckStatement(plan.Statement) is { } statement) return statement;
        return plan.Competitor is null || plan.Ties is null ? BanRefusals.QuestionsOpen : null;
    }

    private async Task<Refusal?> CheckEvidenceAsync(BanPlan plan, CancellationToken cancel)
    {
        var ids = plan.Evidence.Distinct().ToList();
        var items = await store.ReadAsync((db, ct) => db.Evidence.Where(e => ids.Contains(e.Id)).Select(e => e.Sha256).TagWith(nameof(ProposeBan)).ToListAsync(ct), cancel);
        if (items.Count < ids.Count) return BanRefusals.EvidenceNotFound;
        return await Task.Run(() => items.TrueForAll(sha256 => seals.Look(sha256, null, cancel).State == SealState.Whole), cancel) ? null : BanRefusals.EvidenceBroken;
    }

    private static async Task<Refusal?> CheckFactsAsync(WriteUnit unit, BanPlan plan, CancellationToken cancel)
    {
        if (plan.Dates.Check(unit.At) is { } dates) return dates;
        if (plan.Dates.FromAt != plan.Scope.FromAt || (plan.EmergencyHours is not null && plan.Dates.FromAt > unit.At)) return BanRefusals.DatesOutOfRange;
        if (plan.Scope.Rule.Organization is { } organization && !await unit.Db.Organizations.AnyAsync(o => o.Id == organization, cancel)) return BanRefusals.OrganizationNotFound;
        var incidents = plan.Scope.Incidents.Distinct().ToList();
        var states = await unit.Db.Incidents.Where(i => incidents.Contains(i.Id)).Select(i => i.Status).TagWith(nameof(ProposeBan)).ToListAsync(cancel);
        if (states.Count < incidents.Count) return BanRefusals.IncidentNotFound;
        return plan.EmergencyHours is not null && !states.Contains(IncidentStatus.Open) ? BanRefusals.EmergencyNeedsOpenIncident : null;
    }

    /// <summary>The newest text of a clause that holds.</summary>
    private static Task<PolicyClause?> ClauseAsync(CordonDb db, string code, DateTimeOffset at, CancellationToken cancel) =>
        db.PolicyClauses.Where(c => c.Code == code && c.ValidFromAt <= at).OrderByDescending(c => c.Version).TagWith(nameof(ProposeBan)).FirstOrDefaultAsync(cancel);

    private static Ban MakeBan(BanPlan plan, PolicyClause clause, Actor actor, DateTimeOffset begins, DateTimeOffset at) => new()
    {
        Target = plan.Scope.Rule.Target,
        OrganizationId = plan.Scope.Rule.Organization,
        Subsidiaries = plan.Scope.Rule.Subsidiaries,
        Threshold = plan.Scope.Rule.Threshold,
        FormerMembers = plan.Scope.Rule.FormerMembers,
        Joiners = plan.Scope.Rule.Joiners,
        ClauseId = clause.Id,
        Reason = plan.Reason.Trim(),
        Statement = plan.Statement.Trim(),
        FromAt = begins,
        UntilAt = plan.Dates.UntilAt,
        ReviewOn = plan.Dates.ReviewOn,
        Owner = plan.Dates.Owner,
        OwnerName = plan.Dates.OwnerName,
        EmergencyAt = plan.EmergencyHours is null ? null : at,
        EmergencyEndsAt = plan.EmergencyHours is { } hours ? at.AddHours(hours) : null,
        ProposedBy = actor.Id,
        ProposedByName = actor.Name,
        ProposedAt = at,
    };

    private Proposal MakeProposal(BanPlan plan, BanId ban, CoveredSet covered, JudgedSample judged, Actor actor, DateTimeOffset at) => new()
    {
        Kind = ProposalKind.Ban,
        BanId = ban,
        Reason = plan.Reason.Trim(),
        Digest = covered.Digest,
        Accounts = covered.Accounts.Count,
        Competitor = plan.Competitor == true,
        Ties = plan.Ties == true,
        SampleId = judged.Sample,
        WrongEstimate = judged.Estimate?.Estimate,
        WrongLow = judged.Estimate?.Low,
        WrongHigh = judged.Estimate?.High,
        ProposedBy = actor.Id,
        ProposedByName = actor.Name,
        ProposedAt = at,
        LapsesAt = at.AddDays(settings.ProposalDays),
    };

    // The sentences stand in the ban itself; here stands what was decided on.
    private static object Said(BanPlan plan, Ban ban, Proposal proposal) => new
    {
        proposal = proposal.Id.Value,
        target = ban.Target.ToString(),
        organization = ban.OrganizationId?.Value,
        subsidiaries = ban.Subsidiaries,
        threshold = ban.Threshold,
        formerMembers = ban.FormerMembers,
        joiners = ban.Joiners,
        named = plan.Scope.Accounts.Distinct().Count(),
        clause = plan.Clause,
        incidents = plan.Scope.Incidents.Select(i => i.Value).Distinct().Order(),
        evidence = plan.Evidence.Select(e => e.Value).Distinct().Order(),
        from = ban.FromAt,
        until = ban.UntilAt,
        reviewOn = ban.ReviewOn,
        owner = ban.Owner,
        competitor = proposal.Competitor,
        ties = proposal.Ties,
        accounts = proposal.Accounts,
        digest = proposal.Digest,
        sample = proposal.SampleId?.Value,
        wrong = proposal.WrongEstimate is { } estimate ? new { estimate, low = proposal.WrongLow, high = proposal.WrongHigh } : null,
        emergencyEndsAt = ban.EmergencyEndsAt,
    };
}
