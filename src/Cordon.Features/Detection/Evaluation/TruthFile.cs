using Cordon.Domain;
using Cordon.Domain.Imports;
using CsvHelper;

namespace Cordon.Features.Detection.Evaluation;

/// <summary>Decided cases, as a team keeps them: a CSV file with a label for each account.</summary>
public static class TruthFile
{
    public const string Automation = "automation", Person = "person";

    /// <returns>Labels by external id; or <c>truth.no-such-column</c>, <c>truth.no-rows</c>, <c>truth.decided-twice</c>.</returns>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static Outcome<IReadOnlyDictionary<string, TruthRow>> Read(string path, IdentifyBy by)
    {
        using var file = File.OpenRead(path);
        using var csv = CsvReader.Create(file, new CsvReaderOptions { TrackLineNumbers = true, IncludeValuesInExceptions = false }, leaveOpen: true);
        csv.ReadHeader();
        var columns = Columns(by);
        var places = columns.Append("label").Select(column => csv.Headers.ToList().FindIndex(h => string.Equals(h.Trim('\uFEFF', ' '), column, StringComparison.OrdinalIgnoreCase))).ToArray();
        if (Array.IndexOf(places, -1) is >= 0 and var missing) return EvaluationRefusals.NoSuchColumn(columns.Append("label").ElementAt(missing), columns);
        var rows = new Dictionary<string, TruthRow>();
        while (csv.Read())
        {
            string[] key = [.. places[..^1].Select(place => csv.GetString(place))];
            var account = by == IdentifyBy.IpAndAgent ? LogActivity.NameOf(key[0], key[1]) : key[0];
            var label = csv.GetString(places[^1]).Trim();
            if (rows.TryGetValue(account, out var before) && before.Label != label) return EvaluationRefusals.DecidedTwice(csv.LineNumber);
            rows[account] = new(key, label);
        }
        if (rows.Count == 0) return EvaluationRefusals.NoRows;
        return rows;
    }

    /// <summary>The columns that name an account.</summary>
    public static IReadOnlyList<string> Columns(IdentifyBy by) => by switch
    {
        IdentifyBy.User => ["user"],
        IdentifyBy.Ip => ["ip"],
        _ => ["ip", "agent"],
    };
}

/// <param name="Key">The values of <see cref="TruthFile.Columns"/>.</param>
/// <param name="Label"><see cref="TruthFile.Automation"/>, <see cref="TruthFile.Person"/>, or anything else, which is not counted.</param>
public sealed record TruthRow(IReadOnlyList<string> Key, string Label);
