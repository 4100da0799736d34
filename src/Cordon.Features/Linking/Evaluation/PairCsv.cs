using System.Globalization;
using System.Text;
using Cordon.Features.Exports;

namespace Cordon.Features.Linking.Evaluation;

/// <summary>Writes pairs with the ids of their records, for programs.</summary>
public static class PairCsv
{
    // Six digits: so many that few pairs of a table are equally probable.
    private const string Digits = "0.000000";

    /// <summary><c>id_a,id_b,probability</c> of every pair above <see cref="LinkingEvaluation.Least"/>, the most probable first.</summary>
    public static async Task WriteAsync(string path, LinkingEvaluation evaluation, CancellationToken cancel)
    {
        await using var writer = Open(path);
        await writer.WriteLineAsync("id_a,id_b,probability");
        foreach (var pair in evaluation.Pairs)
        {
            cancel.ThrowIfCancellationRequested();
            var (a, b) = Ids(evaluation, pair.A, pair.B);
            await writer.WriteLineAsync(ProgramCsv.Line([a, b, pair.Probability.ToString(Digits, CultureInfo.InvariantCulture)]));
        }
    }

    /// <summary><c>id_a,id_b,probability,truth,sentence</c> of every link, near miss and true pair. The sentence quotes no value of a record.</summary>
    public static async Task WriteExplainedAsync(string path, LinkingEvaluation evaluation, CancellationToken cancel)
    {
        await using var writer = Open(path);
        await writer.WriteLineAsync("id_a,id_b,probability,truth,sentence");
        foreach (var (first, second) in evaluation.Explained)
        {
            cancel.ThrowIfCancellationRequested();
            var (a, b) = Ids(evaluation, first, second);
            var explanation = evaluation.Explain(first, second);
            var truth = evaluation.Records.Truth(first, second) switch { true => "one person", false => "two people", null => "" };
            await writer.WriteLineAsync(ProgramCsv.Line([a, b, explanation.Probability.ToString(Digits, CultureInfo.InvariantCulture), truth, explanation.Sentence]));
        }
    }

    private static StreamWriter Open(string path) => new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static (string, string) Ids(LinkingEvaluation evaluation, int a, int b)
    {
        var (x, y) = (evaluation.Records.Ids[a], evaluation.Records.Ids[b]);
        return string.CompareOrdinal(x, y) <= 0 ? (x, y) : (y, x);
    }
}
