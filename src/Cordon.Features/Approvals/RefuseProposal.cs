using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Staff;
using Cordon.Features.Bans;
using Cordon.Features.Staff;

namespace Cordon.Features.Approvals;

/// <summary>A second person says no. An emergency ban ends with it, at once.</summary>
public sealed record RefuseProposal(ProposalId Proposal, string Reason);

public sealed class RefuseProposalHandler(CordonStore store, ICurrentActor actors)
{
    public const int MinReasonLength = 10;

    public static Refusal? Check(string? reason) => (reason ?? "").Trim().Length is >= MinReasonLength and <= Ban.MaxReasonLength ? null : ProposalRefusals.ReasonTooShort;

    /// <returns>What came of it; or <c>permission.missing</c>, <c>proposal.not-found</c>, <c>proposal.decided</c>, <c>proposal.needs-another-person</c>, <c>proposal.reason-too-short</c>.</returns>
    public async Task<Outcome<DecidedProposal>> HandleAsync(RefuseProposal command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        return await ProposalTurn.DecideAsync<DecidedProposal>(store, actor, Permission.Approve, command.Proposal, async (unit, proposal, ban) =>
        {
            if (proposal.CheckOpen() is { } decided) return decided;
            if (proposal.ProposedBy == actor.Id) return ProposalRefusals.NeedsAnotherPerson;
            if (Check(command.Reason) is { } refusal) return refusal;
            var reason = command.Reason.Trim();
            ProposalTurn.Decide(unit, proposal, ApprovalKind.Refused, actor, reason);
            var change = CoverageChange.None;
            if (proposal.Kind == ProposalKind.Ban)
            {
                if (ban.State == BanState.Proposed) ban.Drop(BanState.Refused, unit.At);
                else if (ban is { State: BanState.InForce, ApprovedAt: null }) change = await BanDecisions.FinishAsync(unit, ban, BanEnd.EmergencyOver, actor, cancel, proposal.Id);
            }
            await unit.Db.SaveChangesAsync(cancel);
            BanDecisions.Record(unit, actor, $"{ProposalTurn.Noun(proposal.Kind)}.refused", ban.Id, change, EnforcementCause.EmergencyOver, reason, proposal);
            return await unit.CommitAsync(await ProposalTurn.ResultAsync(unit.Db, proposal, ban, change.Freed, cancel), cancel);
        }, cancel);
    }
}
