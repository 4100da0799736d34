using System.Text;
using Cordon.Features.Ingest.Blocklists;
using Cordon.Features.Ingest.Rows;
using CsCheck;

namespace Cordon.Features.Tests.Ingest.Blocklists;

public sealed class BlocklistFileTests
{
    private const string Heading = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n";

    [Fact]
    public void A_row_is_read_with_all_it_tells() => Assert.Equal(
        new BlocklistRow(2, "quorvane.example", "suspend", RejectMedia: true, RejectReports: false, "spam, harassment", Obfuscate: true),
        Accepted(Heading + "Quorvane.EXAMPLE,suspend,True,false,\"spam, harassment\",TRUE\n"));

    [Theory]
    [InlineData("domain,severity,reject_media,reject_reports,public_comment,obfuscate\nquorvane.example,silence,False,False,,False\r\n")]
    [InlineData("\uFEFF#severity,#domain,#note\nsilence,quorvane.example,x\n")]
    [InlineData("severity;domain\nSilence;quorvane.example\n")]
    public void Columns_are_found_by_their_heading(string text) =>
        Assert.Equal(new BlocklistRow(2, "quorvane.example", "silence", false, false, null, false), Accepted(text));

    [Fact]
    public void The_domain_alone_is_enough() => Assert.Equal(new BlocklistRow(2, "quorvane.example", null, false, false, null, false), Accepted("#domain\nquorvane.example\n"));

    [Fact]
    public void A_comment_may_run_over_lines()
    {
        var rows = Read(Heading + "quorvane.example,suspend,false,false,\"one\ntwo \"\"three\"\"\",false\norbisant.example,,,,,\n");
        Assert.Equal(["one\ntwo \"three\"", null], rows.Select(row => row.Records[0].Comment));
        Assert.Equal([2, 4], rows.Select(row => row.Records[0].Line));
    }

    [Theory]
    [InlineData("quor***e.example", "masked: which domain it means cannot be known")]
    [InlineData("192.0.2.7", "an IP address, not a domain")]
    [InlineData("2001:db8::7", "an IP address, not a domain")]
    [InlineData("10.0.0.0/8", "an IP address, not a domain")]
    [InlineData("https://quorvane.example", "domain is not the name of a host")]
    [InlineData("quorvane example", "domain is not the name of a host")]
    [InlineData("co.uk", "a public suffix: names below it belong to different people")]
    [InlineData("localhost", "a public suffix: names below it belong to different people")]
    [InlineData("", "domain is missing")]
    public void What_is_no_domain_is_refused_with_the_reason(string domain, string reason) => Assert.Equal(reason, Rejected(Heading + $"{domain},suspend,false,false,,false\n"));

    [Theory]
    [InlineData("destroy,false,false,,false", "severity is none of noop, silence, suspend")]
    [InlineData("suspend,maybe,false,,false", "reject_media is neither true nor false")]
    [InlineData("suspend,false,false,,perhaps", "obfuscate is neither true nor false")]
    [InlineData("suspend,false,false,\0,false", "public_comment is not clean UTF-8 text")]
    [InlineData("suspend", "the row has another number of fields than the heading")]
    public void What_is_not_understood_is_refused_with_the_reason(string rest, string reason) => Assert.Equal(reason, Rejected(Heading + $"quorvane.example,{rest}\n"));

    [Theory]
    [InlineData("gmail.com")]
    [InlineData("github.io")]
    public void A_service_of_many_people_may_be_blocked(string domain) => Assert.Equal(domain, Accepted($"domain\n{domain}\n").Domain);

    [Fact]
    public void A_domain_counts_once()
    {
        var rows = Read("domain,severity\nbücher.example,suspend\nxn--bcher-kva.example,silence\n");
        Assert.Equal("suspend", Assert.Single(rows, row => row.IsAccepted).Records[0].Severity);
        Assert.Equal((3, "skipped: the same domain stands in line 2"), rows.Where(row => !row.IsAccepted).Select(row => (row.Line, row.Reason)).Single());
    }

    [Fact]
    public void A_file_without_domains_is_none()
    {
        using var content = new MemoryStream("name,severity\nx,suspend\n"u8.ToArray());
        Assert.Equal("import.not-blocklist", BlocklistFile.Kind.Recognise(content).Refusal?.Code);
    }

    [Fact]
    public async Task Rows_are_written_as_others_import_them()
    {
        var written = await Written(new BlocklistRow(9, "quorvane.example", "suspend", true, false, "spam, \"lies\"", true), new BlocklistRow(0, "orbisant.example", null, false, false, null, false));
        Assert.Equal(Heading + "quorvane.example,suspend,true,false,\"spam, \"\"lies\"\"\",true\norbisant.example,,false,false,,false\n", Encoding.UTF8.GetString(written));
    }

    [Fact]
    public async Task What_was_written_is_read_as_it_was()
    {
        var texts = Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\""), Gen.Const(","), Gen.Const("x"), Gen.Const("é"), Gen.Const("#")).Array[0, 8].Select(parts => string.Concat(parts).Trim());
        await Gen.Select(texts, Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)"noop"), Gen.Const((string?)"silence"), Gen.Const((string?)"suspend")), Gen.Bool, Gen.Bool, Gen.Bool).Array[1, 6].SampleAsync(async some =>
        {
            var rows = some.Select((row, i) => new BlocklistRow(0, $"d{i}.example", row.Item2, row.Item3, row.Item4, row.Item1.Length == 0 ? null : row.Item1, row.Item5)).ToArray();
            var read = Read(Encoding.UTF8.GetString(await Written(rows)));
            Assert.Equal(rows, read.SelectMany(row => row.Records).Select(row => row with { Line = 0 }));
        }, iter: 200);
    }

    private static async Task<byte[]> Written(params BlocklistRow[] rows)
    {
        using var target = new MemoryStream();
        await BlocklistFile.WriteAsync(target, rows.ToAsyncEnumerable(), CancellationToken.None);
        return target.ToArray();
    }

    private static BlocklistRow Accepted(string text) => Assert.Single(Assert.Single(Read(text)).Records);

    private static string Rejected(string text)
    {
        var row = Assert.Single(Read(text));
        Assert.False(row.IsAccepted);
        return row.Reason;
    }

    private static List<FileRow<BlocklistRow>> Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.True(BlocklistFile.Kind.Recognise(new MemoryStream(bytes)).Accepted(out var format, out _));
        return [.. BlocklistFile.Read(new MemoryStream(bytes), format)];
    }
}
