using System.Text.RegularExpressions;
using Cordon.Domain;
using Cordon.Domain.Linking.Probable;

namespace Cordon.Features.Linking.Evaluation;

/// <summary>Holds probable links against records of which somebody knows whose they are. Reads files only: nothing is stored, no account is touched.</summary>
/// <param name="Files">CSV, with a first line that names the columns.</param>
/// <param name="Truth">Never shown to the linker.</param>
/// <param name="Id">The column that names a record, never shown to the linker; null where the row's number does.</param>
/// <param name="Ignore">Columns that are not compared.</param>
/// <param name="Map"><c>field=column</c>: what a column holds, where the guess is wrong. See <see cref="FieldNames"/>.</param>
/// <param name="MatchAt">From this probability on a pair counts as found, 0 to 1. Pairs below <see cref="LinkingEvaluation.Least"/> never do.</param>
public sealed record EvaluateLinking(IReadOnlyList<string> Files, TruthColumn Truth, string? Id = null, IReadOnlyList<string>? Ignored = null, IReadOnlyList<string>? Mapped = null,
    double MatchAt = EvaluateLinking.UsualMatchAt)
{
    public const double UsualMatchAt = 0.5;

    public IReadOnlyList<string> Ignore => Ignored ?? [];
    public IReadOnlyList<string> Map => Mapped ?? [];
}

/// <summary>No handler: it touches no store and decides about nobody, so there is nothing to permit.</summary>
public sealed class LinkingEvaluator(TimeProvider clock)
{
    /// <returns>How the links stand to the truth; or what <see cref="RecordsFile.Read"/> and <see cref="ComparableRecords.Of"/> refuse, <c>truth.pattern-too-slow</c> or
    /// <c>evaluate.match-at-out-of-range</c>.</returns>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    public Outcome<LinkingEvaluation> Evaluate(EvaluateLinking question, CancellationToken cancel)
    {
        if (question.MatchAt is not (>= 0 and <= 1)) return LinkingEvaluationRefusals.MatchAtOutOfRange(question.MatchAt);
        if (!RecordsFile.Read(question.Files, cancel).Accepted(out var rows, out var refusal)) return refusal;
        try
        {
            if (!ComparableRecords.Of(rows, question).Accepted(out var records, out refusal)) return refusal;
            var links = new ProbableLinker(records.Table, Romanizer.Romanize, clock.GetUtcNow().Year).Link(LinkingEvaluation.LeastExplained, cancel);
            return new LinkingEvaluation(records, links, question.MatchAt, cancel);
        }
        catch (RegexMatchTimeoutException)
        {
            return LinkingEvaluationRefusals.PatternTooSlow;
        }
    }
}
