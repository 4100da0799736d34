using System.CommandLine;
using Cordon.Cli.Output;
using Cordon.Features.Bans;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class BanKeepCommand
{
    public static Command Make()
    {
        var (ban, reason) = (Named.Ban(), Named.Reason("What you looked at, and why it stays."));
        var on = Named.Day("--review-on", "When it is looked at again, yyyy-MM-dd.", required: true);
        var owner = new Option<string>("--owner") { Required = true, Description = "Who looks then." };
        var command = new Command("keep", "Keep a ban whose review is due, and say when it is looked at again.") { ban, on, owner, reason };
        command.SetAction((parsed, cancel) => DueFirst.RunAsync(parsed, async (services, output, ct) =>
        {
            var day = parsed.GetValue(on)!.Value;
            if (!(await services.GetRequiredService<KeepBanHandler>().HandleAsync(new(parsed.GetValue(ban), day, parsed.GetRequiredValue(owner), parsed.GetRequiredValue(reason)), ct)).Accepted(out var kept, out var refusal)) return CommandOutput.Refuse(refusal);
            output.Result(new { ban = kept.Value, reviewOn = day, owner = parsed.GetRequiredValue(owner) }, $"{BanNames.Of(kept)} is kept. It is looked at again on {day:yyyy-MM-dd}.");
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
