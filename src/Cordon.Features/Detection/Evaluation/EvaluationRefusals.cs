using System.Globalization;
using Cordon.Domain;

namespace Cordon.Features.Detection.Evaluation;

public static class EvaluationRefusals
{
    public static readonly Refusal NoRows = new("truth.no-rows", "The truth file names no account. Nothing was measured.");

    public static Refusal NoSuchColumn(string column, IEnumerable<string> expected) => new("truth.no-such-column",
        $"The truth file has no column “{column}”. It needs {string.Join(", ", expected)} and label, in a first line that names them.");

    public static Refusal DecidedTwice(long line) => new("truth.decided-twice",
        string.Create(CultureInfo.InvariantCulture, $"Line {line:N0} of the truth file decides an account otherwise than a line before. Keep one of them."));
}
