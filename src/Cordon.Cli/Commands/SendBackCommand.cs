using System.CommandLine;
using Cordon.Features.Approvals;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class SendBackCommand
{
    public static Command Make()
    {
        var (proposal, reason) = (Named.Proposal(), Named.Reason("What has to be looked at again."));
        var command = new Command("send-back", "Give a proposal back to whoever made it.") { proposal, reason };
        command.SetAction((parsed, cancel) => DueFirst.RunAsync(parsed, async (services, output, ct) =>
            ProposalOutput.Decided(output, await services.GetRequiredService<SendBackProposalHandler>().HandleAsync(new(parsed.GetValue(proposal), parsed.GetRequiredValue(reason)), ct)), cancel));
        return command;
    }
}
