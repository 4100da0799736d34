using System.CommandLine;
using Cordon.Features.Bans;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class BanLiftCommand
{
    public static Command Make()
    {
        var (ban, reason, ties) = (Named.Ban(), Named.Reason(), Named.YesOrNo("--ties", "Whether you have ties to the target: yes or no. Then Legal signs first."));
        var command = new Command("lift", "Propose to lift a ban; a second person approves.") { ban, reason, ties };
        command.SetAction((parsed, cancel) => DueFirst.RunAsync(parsed, async (services, output, ct) =>
            ProposalOutput.Proposed(output, await services.GetRequiredService<ProposeLiftHandler>().HandleAsync(new(parsed.GetValue(ban), parsed.GetRequiredValue(reason), parsed.GetValue(ties) == "yes"), ct)), cancel));
        return command;
    }
}
