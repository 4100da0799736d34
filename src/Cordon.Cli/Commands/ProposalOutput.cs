using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Features.Approvals;
using Cordon.Features.Bans;

namespace Cordon.Cli.Commands;

/// <summary>How decisions and new proposals are printed.</summary>
internal static class ProposalOutput
{
    public static int Decided(CommandOutput output, Outcome<DecidedProposal> outcome)
    {
        if (!outcome.Accepted(out var decided, out var refusal)) return CommandOutput.Refuse(refusal);
        output.Result(new
        {
            proposal = decided.Proposal.Value,
            kind = decided.Kind,
            state = decided.State,
            ban = decided.Ban.Value,
            banState = decided.BanState,
            covered = decided.Covered,
            freed = decided.Freed,
            sequence = decided.Sequence,
        }, string.Create(CultureInfo.InvariantCulture, $"{BanNames.Of(decided.Proposal)} is {Word(decided.State)}. {Ban(decided)} It covers {decided.Covered:N0} accounts; {decided.Freed:N0} were set free. The change feed stands at {decided.Sequence}."));
        return ExitCode.Done;
    }

    public static int Proposed(CommandOutput output, Outcome<NewProposal> outcome)
    {
        if (!outcome.Accepted(out var proposed, out var refusal)) return CommandOutput.Refuse(refusal);
        output.Result(new
        {
            proposal = proposed.Proposal.Value,
            kind = proposed.Kind,
            ban = proposed.Ban.Value,
            digest = proposed.Digest,
            frees = proposed.Frees,
            staysBanned = proposed.StaysBanned,
        }, string.Create(CultureInfo.InvariantCulture,
            $"{BanNames.Of(proposed.Proposal)} waits for a second person: {proposed.Frees:N0} accounts would be free, {proposed.StaysBanned:N0} stay banned by others. Approve it with: cordon approve {BanNames.Of(proposed.Proposal)} --digest {proposed.Digest}"));
        return ExitCode.Done;
    }

    private static string Ban(DecidedProposal decided) => decided.BanState switch
    {
        BanState.InForce => $"{BanNames.Of(decided.Ban)} is in force.",
        BanState.Scheduled => $"{BanNames.Of(decided.Ban)} is scheduled.",
        BanState.Ended => $"{BanNames.Of(decided.Ban)} is over.",
        _ => $"{BanNames.Of(decided.Ban)} does not come to be.",
    };

    private static string Word(ProposalState state) => state switch
    {
        ProposalState.SentBack => "sent back",
        _ => state.ToString().ToLowerInvariant(),
    };
}
