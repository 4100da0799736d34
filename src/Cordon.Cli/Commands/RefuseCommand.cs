using System.CommandLine;
using Cordon.Features.Approvals;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class RefuseCommand
{
    public static Command Make()
    {
        var (proposal, reason) = (Named.Proposal(), Named.Reason());
        var command = new Command("refuse", "Refuse a ban, a lift or an exemption that another person proposed. An emergency ban ends at once.") { proposal, reason };
        command.SetAction((parsed, cancel) => DueFirst.RunAsync(parsed, async (services, output, ct) =>
            ProposalOutput.Decided(output, await services.GetRequiredService<RefuseProposalHandler>().HandleAsync(new(parsed.GetValue(proposal), parsed.GetRequiredValue(reason)), ct)), cancel));
        return command;
    }
}
