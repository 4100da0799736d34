using System.IO.Compression;
using System.Text;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Evidence;

public sealed class EvidenceLinesTests
{
    private static readonly DateTimeOffset Night = new(2026, 3, 8, 2, 10, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(7, false)]
    [InlineData(200, false)]
    [InlineData(7, true)]
    public async Task Windows_put_together_forwards_and_backwards_are_all_lines_with_their_numbers(int lines, bool packed)
    {
        await using var app = await TestApp.StartAsync();
        var text = string.Concat(Enumerable.Range(1, 500).Select(i => $"line {i} {new string('x', i * 37 % 900)}{(i % 3 == 0 ? "\r\n" : "\n")}")) + "last without an end";
        var item = await app.SealAsync(packed ? "a.log.gz" : "a.log", packed ? Pack(text) : Encoding.UTF8.GetBytes(text), packed ? "application/gzip" : "text/plain");
        var (forwards, backwards) = (new List<EvidenceLine>(), new List<EvidenceLine>());
        EvidenceLines page;
        for (long at = 0; ; at = page.Lines[^1].End)
        {
            page = (await app.ReadAsync(new(item, at, Lines: lines))).Value;
            forwards.AddRange(page.Lines);
            if (page.AtEnd) break;
        }
        for (long at = page.Bytes; ; at = page.Lines[0].Offset)
        {
            page = (await app.ReadAsync(new(item, at, Backwards: true, Lines: lines))).Value;
            backwards.InsertRange(0, page.Lines);
            if (page.AtStart) break;
        }
        Assert.Equal(forwards, backwards);
        Assert.Equal(text.Split('\n').Select(l => l.TrimEnd('\r')), forwards.Select(l => l.Text));
        Assert.Equal(Enumerable.Range(1, 501).Select(n => (long?)n), forwards.Select(l => l.Number));
        Assert.Equal((501, Encoding.UTF8.GetByteCount(text)), (page.LineCount, page.Bytes));
    }

