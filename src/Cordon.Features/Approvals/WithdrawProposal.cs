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

/// <summary>Whoever proposed takes it back. An emergency ban ends with it, at once.</summary>
public sealed record WithdrawProposal(ProposalId Proposal);

public sealed class WithdrawProposalHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>What came of it; or <c>permission.missing</c>, <c>proposal.not-found</c>, <c>proposal.not-yours</c>, <c>proposal.decided</c>.</returns>
    public async Task<Outcome<DecidedProposal>> HandleAsync(WithdrawProposal command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        return await ProposalTurn.DecideAsync<DecidedProposal>(store, actor, Permission.Propose, command.Proposal, async (unit, proposal, ban) =>
        {
            if (proposal.ProposedBy != actor.Id) return ProposalRefusals.NotYours;
            if (proposal.CheckOpen() is { } decided) return decided;
            ProposalTurn.Decide(unit, proposal, ApprovalKind.Withdrawn, actor);
            var change = CoverageChange.None;
            if (proposal.Kind == ProposalKind.Ban)
            {
                if (ban.State == BanState.Proposed) ban.Drop(BanState.Withdrawn, unit.At);
                else if (ban is { State: BanState.InForce, ApprovedAt: null }) change = await BanDecisions.FinishAsync(unit, ban, BanEnd.EmergencyOver, actor, cancel, proposal.Id);
            }
            await unit.Db.SaveChangesAsync(cancel);
            BanDecisions.Record(unit, actor, $"{ProposalTurn.Noun(proposal.Kind)}.withdrawn", ban.Id, change, EnforcementCause.EmergencyOver, proposal: proposal);
            return await unit.CommitAsync(await ProposalTurn.ResultAsync(unit.Db, proposal, ban, change.Freed, cancel), cancel);
        }, cancel);
    }
}
