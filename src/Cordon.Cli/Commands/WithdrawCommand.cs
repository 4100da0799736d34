using System.CommandLine;
using Cordon.Features.Approvals;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class WithdrawCommand
{
    public static Command Make()
    {
        var proposal = Named.Proposal();
        var command = new Command("withdraw", "Take back a proposal of your own. An emergency ban ends at once.") { proposal };
        command.SetAction((parsed, cancel) => DueFirst.RunAsync(parsed, async (services, output, ct) =>
            ProposalOutput.Decided(output, await services.GetRequiredService<WithdrawProposalHandler>().HandleAsync(new(parsed.GetValue(proposal)), ct)), cancel));
        return command;
    }
}
