using Cordon.Domain.Approvals;
using Cordon.Domain.Staff;

namespace Cordon.Domain.Tests.Approvals;

public sealed class ProposalTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly Actor Mara = new("dev:mara", "Mara", [Role.Reviewer, Role.Approver]), Noor = new("dev:noor", "Noor", [Role.Approver, Role.Legal]), Tomas = new("dev:tomas", "Tomas", [Role.Approver]);

    [Fact]
    public void It_is_not_approved_by_whoever_proposed_it_whatever_their_roles() => Assert.Equal(ProposalRefusals.NeedsAnotherPerson, Proposed().CheckApproval(Mara, ownTies: false));

    [Fact]
    public void Whoever_signed_for_Legal_does_not_approve_too()
    {
        var proposal = Proposed(competitor: true);
        Assert.Equal(ProposalRefusals.CoSignMissing, proposal.CheckApproval(Noor, ownTies: false));
        Assert.Null(proposal.CoSign(Noor, Noon));
        Assert.Equal(ProposalRefusals.CoSignedYourself, proposal.CheckApproval(Noor, ownTies: false));
        Assert.Null(proposal.CheckApproval(Tomas, ownTies: false));
    }

    [Fact]
    public void Once_decided_nobody_decides_it_again_and_is_told_who_did()
    {
        var proposal = Proposed();
        proposal.Decide(ProposalState.Refused, Noor, Noon);
        var refusal = proposal.CheckApproval(Tomas, ownTies: false);
        Assert.Equal("proposal.decided", refusal!.Code);
        Assert.Contains("refused by Noor", refusal.Message, StringComparison.Ordinal);
    }

    private static Proposal Proposed(bool competitor = false) => new()
    {
        Kind = ProposalKind.Ban,
        BanId = new(1),
        Reason = "Every pair was downloaded in lockstep.",
        Digest = new string('0', 64),
        Accounts = 3,
        Competitor = competitor,
        ProposedBy = Mara.Id,
        ProposedByName = Mara.Name,
        ProposedAt = Noon,
        LapsesAt = Noon.AddDays(14),
    };
}
