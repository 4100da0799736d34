using System.IO.Compression;
using Cordon.Data.Storing;
using Cordon.Web.Tests.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Evidence;

public sealed class HostileUploadTests : IDisposable
{
    private const int Most = 2_000_000;
    private readonly TestConsole _console = TestConsole.With(("Cordon:Evidence:MaxFileBytes", $"{Most}"));

    public static TheoryData<string, byte[], string, int, string> Refused => new()
    {
        { "0 bytes", [], "a.log", 422, "evidence.empty" },
        { "too large", new byte[Most + 1], "a.log", 413, "evidence.too-large" },
        { "zip bomb", ZipBomb(), "a.zip", 422, "evidence.expands-too-far" },
        { "gzip bomb", GzipBomb(), "a.gz", 422, "evidence.expands-too-far" },
        { "wrong type", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0], "holiday.jpg", 422, "evidence.type-refused" },
        { "10 MB name", [1], new string('n', 10 << 20), 413, "evidence.too-large" },
        { "long name", [1], new string('n', 30_000), 400, "upload.name-too-long" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_hostile_gets_a_clear_message_and_nothing_of_it_is_kept(string what, byte[] content, string name, int status, string code)
    {
        var (answered, answer) = await (await _console.SignedInAsync("reviewer")).SendEvidenceAsync(SendingEvidence.File(content, name));
        Assert.Equal((what, status, code), (what, answered, answer.Code()));
        Assert.Contains("Nothing was stored.", answer.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        await NothingIsKeptAsync(items: 0);
    }

    public static TheoryData<byte[], string, string, string> Taken => new()
    {
        { "x"u8.ToArray(), "../../../etc/passwd", "passwd", "text/plain" },
        { "GIF89a/*<script>alert(1)</script>*/"u8.ToArray(), "both.html", "both.html", "image/gif" },
        { "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(), "photo.png", "photo.png", "text/html" },
        { "<svg onload=\"alert(1)\"/>"u8.ToArray(), "photo.png", "photo.png", "image/svg+xml" },
        { [(byte)'c', 0xE9, (byte)'\n'], "latin.txt", "latin.txt", "text/plain" },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task What_only_looks_harmless_is_kept_and_never_shown_by_a_browser(byte[] content, string name, string kept, string mediaType)
    {
        var visitor = await _console.SignedInAsync("reviewer");
        var (status, answer) = await visitor.SendEvidenceAsync(SendingEvidence.File(content, name, ("origin", "a mail"), ("reason", "")));
        Assert.Equal((200, kept, mediaType, content.Length, false), (status, answer.GetProperty("name").GetString(), answer.GetProperty("mediaType").GetString(), answer.GetProperty("size").GetInt32(), answer.GetProperty("alreadyThere").GetBoolean()));
        await NothingIsKeptAsync(items: 1);

        using var sent = await visitor.GetAsync($"/evidence/{answer.GetProperty("id").GetInt64()}/download?reason=to+look+at+it+closely", TestContext.Current.CancellationToken);
        Assert.Equal(content, await sent.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("attachment", "application/octet-stream", "nosniff", "default-src 'none'; sandbox"), (sent.Content.Headers.ContentDisposition!.DispositionType, sent.Content.Headers.ContentType!.MediaType,
            sent.Headers.GetValues("X-Content-Type-Options").Single(), sent.Headers.GetValues("Content-Security-Policy").Single()));
    }

    [Theory]
    [InlineData("incident", "x", 400, "upload.field-wrong")]
    [InlineData("incident", "7", 404, "incident.not-found")]
    [InlineData("supersedes", "7", 404, "evidence.not-found")]
    public async Task What_is_said_about_a_file_has_to_be_so(string field, string text, int status, string code)
    {
        var (answered, answer) = await (await _console.SignedInAsync("reviewer")).SendEvidenceAsync(SendingEvidence.File([1], "a", (field, text)));
        Assert.Equal((status, code), (answered, answer.Code()));
        await NothingIsKeptAsync(items: 0);
    }

    [Fact]
    public async Task Without_a_pages_token_nothing_is_taken() =>
        Assert.Equal("upload.page-too-old", (await (await _console.SignedInAsync("reviewer")).SendEvidenceAsync(SendingEvidence.File([1], "a"), token: false)).Answer.Code());

    [Fact]
    public async Task A_request_that_ends_too_soon_leaves_nothing()
    {
        using var whole = SendingEvidence.File(new byte[5_000], "a.bin");
        var bytes = await whole.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var half = new ByteArrayContent(bytes[..^80]);
        half.Headers.ContentType = whole.Headers.ContentType;
        Assert.Equal("upload.incomplete", (await (await _console.SignedInAsync("reviewer")).SendEvidenceAsync(half)).Answer.Code());
        await NothingIsKeptAsync(items: 0);
    }

    private async Task NothingIsKeptAsync(int items)
    {
        foreach (var folder in new[] { "uploads", Path.Combine("evidence", ".incoming") }.Select(name => Path.Combine(_console.DataFolder, name)).Where(Directory.Exists)) Assert.Empty(Directory.GetFiles(folder));
        var store = _console.Services.GetRequiredService<CordonStore>();
        Assert.Equal(items, await store.ReadAsync((db, ct) => db.Evidence.CountAsync(ct), TestContext.Current.CancellationToken));
        var evidence = Path.Combine(_console.DataFolder, "evidence");
        Assert.Equal(items, Directory.Exists(evidence) ? Directory.GetFiles(evidence, "*", SearchOption.AllDirectories).Length : 0);
    }

    private static byte[] ZipBomb()
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("a.txt", CompressionLevel.SmallestSize).Open()) entry.Write(new byte[20 << 20]);
        return packed.ToArray();
    }

    private static byte[] GzipBomb()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(new byte[20 << 20]);
        return packed.ToArray();
    }

    public void Dispose() => _console.Dispose();
}
