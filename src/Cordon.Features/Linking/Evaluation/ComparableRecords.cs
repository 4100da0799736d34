using Cordon.Domain;
using Cordon.Domain.Linking.Probable;

namespace Cordon.Features.Linking.Evaluation;

/// <summary>What the linker gets to see of the files, and beside it what it does not.</summary>
/// <param name="Columns">As the files call them, by the places of the table's fields.</param>
/// <param name="Ids">By the places of the records in the table.</param>
/// <param name="Persons">Whose the records are; empty where that is not known.</param>
public sealed record ComparableRecords(PersonTable Table, IReadOnlyList<string> Columns, IReadOnlyList<string> Ids, IReadOnlyList<string> Persons)
{
    /// <summary>More pairs of one person than this are a truth of another thing, such as a country.</summary>
    public const long MostTruePairs = 20_000_000;

    /// <summary>From so many values a column's kind is guessed, taken evenly out of all.</summary>
    private const int Looked = 2_000;

    // Unit and record separators, which sort before every letter.
    private const char BetweenValues = '\u001F', BetweenColumns = '\u001E';

    /// <returns>The records in one order, whatever the order of the rows; or <c>records.no-such-column</c>, <c>records.no-such-field</c>, <c>records.map-unreadable</c>,
    /// <c>records.nothing-to-compare</c>.</returns>
    public static Outcome<ComparableRecords> Of(RecordsTable rows, EvaluateLinking question)
    {
        var hidden = new HashSet<int>();
        if (!Place(question.Truth.Column, "--truth").Accepted(out var truth, out var refusal)) return refusal;
        hidden.Add(truth);
        var id = -1;
        if (question.Id is { } named)
        {
            if (!Place(named, "--id").Accepted(out id, out refusal)) return refusal;
            hidden.Add(id);
        }
        foreach (var column in question.Ignore.SelectMany(text => rows.Find(text) >= 0 ? [text] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!Place(column, "--ignore").Accepted(out var place, out refusal)) return refusal;
            hidden.Add(place);
        }
        var told = new Dictionary<int, FieldKind>();
        foreach (var map in question.Map)
        {
            var equals = map.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == map.Length - 1) return LinkingEvaluationRefusals.MapUnreadable(map);
            if (FieldNames.Find(map[..equals].Trim()) is not { } kind) return LinkingEvaluationRefusals.NoSuchField(map[..equals].Trim());
            if (!Place(map[(equals + 1)..].Trim(), "--map").Accepted(out var place, out refusal)) return refusal;
            told[place] = kind;
        }
        var shown = Enumerable.Range(0, rows.Columns.Count).Where(c => !hidden.Contains(c)).ToArray();
        if (shown.Length == 0) return LinkingEvaluationRefusals.NothingToCompare;

        // By what the linker sees: so neither the order of the rows nor their ids can say anything.
        var ordered = rows.Rows.Select(row => (Row: row, Id: row.First(id) is { Length: > 0 } given ? given : row.Place, Content: Content(row, shown)))
            .OrderBy(r => r.Content, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        var fields = shown.Select(c => new PersonField(Spoken(rows.Columns[c]), told.TryGetValue(c, out var kind) ? kind : Guess(rows.Columns[c], ordered.ConvertAll(r => r.Row.In(c))))).ToArray();
        var table = new PersonTable(fields, ordered.ConvertAll(r => new PersonRecord(Array.ConvertAll(shown, r.Row.In))));
        var records = new ComparableRecords(table, Array.ConvertAll(shown, c => rows.Columns[c]), ordered.ConvertAll(r => r.Id), ordered.ConvertAll(r => question.Truth.Of(r.Row.First(truth))));
        return records.TruePairCount > MostTruePairs ? LinkingEvaluationRefusals.TooManyTruePairs(records.TruePairCount) : records;

        Outcome<int> Place(string column, string option) => rows.Find(column) is >= 0 and var place ? place : LinkingEvaluationRefusals.NoSuchColumn(column, option, rows.Columns);
    }

    /// <summary>Ids that name more than one record.</summary>
    public int SharedIds => Ids.GroupBy(id => id, StringComparer.Ordinal).Count(of => of.Skip(1).Any());
    public long TruePairCount => Everybody().Sum(records => (long)records.Length * (records.Length - 1) / 2);

    /// <summary>Whether the truth says that two records are of one person. One of which it knows nothing belongs to nobody.</summary>
    public bool AreOne(int a, int b) => Persons[a].Length > 0 && Persons[a] == Persons[b];

    /// <returns>Null where the truth does not know one of them.</returns>
    public bool? Truth(int a, int b) => Persons[a].Length == 0 || Persons[b].Length == 0 ? null : AreOne(a, b);

    /// <summary>The smaller place first.</summary>
    public IEnumerable<(int A, int B)> TruePairs()
    {
        foreach (var records in Everybody())
            for (var i = 0; i < records.Length; i++)
                for (var j = i + 1; j < records.Length; j++) yield return (records[i], records[j]);
    }

    private IEnumerable<int[]> Everybody() => Enumerable.Range(0, Persons.Count).Where(r => Persons[r].Length > 0).GroupBy(r => Persons[r], StringComparer.Ordinal).Select(of => of.ToArray());

    private static string Content(RecordsRow row, int[] shown) => string.Join(BetweenColumns, shown.Select(c => string.Join(BetweenValues, row.In(c))));

    // The records are sorted, and the first of them all begin alike.
    private static FieldKind Guess(string column, List<string[]> cells)
    {
        var values = cells.SelectMany(of => of).ToList();
        var step = Math.Max(1, values.Count / Looked);
        return FieldGuess.Of(column, values.Where((_, i) => i % step == 0));
    }

    /// <summary>A heading as sentences say it: <c>DATE_OF_BIRTH</c> is "date of birth".</summary>
    private static string Spoken(string column) => column.Replace('_', ' ').Trim() is var words && words.Any(char.IsLower) ? words : words.ToLowerInvariant();
}
