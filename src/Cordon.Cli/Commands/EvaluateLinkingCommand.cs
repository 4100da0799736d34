using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cordon.Cli.Output;
using Cordon.Features.Linking.Evaluation;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Cli.Commands;

internal static class EvaluateLinkingCommand
{
    public static Command Make()
    {
        var files = new Argument<FileInfo[]>("RECORDS") { Arity = ArgumentArity.OneOrMore, Description = "CSV with a first line that names the columns; several files are joined by them." };
        var truth = new Option<string>("--truth") { Required = true, Description = "COLUMN or COLUMN~REGEX: whose a record is, as the column says or the pattern's first group. Never shown to the linker." };
        var id = new Option<string?>("--id") { Description = "The column that names a record; else the row's number does. Never shown to the linker." };
        var ignore = new Option<string[]>("--ignore") { Description = "Do not compare this column; may be given several times, or with commas.", DefaultValueFactory = _ => [] };
        var map = new Option<string[]>("--map") { Description = $"FIELD=COLUMN: what a column holds, where the guess is wrong; may be given several times. Fields: {string.Join(", ", FieldNames.Names)}.", DefaultValueFactory = _ => [] };
        var matchAt = new Option<double>("--match-at") { Description = "From this probability on a pair counts as found, 0 to 1.", DefaultValueFactory = _ => EvaluateLinking.UsualMatchAt };
        var outFile = new Option<FileInfo?>("--out") { Description = "Write id_a,id_b,probability of every pair above 0.01 as CSV." };
        var explain = new Option<FileInfo?>("--explain") { Description = "Write a sentence for every link, near miss and true pair as CSV. It quotes no value." };
        var command = new Command("linking", "Pairwise precision and recall of probable links on records whose owners are known.") { files, truth, id, ignore, map, matchAt, outFile, explain };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(parsed, async (services, output, ct) =>
        {
            var watch = Stopwatch.StartNew();
            foreach (var file in parsed.GetRequiredValue(files))
                if (!file.Exists) return CommandOutput.Refuse(new("evaluate.no-file", $"There is no file {file.FullName}. Nothing was measured."));
            if (!TruthColumn.Parse(parsed.GetRequiredValue(truth)).Accepted(out var column, out var refusal)) return CommandOutput.Refuse(refusal);
            var question = new EvaluateLinking([.. parsed.GetRequiredValue(files).Select(f => f.FullName)], column, parsed.GetValue(id), parsed.GetRequiredValue(ignore),
                parsed.GetRequiredValue(map), parsed.GetValue(matchAt));
            if (!services.GetRequiredService<LinkingEvaluator>().Evaluate(question, ct).Accepted(out var evaluation, out refusal)) return CommandOutput.Refuse(refusal);
            if (evaluation.Records.SharedIds is > 0 and var shared)
                CommandOutput.Say(string.Create(CultureInfo.InvariantCulture, $"cordon: {shared:N0} ids name more than one record; the files that are written cannot tell those apart."));
            if (parsed.GetValue(outFile) is { } to) await PairCsv.WriteAsync(to.FullName, evaluation, ct);
            if (parsed.GetValue(explain) is { } sentences) await PairCsv.WriteExplainedAsync(sentences.FullName, evaluation, ct);
            var cost = new Cost(watch.Elapsed, Process.GetCurrentProcess().PeakWorkingSet64);
            output.Result(Result(evaluation, cost), Text(evaluation, cost));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static object Result(LinkingEvaluation evaluation, Cost cost) => new
    {
        records = evaluation.Records.Ids.Count,
        truePairs = evaluation.Records.TruePairCount,
        compared = evaluation.Compared,
        matchAt = evaluation.MatchAt,
        precision = Round(evaluation.AtMatch.Precision),
        recall = Round(evaluation.AtMatch.Recall),
        f1 = Round(evaluation.AtMatch.F1),
        wrong = evaluation.AtMatch.Wrong,
        // Rounded down, so that it still takes the pair it came from.
        bestThreshold = Math.Floor(evaluation.Curve.Best.At * 1e6) / 1e6,
        bestF1 = Round(evaluation.Curve.Best.F1),
        bestPrecision = Round(evaluation.Curve.Best.Precision),
        bestRecall = Round(evaluation.Curve.Best.Recall),
        foundAtAll = evaluation.FoundAtAll,
        neverTogether = evaluation.NeverTogether,
        shareNothing = evaluation.ShareNothing.Count,
        seconds = Math.Round(cost.Elapsed.TotalSeconds, 3),
        peakMemoryBytes = cost.PeakBytes,
        fields = evaluation.Records.Columns.Zip(evaluation.Records.Table.Fields).ToDictionary(f => f.First, f => FieldNames.Of(f.Second.Kind)),
    };

    private static string Text(LinkingEvaluation evaluation, Cost cost)
    {
        var (at, best, records) = (evaluation.AtMatch, evaluation.Curve.Best, evaluation.Records);
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            precision {at.Precision:0.000}, recall {at.Recall:0.000}, F1 {at.F1:0.000}: from a probability of {at.At:0.##} on, {at.Found:N0} of {at.True:N0} true pairs found and {at.Wrong:N0} wrong ones
            best from {best.At:0.0000} on: precision {best.Precision:0.000}, recall {best.Recall:0.000}, F1 {best.F1:0.000}
            {evaluation.NeverTogether:N0} true pairs are below {LinkingEvaluation.Least} at any threshold; {evaluation.ShareNothing.Count:N0} true pairs share nothing
            {records.Ids.Count:N0} records, {evaluation.Compared:N0} pairs compared, {cost.Elapsed.TotalSeconds:0.0} s, {cost.PeakBytes / 1048576.0:0} MB at most
            compared: {string.Join(", ", records.Columns.Zip(records.Table.Fields).Select(f => $"{f.First} ({FieldNames.Of(f.Second.Kind)})"))}
            """);
    }

    private static double Round(double share) => Math.Round(share, 4);

    private sealed record Cost(TimeSpan Elapsed, long PeakBytes);
}
