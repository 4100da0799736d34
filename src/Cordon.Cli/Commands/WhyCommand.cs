using System.CommandLine;
using Cordon.Cli.Output;
using Cordon.Features.Explaining;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class WhyCommand
{
    public static Command Make()
    {
        var account = new Argument<string>("ACCOUNT") { Description = "External id, user name or e-mail address, as a whole." };
        var command = new Command("why", "Say whether an account is banned, since when, by which ban, through what, and on which evidence. Each look-up is kept in the audit record.") { account };
        command.SetAction((parsed, cancel) => DueFirst.RunAsync(parsed, async (services, output, ct) =>
        {
            var outcome = await services.GetRequiredService<ExplainAccountHandler>().HandleAsync(new(parsed.GetRequiredValue(account), ExternalIdFirst: true), ct);
            if (!outcome.Accepted(out var answer, out var refusal)) return CommandOutput.Refuse(refusal);
            if (answer.Explanation is not { } why)
            {
                foreach (var candidate in answer.Candidates) CommandOutput.Say($"cordon: {candidate.Account} ({candidate.Username ?? "no user name"}, {candidate.Email ?? "no address"})");
                return CommandOutput.Refuse(WhyRefusals.Ambiguous);
            }
            output.Result(new
            {
                account = why.Account,
                state = why.State,
                since = why.Since,
                until = why.Until,
                bans = why.Bans.Select(b => new { b.Ban, target = b.Target, clause = b.Clause, b.ClauseVersion, since = b.Since, until = b.Until, b.ReviewOn, b.EndsNow, b.Emergency }),
                paths = why.Bans.Select(b => new { b.Ban, steps = b.Path }),
                exemptions = why.Exemptions,
                earlier = why.Earlier,
                person = why.Person,
            }, $"{why.Account}: {why.Person["en"]}");
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
