using System.Text;
using CsCheck;
using Cordon.Features.Ingest.Requests;
using Xunit;

namespace Cordon.Features.Tests.Ingest.Requests;

public sealed class LineReaderTests
{
    private sealed record Line(string Text, bool IsTooLong, long Number, long NextOffset);

    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("a\nb", "a|b")]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("a\rb\n", "a\rb")]
    [InlineData("\n\nb\n\n", "||b|")]
    [InlineData("\uFEFFa\n\uFEFFb", "a|\uFEFFb")]               // a mark is one at the start alone
    [InlineData("\uFEFF", "")]
    public void Lines_are_cut_at_their_ends(string content, string lines)
    {
        var read = Read(Encoding.UTF8.GetBytes(content));
        Assert.Equal(lines, string.Join('|', read.Select(l => l.Text)));
        Assert.Equal(read.Select((_, i) => i + 1L), read.Select(l => l.Number));
    }

    [Fact]
    public void The_offset_behind_a_line_counts_its_end_and_the_mark() =>
        Assert.Equal([6L, 8L, 9L], Read("\uFEFFa\r\nb\nc"u8.ToArray()).Select(l => l.NextOffset));

    [Theory]
    [InlineData(LineReader.MaxLineBytes, "\n", false)]
    [InlineData(LineReader.MaxLineBytes, "\r\n", false)]
    [InlineData(LineReader.MaxLineBytes, "", false)]
    [InlineData(LineReader.MaxLineBytes + 1, "\n", true)]
    [InlineData(LineReader.MaxLineBytes + 1, "\r\n", true)]
    [InlineData(LineReader.MaxLineBytes + 1, "", true)]
    [InlineData(5_000_000, "\n", true)]
    [InlineData(5_000_000, "", true)]
    public void A_line_beyond_the_limit_is_passed_over_and_its_start_kept(int length, string end, bool tooLong)
    {
        var content = Encoding.ASCII.GetBytes("before\n" + new string('x', length) + end + (end == "" ? "" : "after\n"));
        var lines = Read(content);
        Assert.Equal(tooLong, lines[1].IsTooLong);
        Assert.Equal(new string('x', tooLong ? LineReader.TooLongStartBytes : length), lines[1].Text);
        Assert.Equal(7 + length + end.Length, lines[1].NextOffset);
        if (end != "") Assert.Equal(new Line("after", false, 3, content.Length), lines[2]);
    }

    [Fact]
    public void The_longest_line_may_be_split_within_its_end()
    {
        var content = Encoding.ASCII.GetBytes(new string('x', LineReader.MaxLineBytes) + "\r\n");
        Assert.False(Assert.Single(Read(new SplitStream(content, content.Length - 1, 1))).IsTooLong);
    }

    [Fact]
    public void However_the_stream_is_split_the_lines_are_the_same() =>
        Gen.Select(Contents, Gen.Int[1, 70_000].Array[1, 5]).Sample((content, sizes) =>
            Assert.Equal(Read(content), Read(new SplitStream(content, sizes))), iter: 200);

    [Fact]
    public void Reading_resumes_behind_any_line() => Contents.Sample(content =>
    {
        var lines = Read(content);
        for (var i = 0; i < lines.Count; i++)
        {
            using var rest = new MemoryStream(content) { Position = lines[i].NextOffset };
            Assert.Equal(lines.Skip(i + 1), Read(rest, lines[i].NextOffset, lines[i].Number + 1));
        }
    }, iter: 100);

    /// <summary>Up to 20 lines with every kind of end, most short, some about as long as a line may be or the buffer is.</summary>
    private static readonly Gen<byte[]> Contents = Gen.Select(
        Gen.OneOf(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[65_530, 65_540], Gen.Int[0, 300_000]),
        Gen.OneOf("\n", "\r\n", "\r", "\n\n"),
        Gen.OneOf("", "\uFEFF"),
        (length, end, mark) => mark + new string('a', length) + end)
        .Array[0, 20].Select(lines => Encoding.UTF8.GetBytes(string.Concat(lines)));

    private static List<Line> Read(byte[] content) => Read(new MemoryStream(content));

    private static List<Line> Read(Stream stream, long offset = 0, long number = 1)
    {
        var lines = new List<Line>();
        var reader = new LineReader(stream, offset, number);
        while (reader.TryRead(out var line)) lines.Add(new(Encoding.UTF8.GetString(line), reader.IsTooLong, reader.LineNumber, reader.NextOffset));
        return lines;
    }
}
