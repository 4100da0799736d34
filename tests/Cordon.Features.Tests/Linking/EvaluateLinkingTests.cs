using Cordon.Domain;
using Cordon.Domain.Linking.Probable;
using Cordon.Features.Linking.Evaluation;
using Microsoft.Extensions.Time.Testing;

namespace Cordon.Features.Tests.Linking;

public sealed class EvaluateLinkingTests : IDisposable
{
    private const string Header = "id,who,first_name,last_name,dob,email,town,shoe\n";

    private static readonly string[] Rows =
    [
        "r1,p1,Robert,Ashworth,1971-06-24,rob.ashworth@mail.example,Leeds,42",
        "r2,p1,Bob,Ashworth,1971-06-24,rob.ashworth+shop@mail.example,Leeds,42",
        "r3,p2,Ngozi,Okonkwo,1988-02-01,ngozi@okonkwo.example,Hull,38",
        "r4,p2,Okonkwo,Ngozi,1988-02-01,ngozi@okonkwo.example,,38",
        "r5,p3,Ilse,Brandt,1990-11-30,ilse.b@web.example,York,37",
        "r6,p4,Tomasz,Lewandowski,1965-04-17,tl@firma.example,Ripon,44",
        "r7,,Tomasz,Lewandowsky,1965-04-17,tl@firma.example,Ripon,44",
        "r8,p5,Amara,Silva,2001-09-09,,Leeds,39",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-records-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void True_pairs_are_found_and_counted()
    {
        var evaluation = Evaluate([File("a.csv", Header + string.Join('\n', Rows))]).Value;
        Assert.Equal((2, 2, 0L), (evaluation.Records.TruePairCount, evaluation.FoundAtAll, evaluation.NeverTogether));
        Assert.Contains(("r1", "r2"), Pairs(evaluation).Keys);
        Assert.Contains(("r3", "r4"), Pairs(evaluation).Keys);
        Assert.True(evaluation.AtMatch.Recall == 1, $"recall {evaluation.AtMatch.Recall}");
    }

    [Fact]
    public void A_record_without_an_owner_belongs_to_nobody()
    {
        var evaluation = Evaluate([File("a.csv", Header + string.Join('\n', Rows))]).Value;
        Assert.True(Pairs(evaluation)[("r6", "r7")] > 0.5);
        Assert.Equal(1, evaluation.AtMatch.Wrong);
    }

    [Fact]
    public void The_truth_and_the_ids_say_nothing_to_the_linker()
    {
        var told = Evaluate([File("a.csv", Header + string.Join('\n', Rows))]).Value;
        var shuffled = Rows.Select((row, i) => row.Split(',') is var cells ? string.Join(',', [$"{100 - i}", $"p{i % 3}", .. cells[2..]]) : row);
        var other = Evaluate([File("b.csv", Header + string.Join('\n', shuffled))]).Value;
        Assert.Equal(told.Pairs, other.Pairs);
        Assert.Equal(told.Records.Table.Fields, other.Records.Table.Fields);
        Assert.Equal(["first_name", "last_name", "dob", "email", "town", "shoe"], told.Records.Columns);
    }

    [Fact]
    public void The_order_of_the_rows_changes_nothing()
    {
        var one = Evaluate([File("a.csv", Header + string.Join('\n', Rows))]).Value;
        var other = Evaluate([File("b.csv", Header + string.Join('\n', Rows.Reverse()))]).Value;
        Assert.Equal(Pairs(one), Pairs(other));
    }

    [Fact]
    public void Files_with_other_columns_are_joined_by_their_names()
    {
        var first = File("first.csv", Header + string.Join('\n', Rows[..3]));
        var second = File("second.csv", "\uFEFF Email ,WHO,phone,id\nngozi@okonkwo.example,p2,\"0113\n4960018\",s1\n");
        var evaluation = Evaluate([first, second]).Value;
        Assert.Equal(["first_name", "last_name", "dob", "email", "town", "shoe", "phone"], evaluation.Records.Columns);
        Assert.True(Pairs(evaluation)[("r3", "s1")] > 0.5);
        Assert.Equal("0113\n4960018", Assert.Single(evaluation.Records.Table.Records.SelectMany(r => r.Values[6])));
    }

    [Fact]
    public void Without_an_id_a_record_is_named_by_its_row_and_file()
    {
        var one = File("one.csv", "who,mail\na,x@y.example\n\nb,z@y.example\n");
        Assert.Equal(["1", "2"], Evaluate([one], id: null).Value.Records.Ids.Order());
        Assert.Equal(["one.csv:1", "one.csv:2", "two.csv:1"], Evaluate([one, File("two.csv", "who,mail\na,x@y.example\n")], id: null).Value.Records.Ids.Order());
    }

    [Fact]
    public void The_truth_is_the_first_group_of_a_pattern()
    {
        var file = File("a.csv", "rec,mail\nrec-12-org,x@y.example\nrec-12-dup-0,x@y.example\nnothing,x@y.example\n");
        var evaluation = Evaluate([file], truth: "rec~rec-([0-9]+)-", id: "rec").Value;
        Assert.Equal(["", "12", "12"], evaluation.Records.Persons.Order(StringComparer.Ordinal));
        Assert.Equal(["mail"], evaluation.Records.Columns);
    }

    [Fact]
    public void Columns_can_be_ignored_by_several_options_and_with_commas()
    {
        var file = File("a.csv", Header + string.Join('\n', Rows));
        Assert.Equal(["last_name", "dob", "email"], Evaluate([file], ignore: ["shoe, TOWN", "first_name"]).Value.Records.Columns);
    }

    [Fact]
    public void A_map_overrides_the_guess()
    {
        var file = File("a.csv", Header + string.Join('\n', Rows));
        Assert.Equal(FieldKind.BirthDate, Kind(Evaluate([file]).Value, "dob"));
        var mapped = Evaluate([file], map: ["text=dob", "Postal_Code = shoe"]).Value;
        Assert.Equal((FieldKind.Text, FieldKind.PostalCode), (Kind(mapped, "dob"), Kind(mapped, "shoe")));
    }

    [Theory]
    [InlineData("whom", "id", "", "", "records.no-such-column", "--truth names. Nothing was measured. They have: id, who, first_name")]
    [InlineData("who", "key", "", "", "records.no-such-column", "“key”, which --id")]
    [InlineData("who", "id", "shoe,hat", "", "records.no-such-column", "“hat”, which --ignore")]
    [InlineData("who", "id", "", "email=e-mail", "records.no-such-column", "“e-mail”, which --map")]
    [InlineData("who", "id", "", "shoe_size=shoe", "records.no-such-field", "given_name, family_name")]
    [InlineData("who", "id", "", "shoe", "records.map-unreadable", "“shoe” maps nothing")]
    [InlineData("who", "id", "first_name,last_name,dob,email,town,shoe", "", "records.nothing-to-compare", "no column")]
    public void What_the_files_do_not_have_is_refused_by_name(string truth, string id, string ignore, string map, string code, string says)
    {
        var file = File("a.csv", Header + string.Join('\n', Rows));
        var refusal = Evaluate([file], truth, id, ignore.Length == 0 ? [] : [ignore], map.Length == 0 ? [] : [map]).Refusal;
        Assert.Equal(code, refusal?.Code);
        Assert.Contains(says, refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("who~(")]
    [InlineData("who~p[0-9]")]
    public void A_pattern_without_a_group_is_refused(string truth) => Assert.Equal("truth.pattern-unreadable", TruthColumn.Parse(truth).Refusal?.Code);

    [Fact]
    public void A_file_without_rows_is_refused() => Assert.Equal("records.no-rows", Evaluate([File("a.csv", Header)]).Refusal?.Code);

    [Fact]
    public void A_truth_that_cannot_be_of_persons_is_refused()
    {
        var file = File("a.csv", "who,mail\n" + string.Concat(Enumerable.Range(0, 7_000).Select(i => $"same,m{i}@y.example\n")));
        Assert.Equal("truth.too-many-pairs", Evaluate([file], id: null).Refusal?.Code);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_threshold_is_a_probability(double matchAt) => Assert.Equal("evaluate.match-at-out-of-range",
        new LinkingEvaluator(new FakeTimeProvider()).Evaluate(new([File("a.csv", Header + Rows[0])], TruthColumn.Parse("who").Value, MatchAt: matchAt), TestContext.Current.CancellationToken).Refusal?.Code);

    [Fact]
    public void Pairs_of_one_person_that_share_nothing_are_counted()
    {
        var file = File("a.csv", Header + string.Join('\n', Rows) + "\nr9,p5,Jonas,Weber,1950-01-02,jw@post.example,Ulm,46\n");
        var evaluation = Evaluate([file]).Value;
        var (a, b) = Assert.Single(evaluation.ShareNothing);
        Assert.Equal(["r8", "r9"], new[] { evaluation.Records.Ids[a], evaluation.Records.Ids[b] }.Order());
        Assert.Equal(1, evaluation.NeverTogether);
    }

    [Fact]
    public async Task The_file_holds_every_pair_above_one_percent_the_most_probable_first()
    {
        var evaluation = Evaluate([File("a.csv", Header + string.Join('\n', Rows))]).Value;
        var lines = await WrittenAsync(PairCsv.WriteAsync, evaluation);
        Assert.Equal("id_a,id_b,probability", lines[0]);
        Assert.Equal(evaluation.Pairs.Count, lines.Count - 1);
        Assert.All(lines.Skip(1), line => Assert.Matches(@"^r\d,r\d,[01]\.\d{6}$", line));
        var probabilities = lines.Skip(1).Select(line => double.Parse(line.Split(',')[2], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(probabilities.OrderDescending(), probabilities);
        Assert.True(probabilities[^1] >= 0.01);
    }

    [Fact]
    public async Task Every_true_pair_is_explained_without_a_value()
    {
        var evaluation = Evaluate([File("a.csv", Header + string.Join('\n', Rows) + "\nr9,p5,Jonas,Weber,1950-01-02,jw@post.example,Ulm,46\n")]).Value;
        var lines = await WrittenAsync(PairCsv.WriteExplainedAsync, evaluation);
        Assert.Equal("id_a,id_b,probability,truth,sentence", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("r1,r2,", StringComparison.Ordinal) && line.Contains(",one person,", StringComparison.Ordinal) && line.Contains("Probably one person: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("r8,r9,", StringComparison.Ordinal) && line.Contains("Probably two people", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => Rows.SelectMany(row => row.Split(',')[2..7]).Any(value => value.Length > 2 && line.Contains(value, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Thresholds_are_tried_where_something_changes()
    {
        var curve = ThresholdCurve.Of([(0.9, true), (0.8, false), (0.8, true), (0.3, true), (0.1, false)], truePairs: 4);
        Assert.Equal((0.3, 3, 1), (curve.Best.At, curve.Best.Found, curve.Best.Wrong));
        Assert.Equal((2, 1), (curve.At(0.8).Found, curve.At(0.8).Wrong));
        Assert.Equal((1, 0), (curve.At(0.81).Found, curve.At(0.81).Wrong));
        Assert.Equal((1, 0, 0), (curve.At(1).Precision, curve.At(1).Recall, curve.At(1).F1));
        Assert.Equal(0.75, curve.At(0.3).F1, 9);
    }

    private static async Task<List<string>> WrittenAsync(Func<string, LinkingEvaluation, CancellationToken, Task> write, LinkingEvaluation evaluation)
    {
        var path = Path.GetTempFileName();
        try
        {
            await write(path, evaluation, TestContext.Current.CancellationToken);
            return [.. await System.IO.File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)];
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private static FieldKind Kind(LinkingEvaluation evaluation, string column) => evaluation.Records.Table.Fields[evaluation.Records.Columns.ToList().IndexOf(column)].Kind;

    private static Dictionary<(string, string), double> Pairs(LinkingEvaluation evaluation) => evaluation.Pairs.ToDictionary(
        p => new[] { evaluation.Records.Ids[p.A], evaluation.Records.Ids[p.B] }.Order(StringComparer.Ordinal).ToArray() is [var a, var b] ? (a, b) : default, p => p.Probability);

    private static Outcome<LinkingEvaluation> Evaluate(string[] files, string truth = "who", string? id = "id", string[]? ignore = null, string[]? map = null) =>
        new LinkingEvaluator(new FakeTimeProvider(new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero))).Evaluate(
            new(files, TruthColumn.Parse(truth).Value, id, ignore, map), TestContext.Current.CancellationToken);

    private string File(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}
