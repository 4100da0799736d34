using Cordon.Domain.Linking.Probable;
using CsCheck;

namespace Cordon.Domain.Tests.Linking.Probable;

/// <summary>Whatever the table holds, it is linked without an accident, and in the same way whatever the order of its records.</summary>
public class AnyTableTests
{
    private static readonly string[] Odd =
    [
        "", " ", "x", "-", "\uD83D", "\0", "@", "a@", "@b", "+@+", "1971-06-24", "0", "00000000", "99999999", "1/1/1", "Ångström", "王杰", "😀", "مرحبا", "null", ",", ", ,", "Jr", "Sr Jr III",
        "jr, mr", "'", "’’", "ＦＵＬＬ", new('a', 500), new(' ', 50), "a b c d e f g h i j k l m n o p q r s t u v w x y z", "007", "+44 (0) 113 496 0018", "Smith", "smith", "SMITH", "Bob", "Robert",
    ];

    private static readonly Gen<string> Value = Gen.OneOf(Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]), Gen.String[0, 12], Gen.String[Gen.Char.AlphaNumeric, 0, 8]);

    private static readonly Gen<PersonTable> Table =
        from kinds in Gen.Enum<FieldKind>().Array[0, 14]
        from records in Value.Array[0, 2].Array[kinds.Length].Array[0, 25]
        select new PersonTable([.. kinds.Select((kind, i) => new PersonField($"{kind} {i}", kind))], [.. records.Select(values => new PersonRecord(values))]);

    [Fact]
    public void Any_table_is_linked() => Table.Sample(table =>
    {
        var links = Link(table);
        foreach (var pair in links.Pairs)
        {
            if (!(pair.A >= 0 && pair.A < pair.B && pair.B < table.Records.Count && pair.Probability is >= 0 and <= 1)) return false;
            if (links.Explain(pair.A, pair.B).Sentence.Length == 0) return false;
        }
        return table.Records.Count < 2 || links.Explain(1, 0).Probability is >= 0 and <= 1;
    }, iter: 300, print: Print);

    [Fact]
    public void The_order_of_the_records_changes_nothing() => Table.Sample(table =>
    {
        var turned = new PersonTable(table.Fields, [.. table.Records.Reverse()]);
        var last = table.Records.Count - 1;
        var (one, other) = (Link(table).Pairs, Link(turned).Pairs.Select(p => (A: last - p.B, B: last - p.A, p.Probability)).ToDictionary(p => (p.A, p.B), p => p.Probability));
        return one.Count == other.Count && one.All(p => other.TryGetValue((p.A, p.B), out var probability) && p.Probability == probability);
    }, iter: 200, print: Print);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Nobody_is_linked_where_there_is_nobody_else(int records) => Assert.Empty(Link(People.Table([.. Enumerable.Range(0, records).Select(People.Stranger)])).Pairs);

    [Fact]
    public void Equal_records_are_linked_or_not_but_all_alike()
    {
        var links = Link(People.Table([.. Enumerable.Range(0, 30).Select(_ => People.Stranger(1))]));
        Assert.Single(links.Pairs.Select(p => Math.Round(p.Probability, 9)).Distinct());
    }

    [Fact]
    public void A_table_without_fields_links_nobody() => Assert.Empty(Link(new([], [new([]), new([])])).Pairs);

    [Fact]
    public void Of_sixty_columns_categories_and_texts_are_given_up_first()
    {
        PersonField[] fields = [.. Enumerable.Range(0, 30).Select(i => new PersonField($"category {i}", FieldKind.Category)), .. Enumerable.Range(0, 24).Select(i => new PersonField($"text {i}", FieldKind.Text)), .. People.Fields];
        var records = Enumerable.Range(0, 60).Select(n => new PersonRecord([.. Enumerable.Range(0, 54).Select(i => new[] { $"v{(n * 31 + i * 17) % (i < 30 ? 4 : 23)}" }), .. People.Stranger(n / 2).Select(v => new[] { v })])).ToArray();
        var links = Link(new(fields, records));
        Assert.Equal(Enumerable.Range(0, 30).Select(i => (2 * i, 2 * i + 1)), links.Pairs.Where(p => p.Probability > 0.5).Select(p => (p.A, p.B)).Order());
        Assert.Superset(new HashSet<string> { "first name", "last name", "birth date", "email", "phone", "postal code", "text 0" }, links.Weights.Select(w => w.Field).ToHashSet());
        Assert.DoesNotContain("category 29", links.Weights.Select(w => w.Field));
    }

    private static ProbableLinks Link(PersonTable table) => new ProbableLinker(table, null, 2026).Link(0.0001, CancellationToken.None);

    private static string Print(PersonTable table) => string.Join("; ", table.Fields.Select(f => f.Name)) + string.Concat(table.Records.Select(r =>
        Environment.NewLine + string.Join("; ", r.Values.Select(of => string.Join(" & ", of.Select(v => System.Text.Json.JsonSerializer.Serialize(v)))))));
}
