using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Features.Bans;
using Cordon.Features.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class BanProposeCommand
{
    private static readonly BanTargetOptions Target = new();
    private static readonly Option<string> Clause = new("--clause") { Required = true, Description = "The policy clause, by its code; its newest version counts." };
    private static readonly Option<long[]> Evidence = new("--evidence") { Required = true, Description = "A sealed item of evidence, by number; may be said several times.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string> Reason = new("--reason") { Required = true, Description = "Why, for staff." };
    private static readonly Option<string> Statement = new("--statement") { Required = true, Description = "The sentence for the person." };
    private static readonly Option<DateTimeOffset?> Until = BanTargetOptions.Instant("--until", "When it expires. Without it: --review-on.");
    private static readonly Option<DateOnly?> ReviewOn = new("--review-on") { Description = "The day, yyyy-MM-dd, on which its owner looks whether it is still right." };
    private static readonly Option<string?> Owner = new("--owner") { Description = "Who looks then; without it, whoever proposes." };
    private static readonly Option<string> Competitor = Answer("--competitor", "Whether the target competes with the platform: yes or no.");
    private static readonly Option<string> Ties = Answer("--ties", "Whether you have ties to the target: yes or no.");
    private static readonly Option<FileInfo?> Judged = new("--judged") { Description = "The file that 'ban sample' wrote, with its verdicts." };
    private static readonly Option<int?> Emergency = new("--emergency") { Description = "Let it stand at once for so many hours, 1 to 72; an open incident has to be named." };

    public static Command Make()
    {
        var command = new Command("propose", "Ask a second person for a ban.") { Clause, Evidence, Reason, Statement, Until, ReviewOn, Owner, Competitor, Ties, Judged, Emergency };
        Target.AddTo(command);
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, (services, output, ct) => RunAsync(services, output, parsed, ct), cancel));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CommandOutput output, ParseResult parsed, CancellationToken cancel)
    {
        if (!(await Target.ReadAsync(services, parsed, cancel)).Accepted(out var scope, out var refusal)) return CommandOutput.Refuse(refusal);
        if (parsed.GetValue(Judged) is { } file && await JudgeAsync(services, scope, file, cancel) is { } notJudged) return CommandOutput.Refuse(notJudged);
        var (owner, ownerName) = BanOwner.Of(parsed.GetValue(Owner), await services.GetRequiredService<ICurrentActor>().GetAsync(cancel));
        var plan = new BanPlan(scope, parsed.GetRequiredValue(Clause), [.. parsed.GetRequiredValue(Evidence).Distinct().Select(id => new EvidenceId(id))],
            new BanDates(scope.FromAt, parsed.GetValue(Until), parsed.GetValue(ReviewOn), owner, ownerName), parsed.GetRequiredValue(Reason), parsed.GetRequiredValue(Statement),
            parsed.GetRequiredValue(Competitor) == "yes", parsed.GetRequiredValue(Ties) == "yes", parsed.GetValue(Emergency));
        if (!(await services.GetRequiredService<ProposeBanHandler>().HandleAsync(new(plan), cancel)).Accepted(out var proposed, out var refused)) return CommandOutput.Refuse(refused);
        output.Result(
            new
            {
                proposal = proposed.Proposal.Value,
                ban = proposed.Ban.Value,
                digest = proposed.Digest,
                covered = proposed.Covered,
                wronglyCovered = proposed.Wrong is { } wrong ? new { estimate = wrong.Estimate, low = wrong.Low, high = wrong.High } : null,
                banned = proposed.Placed?.Banned,
                sequence = proposed.Placed?.LastSequence,
            },
            Sentence(proposed));
        return ExitCode.Done;
    }

    /// <summary>Writes the verdicts down on the sample that was drawn; what is not on it is refused.</summary>
    private static async Task<Refusal?> JudgeAsync(IServiceProvider services, BanScope scope, FileInfo file, CancellationToken cancel)
    {
        await using var content = file.OpenRead();
        if (!BanLists.Verdicts(await BanLists.ReadAsync(content, cancel)).Accepted(out var verdicts, out var unreadable)) return unreadable;
        if (!(await services.GetRequiredService<DrawBanSampleHandler>().HandleAsync(new(scope, OnlyDrawn: true), cancel)).Accepted(out var sample, out var notDrawn)) return notDrawn;
        return (await services.GetRequiredService<JudgeBanSampleHandler>().HandleAsync(new(new(sample.Id), verdicts), cancel)).Refusal;
    }

    private static string Sentence(ProposedBan proposed)
    {
        var wrong = proposed.Wrong is { } w ? string.Create(CultureInfo.InvariantCulture, $" About {w.Estimate * 100:0.#} % ({w.Low * 100:0.#} to {w.High * 100:0.#} %) of them may be covered wrongly.") : "";
        var placed = proposed.Placed is { } p ? string.Create(CultureInfo.InvariantCulture, $" It stands at once: {p.Banned:N0} accounts were banned.") : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{BanNames.Of(proposed.Proposal)} proposes {BanNames.Of(proposed.Ban)} for {proposed.Covered:N0} accounts; a second person decides: cordon approve {BanNames.Of(proposed.Proposal)} --digest {proposed.Digest}.{wrong}{placed}");
    }

    private static Option<string> Answer(string name, string description)
    {
        var option = new Option<string>(name) { Required = true, Description = description };
        option.AcceptOnlyFromAmong("yes", "no");
        return option;
    }
}
