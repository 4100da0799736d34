using System.IO.Compression;
using System.Text;
using CsCheck;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest.Requests;
using Xunit;

namespace Cordon.Features.Tests.Ingest.Requests;

public sealed class IngestFileTests : IDisposable
{
    private const string Line = "192.0.2.7 - - [01/Jan/2024:00:00:00 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"Browser/1.0\"\n";
    private const string JsonLine = """{"StartUTC":"2024-01-01T00:00:00Z","ClientHost":"192.0.2.7","RequestPath":"/"}""" + "\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_plain_log_is_taken() =>
        Assert.Equal(new IngestFileInfo(false, Line.Length, Line.Length, RequestFormat.ApacheCombined), Inspect(Line));

    [Fact]
    public void A_packed_log_is_recognised_by_its_content_and_measured()
    {
        var packed = Gzip(Line + Line);
        Assert.Equal(new IngestFileInfo(true, packed.Length, 2 * Line.Length, RequestFormat.ApacheCombined), Inspect(packed));
    }

    [Fact]
    public void An_archive_of_many_members_is_one_content() =>
        Assert.Equal(3 * Line.Length, Inspect([.. Gzip(Line), .. Gzip(Line), .. Gzip(Line)]).ExpandedBytes);

    [Fact]
    public void The_format_is_what_most_lines_are() =>
        Assert.Equal(RequestFormat.TraefikJson, Inspect(Line + JsonLine + "nonsense\n" + JsonLine).Format);

    [Fact]
    public void Blank_lines_before_the_first_do_not_count() =>
        Assert.Equal(RequestFormat.ApacheCombined, Inspect("\uFEFF" + new string('\n', 2_000_000) + "  \r\n" + Line).Format);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_text_all_the_same() =>
        Assert.Equal(RequestFormat.ApacheCombined, Inspect([.. Encoding.Latin1.GetBytes(Line.Replace("Browser", "B\u00E9\u00E8\u00EA\u00FF"))]).Format);

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n  \n\t\n")]
    [InlineData("\uFEFF")]
    public void Nothing_but_blanks_is_an_empty_file(string content)
    {
        Assert.Equal("import.empty-file", CodeFor(Encoding.UTF8.GetBytes(content)));
        Assert.Equal("import.empty-file", CodeFor(Gzip(content)));
    }

    [Fact]
    public void A_file_beyond_the_limit_is_too_large()
    {
        Assert.Equal("import.file-too-large", CodeFor(Encoding.UTF8.GetBytes(Line), s => s.MaxFileBytes = Line.Length - 1));
        Assert.Equal(Line.Length, Inspect(Encoding.UTF8.GetBytes(Line), s => s.MaxFileBytes = Line.Length).Bytes);
    }

    [Fact]
    public void A_cut_archive_is_broken_wherever_it_is_cut()
    {
        var packed = Gzip(Line);
        for (var length = 2; length < packed.Length; length++) Assert.Equal("import.broken-archive", CodeFor(packed[..length]));
    }

    [Fact]
    public void A_wrong_checksum_is_broken()
    {
        var packed = Gzip(Line);
        packed[^8] ^= 1;
        Assert.Contains("its checksum does not match", RefusalFor(packed).Message);
    }

    [Fact]
    public void What_follows_an_archive_breaks_it()
    {
        Assert.Equal("import.broken-archive", CodeFor([.. Gzip(Line), .. "junk"u8]));
        Assert.Equal("import.broken-archive", CodeFor([.. Gzip(Line), .. new byte[100_000]]));
        Assert.Equal("import.broken-archive", CodeFor([.. Gzip(Line), 0x1F, 0x8B]));
    }

    [Fact]
    public void What_follows_an_archive_is_seen_at_a_buffers_border_too()
    {
        // A file name in the header fills the archive up to 64 KiB, which is what the reader takes at once.
        var packed = Gzip(Line);
        byte[] filled = [.. packed[..3], 8, .. packed[4..10], .. Enumerable.Repeat((byte)'n', 65_536 - packed.Length - 1), 0, .. packed[10..]];
        Assert.Equal(65_536, Inspect(filled).Bytes);
        Assert.Equal("import.broken-archive", CodeFor([.. filled, .. "junk"u8]));
    }

    [Fact]
    public void One_changed_byte_never_goes_through_as_another_content()
    {
        var packed = Gzip(string.Concat(Enumerable.Range(0, 50).Select(i => Line.Replace("/1.0", $"/{i}"))));
        Gen.Select(Gen.Int[0, packed.Length - 1], Gen.Byte[1, 255]).Sample((at, flip) =>
        {
            var changed = packed.ToArray();
            changed[at] ^= flip;
            var path = Save(changed);
            if (!IngestFile.Inspect(path, new IngestSettings(), CancellationToken.None).Accepted(out var info, out _)) return;
            using var content = IngestFile.OpenContent(path, 0);
            Assert.Equal(Expand(packed), Expand(changed));      // a byte of the header that says nothing of the content
            Assert.True(info.IsCompressed);
        }, iter: 1_000, threads: 1);
    }

