using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Audit;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;

namespace Cordon.Features.Approvals;

/// <summary>Legal signs, where the target competes with the platform or the proposer has ties to it. An approval counts only behind it.</summary>
public sealed record CoSignProposal(ProposalId Proposal);

public sealed class CoSignProposalHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The proposal; or <c>permission.missing</c>, <c>proposal.not-found</c>, what <see cref="Proposal.CoSign"/> refuses.</returns>
    public async Task<Outcome<ProposalId>> HandleAsync(CoSignProposal command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        return await ProposalTurn.DecideAsync<ProposalId>(store, actor, Permission.CoSign, command.Proposal, async (unit, proposal, _) =>
        {
            if (proposal.CoSign(actor, unit.At) is { } refusal) return refusal;
            ProposalTurn.Say(unit, proposal, ApprovalKind.CoSigned, actor);
            unit.Record(new AuditRecord(actor, "proposal.co-signed", ProposalTurn.Subject(proposal.Id), After: new { ban = proposal.BanId.Value, digest = proposal.Digest, accounts = proposal.Accounts }));
            return await unit.CommitAsync(proposal.Id, cancel);
        }, cancel);
    }
}
