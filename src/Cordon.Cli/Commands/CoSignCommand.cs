using System.CommandLine;
using Cordon.Cli.Output;
using Cordon.Features.Approvals;
using Cordon.Features.Bans;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class CoSignCommand
{
    public static Command Make()
    {
        var proposal = Named.Proposal();
        var command = new Command("co-sign", "Sign for Legal, where the target competes with the platform or the proposer has ties to it.") { proposal };
        command.SetAction((parsed, cancel) => DueFirst.RunAsync(parsed, async (services, output, ct) =>
        {
            if (!(await services.GetRequiredService<CoSignProposalHandler>().HandleAsync(new(parsed.GetValue(proposal)), ct)).Accepted(out var signed, out var refusal)) return CommandOutput.Refuse(refusal);
            output.Result(new { proposal = signed.Value, coSigned = true }, $"{BanNames.Of(signed)} is co-signed. It still waits for a second person.");
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
