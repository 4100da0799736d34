using System.Text;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Tests.Ingest.Requests;
using CsCheck;

namespace Cordon.Features.Tests.Ingest.Rows;

public sealed class CutterTests
{
    private static readonly Gen<string> Junk = Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\""), Gen.Const(","), Gen.Const("{"), Gen.Const("}"), Gen.Const("["), Gen.Const("]"),
        Gen.Const("\\"), Gen.Const("\"data\":["), Gen.Const("a"), Gen.Const("1"), Gen.Const("é")).Array[0, 60].Select(string.Concat);

    [Fact]
    public void The_pieces_of_any_csv_are_the_file() => Gen.Select(Junk, Gen.Bool).Sample((text, breaks) => text == Joined(CsvCutter.Cut(Window(text), _ => (byte)',', breaks)));

    [Fact]
    public void The_pieces_of_any_lines_are_the_file() => Junk.Sample(text => text == Joined(JsonCutter.CutLines(Window(text))));

    [Fact]
    public void The_pieces_of_any_document_are_the_file_unless_it_breaks_off() => Junk.Sample(text =>
    {
        try
        {
            return text == Joined(JsonCutter.CutDocument(Window(text)));
        }
        catch (InvalidDataException)
        {
            return true;
        }
    });

    [Fact]
    public void Fields_of_csv_come_out_as_they_were_put_in() =>
        Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\""), Gen.Const(","), Gen.Const("x"), Gen.Const("é ")).Array[0, 6].Select(string.Concat).Array[2, 4].Array[1, 8].Sample(rows =>
        {
            var wide = rows.Select(r => r.Concat(["end"]).ToArray()).ToArray();
            var text = "heading\n" + string.Concat(wide.Select(r => string.Join(',', r.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
            var read = new List<string[]>();
            foreach (var row in CsvCutter.Cut(Window(text), _ => (byte)',', breaksInQuotes: true).Where(r => r.Kind == RawRowKind.Row))
            {
                var fields = new List<string>();
                Assert.Null(CsvFields.Read(row.Bytes.Span, (byte)',', fields));
                read.Add([.. fields]);
            }
            Assert.Equal(wide, read);
        });

    [Fact]
    public void Rows_are_numbered_by_the_line_where_they_begin() => Assert.Equal([2, 4, 6],
        CsvCutter.Cut(Window("h\na,\"x\ny\"\nb,c\n\nd,e\n"), _ => (byte)',', breaksInQuotes: true).Where(r => r.Kind == RawRowKind.Row).Select(r => r.Number));

    [Fact]
    public void A_quote_that_is_never_closed_costs_its_own_line() => Assert.Equal(["a,\"x\n", "b,c\n", "d,e\n"],
        Rows(CsvCutter.Cut(Window("h\na,\"x\nb,c\nd,e\n"), _ => (byte)',', breaksInQuotes: true)));

    [Theory]
    [InlineData("[{\"a\":1},{\"a\":[2]}]", 2)]
    [InlineData("{\"object\":\"list\",\"data\":[{\"a\":1},\n{\"a\":\"]}\"}],\"has_more\":false}", 2)]
    [InlineData("{\n \"a\": {\"data\": [1]}\n}\n{\n \"b\": \"\\\"}\"\n}", 2)]
    [InlineData("[{\"object\":\"list\",\"data\":[{},{}]},{\"object\":\"list\",\"data\":[{}]}]", 3)]
    [InlineData("[]", 0)]
    public void Objects_are_found_in_arrays_lists_and_one_behind_the_other(string text, int count) =>
        Assert.Equal(Enumerable.Range(1, count), JsonCutter.CutDocument(Window(text)).Where(r => r.Kind == RawRowKind.Row).Select(r => (int)r.Number));

    [Theory]
    [InlineData("[{\"a\":1}")]
    [InlineData("{\"data\":[{}]")]
    [InlineData("{\"a\":\"b")]
    public void A_document_that_breaks_off_is_noticed(string text) => Assert.Throws<InvalidDataException>(() => Joined(JsonCutter.CutDocument(Window(text))));

    [Fact]
    public void A_row_longer_than_is_looked_at_is_left_out_and_its_end_kept()
    {
        var pieces = CsvCutter.Cut(Window("h\n" + new string('x', 200_000) + "\r\nb,c\n"), _ => (byte)',', breaksInQuotes: true).Select(r => (r.Kind, Encoding.UTF8.GetString(r.Bytes.Span))).ToList();
        Assert.Equal([(RawRowKind.Heading, "h\n"), (RawRowKind.TooLong, "\r\n"), (RawRowKind.Row, "b,c\n")], pieces);
    }

    private static ByteWindow Window(string text) => new(new SplitStream(Encoding.UTF8.GetBytes(text), 7), CsvCutter.MaxBytes);

    private static string Joined(IEnumerable<RawRow> rows) => string.Concat(rows.Select(r => Encoding.UTF8.GetString(r.Bytes.Span)));

    private static string[] Rows(IEnumerable<RawRow> rows) => [.. rows.Where(r => r.Kind == RawRowKind.Row).Select(r => Encoding.UTF8.GetString(r.Bytes.Span))];
}
