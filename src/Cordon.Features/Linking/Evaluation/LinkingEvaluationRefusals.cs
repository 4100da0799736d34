using System.Globalization;
using Cordon.Domain;

namespace Cordon.Features.Linking.Evaluation;

public static class LinkingEvaluationRefusals
{
    private const int MostNamed = 60, LongestName = 60;

    public static readonly Refusal NoRows = new("records.no-rows", "The files hold no record. Nothing was measured.");

    public static readonly Refusal NothingToCompare = new("records.nothing-to-compare",
        "Beside the truth, the id and what is ignored, the files have no column. Nothing was measured. Ignore fewer columns.");

    public static readonly Refusal PatternUnreadable = new("truth.pattern-unreadable",
        "The pattern behind ~ is no regular expression with a group. Nothing was measured. Write COLUMN~REGEX, such as rec_id~rec-([0-9]+)-.");

    public static readonly Refusal PatternTooSlow = new("truth.pattern-too-slow", "The pattern behind ~ takes more than a second on one value. Nothing was measured. Write a simpler one.");

    public static Refusal NoSuchColumn(string column, string option, IEnumerable<string> columns) => new("records.no-such-column",
        $"The files have no column “{Short(column)}”, which {option} names. Nothing was measured. They have: {Listed(columns)}.");

    public static Refusal NoSuchField(string field) => new("records.no-such-field",
        $"“{Short(field)}” is no kind of field. Nothing was measured. Write --map FIELD=COLUMN with one of: {string.Join(", ", FieldNames.Names)}.");

    public static Refusal MapUnreadable(string text) => new("records.map-unreadable", $"“{Short(text)}” maps nothing. Write --map FIELD=COLUMN, such as --map birth_date=dob.");

    public static Refusal Unreadable(string file, long line) => new("records.unreadable",
        string.Create(CultureInfo.InvariantCulture, $"{file} cannot be read as CSV from line {line:N0} on. Nothing was measured. Mend the line, or its quotes."));

    public static Refusal TooManyTruePairs(long pairs) => new("truth.too-many-pairs",
        string.Create(CultureInfo.InvariantCulture, $"By the truth there are {pairs:N0} pairs of one person, and at most {ComparableRecords.MostTruePairs:N0} are measured. Nothing was measured. Does --truth name a person?"));

    public static Refusal MatchAtOutOfRange(double matchAt) => new("evaluate.match-at-out-of-range",
        string.Create(CultureInfo.InvariantCulture, $"--match-at must be 0 to 1; it is {matchAt}. Nothing was measured."));

    private static string Listed(IEnumerable<string> columns)
    {
        var all = columns.ToList();
        return string.Join(", ", all.Take(MostNamed).Select(Short)) + (all.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {all.Count - MostNamed:N0} more") : "");
    }

    // A file that is no CSV has strange column names.
    private static string Short(string name)
    {
        var plain = string.Concat(name.Where(c => !char.IsControl(c)));
        return plain.Length <= LongestName ? plain : plain[..LongestName] + "…";
    }
}
