using System.Text.RegularExpressions;
using Cordon.Domain;

namespace Cordon.Features.Linking.Evaluation;

/// <summary>What says which records are of one person: a column, or what the first group of a pattern finds in it.</summary>
public sealed class TruthColumn
{
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(1);
    private readonly Regex? _pattern;

    private TruthColumn(string column, Regex? pattern) => (Column, _pattern) = (column, pattern);

    public string Column { get; }

    /// <param name="text"><c>COLUMN</c> or <c>COLUMN~REGEX</c>; a name with ~ in it cannot be named.</param>
    /// <returns>The column; or <c>truth.pattern-unreadable</c>.</returns>
    public static Outcome<TruthColumn> Parse(string text)
    {
        var at = text.IndexOf('~', StringComparison.Ordinal);
        if (at < 0) return new TruthColumn(text.Trim(), null);
        try
        {
            var pattern = new Regex(text[(at + 1)..], RegexOptions.CultureInvariant, LongestSearch);
            return pattern.GetGroupNumbers().Length < 2 ? LinkingEvaluationRefusals.PatternUnreadable : new TruthColumn(text[..at].Trim(), pattern);
        }
        catch (ArgumentException)
        {
            return LinkingEvaluationRefusals.PatternUnreadable;
        }
    }

    /// <returns>Whose the record is; empty where that is not known.</returns>
    public string Of(string value) => _pattern is null ? value : _pattern.Match(value).Groups[1].Value.Trim();
}
