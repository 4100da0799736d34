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

/// <summary>A second person wants it looked at again: whoever proposed it can propose it anew. An emergency ban stands until its end.</summary>
public sealed record SendBackProposal(ProposalId Proposal, string Reason);

public sealed class SendBackProposalHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>What came of it; or <c>permission.missing</c>, <c>proposal.not-found</c>, <c>proposal.decided</c>, <c>proposal.needs-another-person</c>, <c>proposal.reason-too-short</c>.</returns>
    public async Task<Outcome<DecidedProposal>> HandleAsync(SendBackProposal command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        return await ProposalTurn.DecideAsync<DecidedProposal>(store, actor, Permission.Approve, command.Proposal, async (unit, proposal, ban) =>
        {
            if (proposal.CheckOpen() is { } decided) return decided;
            if (proposal.ProposedBy == actor.Id) return ProposalRefusals.NeedsAnotherPerson;
            if (RefuseProposalHandler.Check(command.Reason) is { } refusal) return refusal;
            var reason = command.Reason.Trim();
            ProposalTurn.Decide(unit, proposal, ApprovalKind.SentBack, actor, reason);
            if (proposal.Kind == ProposalKind.Ban && ban.State == BanState.Proposed) ban.Drop(BanState.Refused, unit.At);
            await unit.Db.SaveChangesAsync(cancel);
            BanDecisions.Record(unit, actor, $"{ProposalTurn.Noun(proposal.Kind)}.sent-back", ban.Id, CoverageChange.None, EnforcementCause.EmergencyOver, reason, proposal);
            return await unit.CommitAsync(await ProposalTurn.ResultAsync(unit.Db, proposal, ban, 0, cancel), cancel);
        }, cancel);
    }
}
