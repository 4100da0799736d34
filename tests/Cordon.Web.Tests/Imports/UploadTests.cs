using System.Text;
using Cordon.Data.Storing;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Detection;
using Cordon.Web.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Tests.Imports;

public sealed class UploadTests : IDisposable
{
    private const int Most = 2_000;
    private readonly TestConsole _console = TestConsole.With(("Cordon:Ingest:MaxFileBytes", $"{Most}"));

    [Fact]
    public async Task A_log_is_queued_and_read()
    {
        var visitor = await _console.SignedInAsync("reviewer");
        var sent = await visitor.SendAsync(Sending.File(Sending.Line + "=cmd|' /C calc'!A0\n", name: "C:\\logs/../ni\u202eght.log"));
        Assert.Equal(200, sent.Status);
        Assert.False(sent.Answer.GetProperty("alreadyImported").GetBoolean());

        var import = await FinishedAsync(sent.Answer.GetProperty("import").GetInt64());
        Assert.Equal(("night.log", 1, 1, ImportKind.Requests, IdentifyBy.User), (import.FileName, import.Accepted, import.Rejected, import.Kind, import.IdentifyBy!.Value));
        Assert.Equal((1, 1), (await CountAsync(JobState.Succeeded), Directory.GetFiles(Path.Combine(_console.DataFolder, "evidence"), "*", SearchOption.AllDirectories).Length));
        NothingLiesAbout();

        var again = await visitor.SendAsync(Sending.File(Sending.Line + "=cmd|' /C calc'!A0\n", name: "other.log"));
        Assert.True(again.Answer.GetProperty("alreadyImported").GetBoolean());
        Assert.Equal(import.Id.Value, again.Answer.GetProperty("import").GetInt64());

        var rejects = await visitor.SeeAsync(RejectsEndpoint.Of(import.Id.Value));
        Assert.Equal("attachment", rejects.Answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("line,reason,text", rejects.Text.TrimStart('\ufeff').Split("\r\n")[0]);
        Assert.EndsWith(",'=cmd|' /C calc'!A0\r\n", rejects.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.SeeAsync(RejectsEndpoint.Of(99))).Status);
    }

    [Theory]
    [InlineData(Most + 1, false)]
    [InlineData(Most + 1, true)]
    [InlineData(Most * 50, false)]
    [InlineData(Most * 50, true)]
    public async Task A_file_that_is_too_large_is_refused(int bytes, bool chunked) => await RefusedAsync(
        (413, "import.file-too-large"), await (await _console.SignedInAsync("reviewer")).SendAsync(Sending.File(new string('x', bytes)), chunked: chunked));

    [Fact]
    public async Task Without_a_pages_token_nothing_is_taken() => await RefusedAsync(
        (400, "upload.page-too-old"), await (await _console.SignedInAsync("reviewer")).SendAsync(Sending.File(Sending.Line), token: false));

    [Theory]
    [InlineData("support")]
    [InlineData("auditor")]
    public async Task Who_may_not_import_is_told_so(string name) => await RefusedAsync(
        (403, "permission.missing"), await (await _console.SignedInAsync(name)).SendAsync(Sending.File(Sending.Line)));

    [Fact]
    public async Task Who_is_not_signed_in_is_no_longer_led_to_a_page() => await RefusedAsync(
        (401, "sign-in.missing"), await _console.Visitor().SendAsync(Sending.File(Sending.Line), token: false));

    [Theory]
    [InlineData("Dear diary,\nnothing happened.\n", 422, "import.not-a-log")]
    [InlineData("", 422, "import.empty-file")]
    public async Task What_is_no_log_is_refused(string content, int status, string code) => await RefusedAsync(
        (status, code), await (await _console.SignedInAsync("reviewer")).SendAsync(Sending.File(content)));

    [Theory]
    [InlineData(null, "user", "upload.kind-unknown")]
    [InlineData("secrets", "user", "upload.kind-unknown")]
    [InlineData("requests", null, "upload.identify-by-unknown")]
    [InlineData("requests", "shoe size", "upload.identify-by-unknown")]
    public async Task What_it_holds_has_to_be_said(string? kind, string? by, string code) => await RefusedAsync(
        (400, code), await (await _console.SignedInAsync("reviewer")).SendAsync(Sending.File(Sending.Line, kind: kind, by: by)));

    [Fact]
    public async Task A_request_that_ends_too_soon_leaves_nothing()
    {
        using var whole = Sending.File(Sending.Line);
        var bytes = await whole.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var half = new ByteArrayContent(bytes[..(bytes.Length - 80)]);
        half.Headers.ContentType = whole.Headers.ContentType;
        await RefusedAsync((400, "upload.incomplete"), await (await _console.SignedInAsync("reviewer")).SendAsync(half));
    }

    [Fact]
    public async Task Without_a_file_there_is_nothing_to_take()
    {
        using var empty = new StringContent("{}", Encoding.UTF8, "application/json");
        await RefusedAsync((400, "upload.no-file"), await (await _console.SignedInAsync("reviewer")).SendAsync(empty));
    }

    private async Task RefusedAsync((int Status, string Code) expected, (int Status, System.Text.Json.JsonElement Answer) sent)
    {
        Assert.Equal(expected, (sent.Status, sent.Answer.Code()));
        Assert.NotEmpty(sent.Answer.GetProperty("detail").GetString()!);
        NothingLiesAbout();
        Assert.Equal((0, 0), await Store.ReadAsync(async (db, ct) => (await db.Imports.CountAsync(ct), await db.Evidence.CountAsync(ct)), TestContext.Current.CancellationToken));
    }

    private void NothingLiesAbout()
    {
        var folder = Path.Combine(_console.DataFolder, "uploads");
        if (Directory.Exists(folder)) Assert.Empty(Directory.GetFiles(folder));
    }

    private CordonStore Store => _console.Services.GetRequiredService<CordonStore>();

    private Task<int> CountAsync(JobState state) => Store.ReadAsync((db, ct) => db.Jobs.CountAsync(j => j.Kind != DetectionJobs.Run && j.State == state, ct), TestContext.Current.CancellationToken);

    private async Task<Import> FinishedAsync(long id)
    {
        while (true)
        {
            var import = await Store.ReadAsync((db, ct) => db.Imports.SingleAsync(i => i.Id == new Domain.ImportId(id), ct), TestContext.Current.CancellationToken);
            if (import.State == ImportState.Finished) return import;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _console.Dispose();
}
