using Cordon.Features.Linking.Evaluation;
using CsvHelper;

namespace Cordon.RealData.Tests.Linking;

/// <summary>Three sources of people and organizations in several scripts, with near misses: every link and every refusal has its sentence.</summary>
public sealed class TruthSetTests : IClassFixture<TruthSetTests.Joined>
{
    private static readonly string[] OfNoPerson = ["RECORD_TYPE", "AMOUNT", "CATEGORY", "DATE", "STATUS", "REL_ANCHOR_KEY", "REL_POINTER_KEY", "REL_POINTER_ROLE"];
    private readonly Joined _joined;

    public TruthSetTests(Joined joined) => _joined = joined;

    [Fact]
    public void It_is_linked_with_all_its_columns()
    {
        Assert.Equal((159, 108L), (_joined.Whole.Records.Ids.Count, _joined.Whole.Records.TruePairCount));
        ProbableLinksTests.AtLeast(0.85, _joined.Whole);
    }

    [Fact]
    public void It_is_linked_by_what_tells_of_persons_alone() => ProbableLinksTests.AtLeast(0.85, _joined.OfPersons);

    [Theory]
    [InlineData("1039", "1040", "a date of birth a generation apart")]     // father and son, John Smith both
    [InlineData("1019", "1020", "another well-known first name")]          // twins at one address
    [InlineData("1028", "1029", "another generation (such as junior and senior)")]
    public void A_near_miss_is_refused_and_the_reason_said(string a, string b, string reason)
    {
        Assert.All(new[] { _joined.Whole, _joined.OfPersons }, evaluation =>
        {
            var explanation = evaluation.Explain(Place(evaluation, a), Place(evaluation, b));
            Assert.True(explanation.Probability < 0.5, $"{explanation.Probability}: {explanation.Sentence}");
            Assert.Contains(reason, explanation.Sentence, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("1009", "1010", "the same date of birth")]
    [InlineData("1069", "1070", "the same first name")]                    // across scripts
    public void A_link_is_explained(string a, string b, string reason)
    {
        Assert.All(new[] { _joined.Whole, _joined.OfPersons }, evaluation =>
        {
            var explanation = evaluation.Explain(Place(evaluation, a), Place(evaluation, b));
            Assert.True(explanation.Probability > 0.9, $"{explanation.Probability}: {explanation.Sentence}");
            Assert.StartsWith("Probably one person: ", explanation.Sentence, StringComparison.Ordinal);
            Assert.Contains(reason, explanation.Sentence, StringComparison.Ordinal);
        });
    }

    private static int Place(LinkingEvaluation evaluation, string id) => evaluation.Records.Ids.ToList().IndexOf(id);

    /// <summary>The three sources and the key in one file.</summary>
    public sealed class Joined : IDisposable
    {
        private const string Folder = "identity-truthset";
        private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("cordon-truth-set-").FullName, "records.csv");

        public Joined()
        {
            var key = Rows("actual_truthset_key.csv").ToDictionary(r => (r["DATA_SOURCE"], r["RECORD_ID"]), r => r["CLUSTER_ID"]);
            var rows = new[] { "customers.csv", "reference.csv", "watchlist.csv" }.SelectMany(Rows).ToList();
            string[] columns = [.. rows.SelectMany(r => r.Keys).Distinct(), "OWNER"];
            foreach (var row in rows) row["OWNER"] = key[(row["DATA_SOURCE"], row["RECORD_ID"])];
            File.WriteAllLines(_file, [string.Join(',', columns), .. rows.Select(r => string.Join(',', columns.Select(c => $"\"{r.GetValueOrDefault(c, "").Replace("\"", "\"\"", StringComparison.Ordinal)}\"")))]);
            Whole = ProbableLinksTests.Evaluate(new([_file], TruthColumn.Parse("OWNER").Value, "RECORD_ID", ["DATA_SOURCE"]));
            OfPersons = ProbableLinksTests.Evaluate(new([_file], TruthColumn.Parse("OWNER").Value, "RECORD_ID", ["DATA_SOURCE", .. OfNoPerson]));
        }

        public LinkingEvaluation Whole { get; }
        public LinkingEvaluation OfPersons { get; }

        public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

        private static IEnumerable<Dictionary<string, string>> Rows(string name)
        {
            using var csv = CsvReader.FromFile(RealData.PathOf(Folder, name));
            csv.ReadHeader();
            while (csv.Read()) yield return csv.Headers.Select((header, i) => (header, Value: csv.GetString(i))).ToDictionary(c => c.header, c => c.Value);
        }
    }
}