    [Fact]
    public async Task An_offset_within_a_line_leads_to_the_next_one()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.SealAsync("a.txt", "one\ntwo\nthree\n"u8.ToArray());
        Assert.Equal(["two", "three"], (await app.ReadAsync(new(item, 2))).Value.Lines.Select(l => l.Text));
        Assert.Equal(["two", "three"], (await app.ReadAsync(new(item, 4))).Value.Lines.Select(l => l.Text));
        Assert.Empty((await app.ReadAsync(new(item, 500))).Value.Lines);
    }

    [Fact]
    public async Task A_long_line_is_cut_and_says_so()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.SealAsync("a.txt", Encoding.UTF8.GetBytes(new string('y', 300_000) + "\nshort\n"));
        var lines = (await app.ReadAsync(new(item, 0))).Value.Lines;
        Assert.Equal([(EvidenceLine.MaxText, true, 1), (5, false, 2)], lines.Select(l => (l.Text.Length, l.IsCut, (int)l.Number!)));
    }

    [Theory]
    [InlineData("""192.0.2.7 - mara [08/Mar/2026:02:10:00 +0000] "GET /a?token=abc&x=1 HTTP/1.1" 200 5 "-" "Chrome/120.0.0.0" """, """192.0.2.0/24 - mara [08/Mar/2026:02:10:00 +0000] "GET /a?token=•••&x=1 HTTP/1.1" 200 5 "-" "Chrome/120.0.0.0" """)]
    [InlineData("""{"source.ip":"192.0.2.7","headers":{"Authorization":["Basic abc","more"],"Host":["a.example"]},"status":200,"mail":"jo@studio.example"}""",
        """{"source.ip":"192.0.2.0/24","headers":{"Authorization":["•••","•••"],"Host":["a.example"]},"status":200,"mail":"•••"}""")]
    [InlineData("""{"url":"/x?email=jo@studio.example","seen":"jo@studio.example","ip6":"2001:db8:1:2::9"}""", """{"url":"/x?email=•••","seen":"j•••@studio.example","ip6":"2001:db8:1::/48"}""")]
    [InlineData("paid with 4242424242424242", "paid with ••••4242")]
    [InlineData("Version ::= INTEGER, from ::1", "Version ::= INTEGER, from ::/48")]
    public async Task What_a_line_hides_is_hidden_field_by_field(string line, string shown)
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.SealAsync("a.log", Encoding.UTF8.GetBytes(line));
        Assert.Equal(shown, Assert.Single((await app.ReadAsync(new(item, 0))).Value.Lines).Text);
    }

    [Fact]
    public async Task In_a_table_of_people_their_names_are_hidden_by_the_heading_and_cannot_be_searched_for()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("accounts.csv", "external_id,display_name,email,country\nA-1,Jo Bell,jo@studio.example,DE\n"));
        var item = await app.AskAsync(db => db.Evidence.Select(e => e.Id).SingleAsync());
        Assert.Equal(["external_id,display_name,email,country", "A-1,•••,•••,DE"], (await app.ReadAsync(new(item, 0))).Value.Lines.Select(l => l.Text));
        Assert.Equal(0, (await app.SearchAsync(item, new([], Text: "bell"))).Count);
        Assert.Equal(1, (await app.SearchAsync(item, new([], Text: "a-1"))).Count);
        Assert.True((await app.Get<PreviewEvidenceHandler>().HandleAsync(new(item, EvidenceShape.Table), CancellationToken.None)).Accepted(out var table, out _));
        Assert.Equal(["A-1", "•••", "•••", "DE"], Assert.Single(table.Rows));
    }

    [Fact]
    public async Task Whoever_is_shown_lines_stands_in_the_record_first_and_once_for_a_while()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.SealAsync("a.txt", "one\n"u8.ToArray());
        for (var i = 0; i < 3; i++) await app.ReadAsync(new(item, 0));
        await app.SearchAsync(item, new([], Text: "one"));
        Assert.Equal(["Verified: before it was shown", "Viewed: lines", "Viewed: search for text one"], await app.CustodyAsync(item));
    }

    [Fact]
    public async Task Nothing_of_an_altered_or_missing_file_is_shown()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.As("reviewer").SealAsync("a.txt", "one\n"u8.ToArray());
        var path = app.Get<IArtifactStore>().PathOf(await app.AskAsync(db => db.Evidence.Select(e => e.Sha256).SingleAsync()));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(path, "two\n");
        Assert.Equal("evidence.altered", (await app.ReadAsync(new(item, 0))).Refusal?.Code);
        Assert.Equal("evidence.altered", (await app.Get<ExtractEvidenceHandler>().HandleAsync(new(item, [new(0, 4)], null, "To show it to somebody."), CancellationToken.None)).Refusal?.Code);
        File.Delete(path);
        Assert.Equal("evidence.missing", (await app.ReadAsync(new(item, 0))).Refusal?.Code);
        Assert.Equal(["Verified: before it was shown"], await app.CustodyAsync(item));
    }

    [Fact]
    public async Task A_large_file_is_shown_while_its_seal_is_checked_and_refused_once_it_turns_out_altered()
    {
        await using var app = await TestApp.StartAsync();
        var line = Encoding.UTF8.GetBytes(new string('z', 1023) + "\n");
        var item = await app.SealAsync("a.txt", [.. Enumerable.Repeat(line, 70 << 10).SelectMany(b => b)]);
        var path = app.Get<IArtifactStore>().PathOf(await app.AskAsync(db => db.Evidence.Select(e => e.Sha256).SingleAsync()));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using (var file = File.OpenWrite(path)) file.WriteByte((byte)'y');
        Assert.Equal(SealStanding.Checking, (await app.ReadAsync(new(item, 0))).Value.Seal.Standing);
        var seal = (await app.Get<WatchSealHandler>().HandleAsync(new(item), null, CancellationToken.None)).Value;
        Assert.Equal((SealStanding.Altered, TestApp.Noon), (seal.Standing, seal.CheckedAt));
        Assert.Equal("evidence.altered", (await app.ReadAsync(new(item, 0))).Refusal?.Code);
    }

    [Fact]
    public async Task The_lines_of_a_large_file_have_numbers_once_they_are_counted()
    {
        await using var app = await TestApp.StartAsync();
        var line = Encoding.UTF8.GetBytes(new string('z', 1023) + "\n");
        var item = await app.SealAsync("a.txt", [.. Enumerable.Repeat(line, 65 << 10).SelectMany(b => b)]);
        Assert.Equal(65 << 10, (await app.Get<CountEvidenceLinesHandler>().HandleAsync(new(item), CancellationToken.None)).Value);
        var lines = (await app.ReadAsync(new(item, 60L << 20, Lines: 1))).Value;
        Assert.Equal((65 << 10, (60 << 10) + 1), ((int)lines.LineCount!, (int)lines.Lines[0].Number!));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_have_no_lines()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal("evidence.not-text", (await app.ReadAsync(new(await app.SealAsync("a.bin", [1, 0, 2, 0, 3]), 0))).Refusal?.Code);
        Assert.Equal("evidence.not-found", (await app.ReadAsync(new(new(99), 0))).Refusal?.Code);
        Assert.Equal(Refusals.NotPermitted, (await app.As("support").ReadAsync(new(new(1), 0))).Refusal);
    }

    [Fact]
    public async Task The_map_of_a_log_tells_what_time_it_is_where()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.ImportLogAsync("a.log", Encoding.UTF8.GetBytes(SampleLines.Log(Night, 3_000, 5)));
        Assert.True((await app.Get<GetEvidenceMapHandler>().HandleAsync(new(item), CancellationToken.None)).Accepted(out var map, out _));
        Assert.Equal(Night, map.Times[0]);
        Assert.Equal(map.Times.Order(), map.Times);
        Assert.All(map.PerMinute, p => Assert.True(p > 0));
    }

    private static byte[] Pack(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
