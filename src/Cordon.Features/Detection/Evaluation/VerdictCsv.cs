using System.Globalization;
using System.Text;
using Cordon.Domain.Imports;
using Cordon.Features.Exports;

namespace Cordon.Features.Detection.Evaluation;

/// <summary>Writes verdicts in the columns of the truth file, so that one can be laid beside the other.</summary>
public static class VerdictCsv
{
    public static async Task WriteAsync(string path, IdentifyBy by, Evaluation evaluation, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await writer.WriteLineAsync(string.Join(',', [.. TruthFile.Columns(by), "label", "requests", "flagged", "score", "rules"]));
        foreach (var verdict in evaluation.Verdicts)
        {
            cancel.ThrowIfCancellationRequested();
            string[] fields =
            [
                .. verdict.Key, verdict.Label ?? "", verdict.Requests.ToString(CultureInfo.InvariantCulture), verdict.IsFlagged ? "true" : "false",
                verdict.Score.ToString("0.00", CultureInfo.InvariantCulture), string.Join(';', verdict.Findings.Select(f => f.Rule)),
            ];
            await writer.WriteLineAsync(ProgramCsv.Line(fields));
        }
    }
}
