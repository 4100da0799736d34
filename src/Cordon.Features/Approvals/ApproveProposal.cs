using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Audit;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Exemptions;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Bans;
using Cordon.Features.Exemptions;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Approvals;

/// <summary>A second person agrees to a ban, a lift or an exemption: to the accounts that <paramref name="Digest"/> names, and to no others.</summary>
/// <param name="Digest">Of the accounts that the approver saw: those proposed, or, where they changed since, those of now.</param>
/// <param name="OwnTies">Whether the approver has ties to the target; then another one decides.</param>
public sealed record ApproveProposal(ProposalId Proposal, string Digest, bool OwnTies = false);

public sealed class ApproveProposalHandler(CordonStore store, ICurrentActor actors, BanSettings settings, JobBoard board, CarryOutDueHandler due)
{
    /// <returns>What came of it; or <c>permission.missing</c>, <c>proposal.not-found</c>, what <see cref="Proposal.CheckApproval"/> refuses, <c>proposal.set-changed</c>, <c>proposal.drifted</c>,
    /// <c>ban.not-in-force</c>, <c>ban.covers-nobody</c>, <c>ban.evidence-needed</c>, <c>ban.sample-needed</c>, <c>ban.dates-out-of-range</c>, <c>exemption.nobody</c>, <c>exemption.end-out-of-range</c>,
    /// <c>record.changed-meanwhile</c>.</returns>
    public async Task<Outcome<DecidedProposal>> HandleAsync(ApproveProposal command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        // What should have begun or ended by now has, before anybody decides on it.
        if (actor.May(Permission.Approve)) await due.OfAsync(command.Proposal, cancel);
        var outcome = await ProposalTurn.DecideAsync(store, actor, Permission.Approve, command.Proposal, (unit, proposal, ban) => DecideAsync(unit, actor, command, proposal, ban, cancel), cancel);
        if (outcome.Accepted(out var decided, out _) && decided.Job is not null) board.Announce();
        return outcome;
    }

    private async Task<Outcome<DecidedProposal>> DecideAsync(WriteUnit unit, Actor actor, ApproveProposal command, Proposal proposal, Ban ban, CancellationToken cancel)
    {
        if (proposal.CheckApproval(actor, command.OwnTies) is { } refusal) return refusal;
        var seen = await ProposedSet.CompareAsync(unit.Db, store.Dialect, proposal, ban, unit.At, cancel);
        if (seen.IsDrifted(proposal, settings.MostDriftPercent)) return await DriftedAsync(unit, actor, proposal, ban, seen, cancel);
        if (await CheckAsync(unit, proposal, ban, seen, cancel) is { } unfit) return unfit;
        if (!string.Equals(seen.Digest, command.Digest.Trim(), StringComparison.OrdinalIgnoreCase))
            return seen.Digest == proposal.Digest ? ProposalRefusals.OtherDigest(seen.Digest) : ProposalRefusals.SetChanged(seen.Digest, seen.Added, seen.Removed);
        ProposalTurn.Decide(unit, proposal, ApprovalKind.Approved, actor, seen: seen);
        var decided = proposal.Kind switch
        {
            ProposalKind.Ban => await BanAsync(unit, actor, proposal, ban, seen, cancel),
            ProposalKind.Lift => await LiftAsync(unit, actor, proposal, ban, seen, cancel),
            _ => await ExemptAsync(unit, actor, proposal, ban, seen, cancel),
        };
        return await unit.CommitAsync(decided, cancel);
    }