    [Fact]
    public void A_bomb_is_stopped_on_the_way()
    {
        var bomb = Gzip(new string('a', 20_000_000));
        Assert.Contains("200 times its size", RefusalFor(bomb).Message);
        Assert.Contains("more than 5,000,000 bytes", RefusalFor(bomb, s => (s.MaxExpandedBytes, s.MaxExpansionRatio) = (5_000_000, 10_000)).Message);
        Assert.Equal("import.expands-too-far", RefusalFor(bomb).Code);
    }

    [Fact]
    public void What_stays_small_may_be_packed_as_tightly_as_it_will() =>
        Assert.Equal(1_000_000, Inspect(Gzip(Line + new string('\n', 1_000_000 - Line.Length)), s => s.MaxExpansionRatio = 2).ExpandedBytes);

    [Fact]
    public void Binary_content_is_not_tried_as_lines()
    {
        Assert.Equal("import.binary-file", CodeFor(Encoding.Unicode.GetBytes(Line)));
        Assert.Equal("import.binary-file", CodeFor([.. "PK\u0003\u0004"u8, .. new byte[40]]));
        Assert.Equal("import.binary-file", CodeFor([0x1F]));
        Assert.Equal("import.binary-file", CodeFor(Gzip(Gzip(Line))));
    }

    [Fact]
    public void A_text_that_is_no_log_is_refused_with_the_first_lines_reason() => Assert.Equal(
        "The file was not read: its first 2 lines are not a request log (line 2: not a request log line). Nothing was stored. Cordon reads "
        + RequestFormats.Sentence + ".", RefusalFor("\nid,name\n1,mara\n"u8.ToArray()).Message);

    [Fact]
    public void Only_the_first_thousand_lines_are_tried()
    {
        var nonsense = string.Concat(Enumerable.Repeat("nonsense\n", 1_000));
        Assert.Contains("first 1,000 lines", RefusalFor(Encoding.UTF8.GetBytes(nonsense + Line)).Message);
        Assert.Equal(RequestFormat.ApacheCombined, Inspect(nonsense[9..] + Line).Format);
    }

    [Fact]
    public void A_file_of_endless_lines_is_no_log() => Assert.Contains("line 1: longer than 65,536 bytes", RefusalFor(Encoding.ASCII.GetBytes(new string('x', 3_000_000))).Message);

    [Fact]
    public void A_cancelled_look_stops() => Assert.Throws<OperationCanceledException>(() => IngestFile.Inspect(Save(Gzip(Line)), new IngestSettings(), new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_content_opens_at_any_offset(bool compressed)
    {
        var text = string.Concat(Enumerable.Range(0, 5_000).Select(i => Line.Replace("/1.0", $"/{i}")));
        var path = Save(compressed ? Gzip(text) : Encoding.UTF8.GetBytes(text));
        foreach (var offset in new[] { 0, 1, 200_000, text.Length })
        {
            using var content = IngestFile.OpenContent(path, offset);
            Assert.Equal(compressed, content.IsCompressed);
            Assert.Equal(text[offset..], new StreamReader(content.Stream).ReadToEnd());
            Assert.Equal(content.RawBytes, content.RawBytesRead);
        }
        Assert.Throws<InvalidDataException>(() => IngestFile.OpenContent(path, text.Length + 1));
    }

    private IngestFileInfo Inspect(string content) => Inspect(Encoding.UTF8.GetBytes(content));

    private IngestFileInfo Inspect(byte[] content, Action<IngestSettings>? change = null)
    {
        var settings = new IngestSettings();
        change?.Invoke(settings);
        return IngestFile.Inspect(Save(content), settings, CancellationToken.None).Value;
    }

    private Domain.Refusal RefusalFor(byte[] content, Action<IngestSettings>? change = null)
    {
        var settings = new IngestSettings();
        change?.Invoke(settings);
        return Assert.IsType<Domain.Refusal>(IngestFile.Inspect(Save(content), settings, CancellationToken.None).Refusal);
    }

    private string CodeFor(byte[] content, Action<IngestSettings>? change = null) => RefusalFor(content, change).Code;

    private string Save(byte[] content)
    {
        var path = Path.Combine(_folder, "file");
        File.WriteAllBytes(path, content);
        return path;
    }

    private static byte[] Gzip(string content) => Gzip(Encoding.UTF8.GetBytes(content));

    private static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        // The runtime writes nothing at all for no content; a header and a trailer are what gzip itself writes.
        if (content.Length == 0) return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Expand(byte[] packed)
    {
        var content = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        gzip.CopyTo(content);
        return content.ToArray();
    }
}
