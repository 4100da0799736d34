using System.CommandLine;
using System.Globalization;
using System.Text;
using Cordon.Cli.Output;
using Cordon.Features.Attribution.Evaluation;
using Cordon.Features.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class EvaluateAttributionCommand
{
    public static Command Make()
    {
        var people = new Argument<FileInfo>("PEOPLE") { Description = "JSON lines: person, emails, affiliations with company and until. The affiliations are never shown to attribution." };
        var organizations = new Option<FileInfo>("--organizations") { Required = true, Description = "The organizations there are, as an import takes them." };
        var on = new Option<DateOnly?>("--on") { Description = "The day that \"today\" is, yyyy-MM-dd; else the current one." };
        var outFile = new Option<FileInfo?>("--out") { Description = "Write person,organization,confidence,confidence_today of every claim as CSV." };
        var command = new Command("attribution", "Whether people whose employers are known are attributed to them, and how honest the confidence is.") { people, organizations, on, outFile };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            foreach (var file in new[] { parsed.GetRequiredValue(people), parsed.GetRequiredValue(organizations) })
                if (!file.Exists) return CommandOutput.Refuse(new("evaluate.no-file", $"There is no file {file.FullName}. Nothing was measured."));
            var day = parsed.GetValue(on) ?? DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            var question = new EvaluateAttribution(parsed.GetRequiredValue(people).FullName, parsed.GetRequiredValue(organizations).FullName, day);
            if (!services.GetRequiredService<AttributionEvaluator>().Evaluate(question, ct).Accepted(out var evaluation, out var refusal)) return CommandOutput.Refuse(refusal);
            if (parsed.GetValue(outFile) is { } to) await WriteAsync(to.FullName, evaluation, ct);
            output.Result(Result(evaluation), Text(evaluation));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static async Task WriteAsync(string path, AttributionEvaluation evaluation, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await writer.WriteAsync("person,organization,confidence,confidence_today\n".AsMemory(), cancel);
        foreach (var claim in evaluation.Claims)
            await writer.WriteAsync((ProgramCsv.Line([claim.Person, claim.Organization, Number(claim.Confidence), Number(claim.ConfidenceToday)]) + "\n").AsMemory(), cancel);
    }

    private static object Result(AttributionEvaluation e) => new
    {
        people = e.People,
        on = e.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        claims = e.Claims.Count,
        right = e.Right,
        wrong = e.Wrong,
        silent = e.Silent,
        current = e.Current,
        left = e.Left,
        precision = Round(e.Precision),
        recall = Round(e.Recall),
        f1 = Round(e.F1),
        rightInCertainHalf = Round(e.RightInCertainHalf),
        brier = Round(e.Brier),
        reached = e.Reached,
        reachedWrongly = e.ReachedWrongly,
        calibration = e.Calibration.Select(t => new { from = t.From, claims = t.Claims, stated = Round(t.Stated), actual = Round(t.Actual) }),
    };

    private static string Text(AttributionEvaluation e)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{e.Right:N0} right and {e.Wrong:N0} wrong of {e.Claims.Count:N0} claims about {e.People:N0} people; nothing said of {e.Silent:N0}\n");
        text.Append(CultureInfo.InvariantCulture, $"precision {e.Precision:0.000}, recall {e.Recall:0.000}, F1 {e.F1:0.000}; of the more certain half {e.RightInCertainHalf:0.000} are right\n");
        text.Append(CultureInfo.InvariantCulture, $"on {e.On:yyyy-MM-dd}: {e.Current:N0} are there, {e.Left:N0} have left and a ban by mail domain alone would reach them\n");
        text.Append(CultureInfo.InvariantCulture, $"from a confidence of {AttributionEvaluation.ReachedFrom:0.0} on: {e.Reached:N0} reached, {e.ReachedWrongly:N0} of them not, or no longer, there\n");
        text.Append(CultureInfo.InvariantCulture, $"Brier score {e.Brier:0.0000}; stated and actual share by tenths of stated confidence:");
        foreach (var tenth in e.Calibration) text.Append(CultureInfo.InvariantCulture, $"\n  {tenth.From:0.0} to {tenth.From + 0.1:0.0}  {tenth.Claims,6:N0} claims  stated {tenth.Stated:0.000}  actual {tenth.Actual:0.000}");
        return text.ToString();
    }

    private static string Number(double confidence) => confidence.ToString("0.######", CultureInfo.InvariantCulture);

    private static double Round(double share) => Math.Round(share, 4);
}
