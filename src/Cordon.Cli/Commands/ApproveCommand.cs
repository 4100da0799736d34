using System.CommandLine;
using Cordon.Cli.Output;
using Cordon.Features.Approvals;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class ApproveCommand
{
    public static Command Make()
    {
        var proposal = Named.Proposal();
        var digest = new Option<string>("--digest") { Required = true, Description = "Of the accounts that you saw: those proposed, or those of now where they changed." };
        var ties = Named.YesOrNo("--ties", "Whether you have ties to the target: yes or no. Then another person decides.");
        var command = new Command("approve", "Approve a ban, a lift or an exemption that another person proposed.") { proposal, digest, ties };
        command.SetAction((parsed, cancel) => DueFirst.RunAsync(parsed, async (services, output, ct) =>
        {
            var outcome = await services.GetRequiredService<ApproveProposalHandler>().HandleAsync(new(parsed.GetValue(proposal), parsed.GetRequiredValue(digest), parsed.GetValue(ties) == "yes"), ct);
            if (outcome.Accepted(out var decided, out _) && decided.Job is not null)
                outcome = await JobBar.ShowAsync("carrying out", progress => services.GetRequiredService<FinishDecisionHandler>().HandleAsync(new(decided), progress, ct));
            return ProposalOutput.Decided(output, outcome);
        }, cancel));
        return command;
    }
}