    /// <summary>What else has to hold still when a second person agrees.</summary>
    private async Task<Refusal?> CheckAsync(WriteUnit unit, Proposal proposal, Ban ban, SetNow seen, CancellationToken cancel)
    {
        if (proposal.Kind == ProposalKind.Lift) return ban.State is BanState.InForce or BanState.Scheduled ? null : BanRefusals.NotInForce;
        if (proposal.Kind == ProposalKind.Exemption)
        {
            if (ban.State != BanState.InForce) return BanRefusals.NotInForce;
            if (proposal.UntilAt <= unit.At) return ExemptionRefusals.EndOutOfRange;
            return seen.Accounts == 0 ? ExemptionRefusals.Nobody : null;
        }
        if (ban.State is not (BanState.Proposed or BanState.InForce)) return BanRefusals.NotInForce;
        if (ban.UntilAt <= unit.At) return BanRefusals.DatesOutOfRange;
        if (!await unit.Db.BanEvidence.AnyAsync(e => e.BanId == ban.Id, cancel)) return BanRefusals.EvidenceNeeded;
        // A small ban shows all its accounts instead of a sample; grown past that, nobody has estimated how many are wrong.
        return proposal.SampleId is null && ban.EmergencyAt is null && proposal.Accounts < settings.SampleFrom && seen.Accounts >= settings.SampleFrom ? BanRefusals.SampleNeeded(seen.Accounts) : null;
    }

    private static async Task<Outcome<DecidedProposal>> DriftedAsync(WriteUnit unit, Actor actor, Proposal proposal, Ban ban, SetNow seen, CancellationToken cancel)
    {
        ProposalTurn.Lapse(unit, proposal, ban, actor, "The accounts changed too much since it was proposed.", seen);
        var saved = await unit.CommitAsync(0, cancel);
        return saved.Refusal ?? ProposalRefusals.Drifted(seen.Added, seen.Removed);
    }

    private async Task<DecidedProposal> BanAsync(WriteUnit unit, Actor actor, Proposal proposal, Ban ban, SetNow seen, CancellationToken cancel)
    {
        ban.Approve(actor, unit.At);
        var (change, job) = (CoverageChange.None, (Job?)null);
        if (ban.State == BanState.Scheduled && ban.FromAt <= unit.At)
        {
            if (seen.Accounts >= settings.JobFrom) job = BanJobs.Queue(unit, actor, ban.Id, BanJobs.Applying);
            else change = await BanDecisions.BeginAsync(unit, ban, cancel);
        }
        await unit.Db.SaveChangesAsync(cancel);
        BanDecisions.Record(unit, actor, "ban.approved", ban.Id, change, EnforcementCause.BanApplied, proposal: proposal, seen: seen);
        return await ProposalTurn.ResultAsync(unit.Db, proposal, ban, change.Freed, cancel, job?.Id);
    }

    private async Task<DecidedProposal> LiftAsync(WriteUnit unit, Actor actor, Proposal proposal, Ban ban, SetNow seen, CancellationToken cancel)
    {
        if (ban.Covered >= settings.JobFrom)
        {
            var job = BanJobs.Queue(unit, actor, ban.Id, BanJobs.Lifting);
            await unit.Db.SaveChangesAsync(cancel);
            BanDecisions.Record(unit, actor, "lift.approved", ban.Id, CoverageChange.None, EnforcementCause.BanLifted, proposal.Reason, proposal, seen);
            return await ProposalTurn.ResultAsync(unit.Db, proposal, ban, 0, cancel, job.Id);
        }
        var change = await BanDecisions.FinishAsync(unit, ban, BanEnd.Lifted, actor, cancel, proposal.Id);
        BanDecisions.Record(unit, actor, "ban.lifted", ban.Id, change, EnforcementCause.BanLifted, proposal.Reason, proposal, seen);
        return await ProposalTurn.ResultAsync(unit.Db, proposal, ban, change.Freed, cancel);
    }

    private static async Task<DecidedProposal> ExemptAsync(WriteUnit unit, Actor actor, Proposal proposal, Ban ban, SetNow seen, CancellationToken cancel)
    {
        await unit.Db.SaveChangesAsync(cancel);
        var change = await ExemptionWriter.ExemptAsync(unit, proposal, cancel);
        BanDecisions.Record(unit, actor, "exemption.approved", ban.Id, change, EnforcementCause.Exempted, proposal.Reason, proposal, seen);
        return await ProposalTurn.ResultAsync(unit.Db, proposal, ban, change.Freed, cancel);
    }
}
