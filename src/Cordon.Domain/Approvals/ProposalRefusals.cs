using System.Globalization;

namespace Cordon.Domain.Approvals;

public static class ProposalRefusals
{
    public static readonly Refusal NotFound = new("proposal.not-found", "There is no such proposal. Nothing was changed. Look it up under approvals.");

    public static readonly Refusal NeedsAnotherPerson = new("proposal.needs-another-person",
        "You proposed this yourself, so another person has to decide it. Nothing was changed. Your attempt is in the audit record.");

    public static readonly Refusal OwnTies = new("proposal.own-ties", "Who has ties to the target does not decide about it. Nothing was changed. Let another approver decide.");

    public static readonly Refusal CoSignMissing = new("proposal.co-sign-missing", "Legal has to co-sign this first: the target competes with the platform, or the proposer has ties to it. Nothing was changed.");

    public static readonly Refusal CoSignedYourself = new("proposal.co-signed-yourself", "You co-signed this for Legal, so another person has to approve it. Nothing was changed.");

    public static readonly Refusal CoSignNotAsked = new("proposal.co-sign-not-asked", "This proposal needs no co-signature of Legal, or has one. Nothing was changed.");

    public static readonly Refusal NotYours = new("proposal.not-yours", "Only whoever proposed this can take it back. Nothing was changed. An approver can refuse it.");

    public static readonly Refusal ReasonTooShort = new("proposal.reason-too-short", "Say why in 10 to 2,000 characters. The reason is kept with your name. Nothing was changed.");

    public static readonly Refusal LiftWaits = new("proposal.lift-waits", "A lift of this ban is proposed already and waits for a second person. Nothing was saved. Look at it under approvals.");

    /// <param name="by">Null where it ended by itself.</param>
    public static Refusal Decided(ProposalState state, string? by)
    {
        var how = state switch
        {
            ProposalState.Approved => "approved",
            ProposalState.Refused => "refused",
            ProposalState.Withdrawn => "withdrawn",
            ProposalState.SentBack => "sent back",
            _ => "lapsed",
        };
        return new("proposal.decided", $"This proposal was {(by is null || state == ProposalState.Lapsed ? how : $"{how} by {by}")} before. Nothing of yours was saved. Reload to see what stands.");
    }

    /// <param name="digest">What names the set as it is now: whoever has seen the difference approves with it.</param>
    public static Refusal SetChanged(string digest, int added, int removed) => new("proposal.set-changed", string.Create(CultureInfo.InvariantCulture,
        $"The accounts are others than when this was proposed: {added:N0} came, {removed:N0} went. Nothing was changed. Look at the difference and approve digest {digest}, or send it back."));

    /// <param name="digest">What names the set: whoever has looked at it approves with it.</param>
    public static Refusal OtherDigest(string digest) => new("proposal.set-changed",
        $"The digest given names other accounts than those proposed. Nothing was changed. Look at the proposal and approve digest {digest}.");

    public static Refusal Drifted(int added, int removed) => new("proposal.drifted", string.Create(CultureInfo.InvariantCulture,
        $"The accounts have changed too much since this was proposed: {added:N0} came, {removed:N0} went. The proposal has lapsed and nothing else was changed. Propose it anew with what is so now."));
}
