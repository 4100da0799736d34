using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Features.Detection.Evaluation;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class EvaluateCommand
{
    public static Command Make() => new("evaluate", "Hold Cordon's rules against cases that are decided. Nothing is stored.") { Detection(), EvaluateLinkingCommand.Make(), EvaluateAttributionCommand.Make() };

    private static Command Detection()
    {
        var logs = new Argument<FileInfo[]>("LOG") { Arity = ArgumentArity.OneOrMore };
        var truth = new Option<FileInfo>("--truth") { Required = true, Description = "CSV: ip,agent or ip or user, as --identify-by says, and label (automation, person; anything else is not counted)." };
        var identifyBy = new Option<string>("--identify-by") { DefaultValueFactory = _ => "user", Description = "What makes an account: user, ip or ip+agent." };
        identifyBy.AcceptOnlyFromAmong("user", "ip", "ip+agent");
        var hideAgent = new Option<bool>("--hide-agent") { Description = "Do not show the user agent to the detectors." };
        var minRequests = new Option<int>("--min-requests") { DefaultValueFactory = _ => 1, Description = "Leave out accounts with fewer requests." };
        var thresholds = new Option<string[]>("--threshold") { Description = "RULE.NAME=VALUE: try another threshold; may be given several times.", DefaultValueFactory = _ => [] };
        var outFile = new Option<FileInfo?>("--out") { Description = "Write every account's verdict as CSV." };
        var command = new Command("detection", "Precision, recall and mistakes of the detectors on a log.") { logs, truth, identifyBy, hideAgent, minRequests, thresholds, outFile };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            var watch = Stopwatch.StartNew();
            foreach (var file in parsed.GetRequiredValue(logs).Append(parsed.GetRequiredValue(truth)))
                if (!file.Exists) return CommandOutput.Refuse(new("evaluate.no-file", $"There is no file {file.FullName}. Nothing was measured."));
            if (!Settings(parsed.GetRequiredValue(thresholds)).Accepted(out var settings, out var refusal)) return CommandOutput.Refuse(refusal);
            var by = IdentifyByText.Parse(parsed.GetValue(identifyBy))!.Value;
            var question = new EvaluateDetection([.. parsed.GetRequiredValue(logs).Select(f => f.FullName)], parsed.GetRequiredValue(truth).FullName, by, parsed.GetValue(hideAgent),
                parsed.GetValue(minRequests), settings);
            if (!services.GetRequiredService<DetectionEvaluator>().Evaluate(question, ct).Accepted(out var evaluation, out refusal)) return CommandOutput.Refuse(refusal);
            if (parsed.GetValue(outFile) is { } to) await VerdictCsv.WriteAsync(to.FullName, by, evaluation, ct);
            output.Result(Result(evaluation, watch.Elapsed), Text(evaluation));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static Outcome<DetectionSettings> Settings(IEnumerable<string> pairs)
    {
        var settings = DetectionSettings.Default;
        foreach (var pair in pairs)
        {
            var (dot, equals) = (pair.IndexOf('.', StringComparison.Ordinal), pair.IndexOf('=', StringComparison.Ordinal));
            if (dot <= 0 || equals <= dot || !double.TryParse(pair.AsSpan(equals + 1), CultureInfo.InvariantCulture, out var value))
                return new Refusal("evaluate.threshold-unreadable", $"“{pair}” is no threshold. Write RULE.NAME=VALUE, such as walks-ids.steps=80.");
            if (Detectors.Find(pair[..dot]) is not { } detector) return DetectionRefusals.NoSuchDetector(pair[..dot]);
            var values = settings[detector.Rule].Values.ToDictionary(v => v.Threshold.Name, v => v.Value);
            values[pair[(dot + 1)..equals]] = value;
            if (!DetectorSettings.Of(detector, values).Accepted(out var one, out var refusal)) return refusal;
            settings = settings.With(one);
        }
        return settings;
    }

    private static object Result(Evaluation evaluation, TimeSpan elapsed) => new
    {
        precision = Math.Round(evaluation.Precision, 4),
        recall = Math.Round(evaluation.Recall, 4),
        f1 = Math.Round(evaluation.F1, 4),
        accounts = evaluation.Verdicts.Count,
        automation = new { found = evaluation.Found, overlooked = evaluation.Overlooked },
        person = new { wronglyFlagged = evaluation.WronglyFlagged, left = evaluation.RightlyLeft },
        missing = evaluation.Missing,
        mistakes = evaluation.Mistakes.Select(m => new
        {
            m.Account,
            m.Label,
            m.Requests,
            m.Score,
            rules = m.Findings.Select(f => f.Rule),
            reasons = m.Findings.Select(f => f.Reason),
        }),
        seconds = Math.Round(elapsed.TotalSeconds, 3),
    };

    private static string Text(Evaluation evaluation) => string.Create(CultureInfo.InvariantCulture,
        $"precision {evaluation.Precision:0.000}, recall {evaluation.Recall:0.000}, F1 {evaluation.F1:0.000}: {evaluation.Found:N0} of {evaluation.Found + evaluation.Overlooked:N0} automations found, " +
        $"{evaluation.WronglyFlagged:N0} of {evaluation.WronglyFlagged + evaluation.RightlyLeft:N0} people flagged; {evaluation.Verdicts.Count:N0} accounts judged, {evaluation.Missing:N0} of the truth not in the log") +
        string.Concat(evaluation.Mistakes.Select(m => $"{Environment.NewLine}{(m.IsFlagged ? "flagged a person: " : "overlooked: ")}{m.Account}" +
            string.Concat(m.Findings.Select(f => $"{Environment.NewLine}    {f.Rule}: {f.Reason}"))));
}
