using System.CommandLine;
using Cordon.Features.Exemptions;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class BanExemptCommand
{
    public static Command Make()
    {
        var (ban, reason, ties) = (Named.Ban(), Named.Reason(), Named.YesOrNo("--ties", "Whether you have ties to those it is for: yes or no. Then Legal signs first."));
        var account = new Option<string[]>("--account") { Description = "An account, by external id; may be given again." };
        var accounts = new Option<string?>("--accounts") { Description = "A file with one external id a line." };
        var leftBefore = Named.Day("--left-before", "All whose affiliation ended, or was last seen, before this day, yyyy-MM-dd UTC.");
        var until = Named.Instant("--until", "When it ends by itself; without it, it lasts as long as the ban.");
        var command = new Command("exempt", "Propose that a ban does not reach some accounts; a second person approves.") { ban, account, accounts, leftBefore, reason, until, ties };
        command.Validators.Add(result =>
        {
            var ways = (result.GetValue(account) is { Length: > 0 } ? 1 : 0) + (result.GetValue(accounts) is not null ? 1 : 0) + (result.GetValue(leftBefore) is not null ? 1 : 0);
            if (ways != 1) result.AddError("Say who is exempt in one way: --account, --accounts or --left-before.");
        });
        command.SetAction((parsed, cancel) => DueFirst.RunAsync(parsed, async (services, output, ct) =>
        {
            var named = parsed.GetValue(accounts) is { } file ? await File.ReadAllLinesAsync(file, ct) : parsed.GetValue(account);
            var wish = new ExemptionWish(named, parsed.GetValue(leftBefore));
            return ProposalOutput.Proposed(output, await services.GetRequiredService<ProposeExemptionHandler>()
                .HandleAsync(new(parsed.GetValue(ban), wish, parsed.GetRequiredValue(reason), parsed.GetValue(until), parsed.GetValue(ties) == "yes"), ct));
        }, cancel));
        return command;
    }
}
