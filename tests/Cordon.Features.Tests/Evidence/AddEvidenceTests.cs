using System.Security.Cryptography;
using System.Text;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Incidents;
using Cordon.Features.Evidence;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Evidence;

public sealed class AddEvidenceTests
{
    private const string Card = "4242 4242 4242 4242";

    [Fact]
    public async Task A_file_is_sealed_with_all_that_is_said_of_it()
    {
        await using var app = await StartAsync();
        var added = (await AddAsync(app, "a,b\n1,2\n"u8.ToArray(), "list.csv", "from the gallery's proxy", "Asked for by the platform.")).Value;
        var item = await app.AskAsync(db => db.Evidence.SingleAsync());
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData("a,b\n1,2\n"u8)), 8, "text/csv", "list.csv", "upload", "from the gallery's proxy", "Mara Reviewer", TestApp.Noon),
            (item.Sha256, item.SizeBytes, item.MediaType, item.OriginalName, item.Source, item.Origin, item.CollectedByName, item.CollectedAt));
        Assert.Equal((item.Id, false), (added.Id, added.AlreadyThere));
        Assert.Equal([CustodyAction.Collected, CustodyAction.Sealed], await app.AskAsync(db => db.Custody.OrderBy(c => c.Sequence).Select(c => c.Action).ToListAsync()));
        Assert.Equal("Asked for by the platform.", (await app.AskAsync(db => db.AuditEntries.SingleAsync(a => a.Action == "evidence.collected"))).Reason);
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_artifact_with_two_items()
    {
        await using var app = await StartAsync();
        await AddAsync(app, "x"u8.ToArray(), "one.txt");
        Assert.True((await AddAsync(app, "x"u8.ToArray(), "two.txt")).Value.AlreadyThere);
        Assert.Equal((2, 1), (await app.AskAsync(db => db.Evidence.CountAsync()), Artifacts(app).Count));
    }

    [Fact]
    public async Task An_item_may_stand_in_the_place_of_another_and_belong_to_an_incident()
    {
        await using var app = await StartAsync();
        var first = (await AddAsync(app, "x"u8.ToArray(), "one.txt")).Value;
        var incident = await IncidentAsync(app);
        var path = app.WriteFile("better", "y");
        var second = (await app.Get<AddEvidenceHandler>().HandleAsync(new(path, "one.txt", "upload", Supersedes: first.Id, Incident: incident), null, CancellationToken.None)).Value;
        Assert.Equal((first.Id, second.Id), await app.AskAsync(async db => ((await db.Evidence.SingleAsync(e => e.Id == second.Id)).SupersedesId!.Value, (await db.IncidentEvidence.SingleAsync()).EvidenceId)));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_superseded_and_nothing_is_sealed()
    {
        await using var app = await StartAsync();
        var path = app.WriteFile("better", "y");
        Assert.Equal("evidence.not-found", (await app.Get<AddEvidenceHandler>().HandleAsync(new(path, "a", "upload", Supersedes: new(9)), null, CancellationToken.None)).Refusal!.Code);
        Assert.Equal("incident.not-found", (await app.Get<AddEvidenceHandler>().HandleAsync(new(path, "a", "upload", Incident: new(9)), null, CancellationToken.None)).Refusal!.Code);
        Assert.Empty(Artifacts(app));
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("legal")]
    [InlineData("administrator")]
    public async Task Who_may_not_collect_evidence_is_told_so(string name)
    {
        await using var app = (await StartAsync()).As(name);
        Assert.Equal(Refusals.NotPermitted, (await AddAsync(app, "x"u8.ToArray(), "one.txt")).Refusal);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\0b\r\n.log", "ab.log")]
    [InlineData("", "unnamed file")]
    [InlineData("card " + Card + ".txt", "card •••• •••• •••• ••••.txt")]
    public async Task A_name_is_never_a_path_and_holds_no_card_number(string name, string kept)
    {
        await using var app = await StartAsync();
        Assert.Equal(kept, (await AddAsync(app, "x"u8.ToArray(), name)).Value.Name);
    }

    [Fact]
    public async Task A_name_of_ten_megabytes_is_cut()
    {
        await using var app = await StartAsync();
        Assert.Equal(255, (await AddAsync(app, "x"u8.ToArray(), new string('n', 10 << 20))).Value.Name.Length);
    }

    public static TheoryData<byte[], string> Contents => new()
    {
        { EvidenceFiles.Png, "image/png" },
        { "GIF89a<script>alert(1)</script>"u8.ToArray(), "image/gif" },
        { "%PDF-1.7\n"u8.ToArray(), "application/pdf" },
        { [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg" },
        { "RIFF\0\0\0\0WEBPVP8 "u8.ToArray(), "image/webp" },
        { EvidenceFiles.Zip("a.txt", "a"), "application/zip" },
        { "\u00ef\u00bb\u00bf  <!-- x --><HTML><script>alert(1)</script>"u8.ToArray(), "text/plain" },
        { "\uFEFF \n<!DocType html><p>"u8.ToArray(), "text/html" },
        { "<script>alert(1)</script>"u8.ToArray(), "text/html" },
        { "<?xml version='1.0'?><svg onload='alert(1)'/>"u8.ToArray(), "image/svg+xml" },
        { "<svg/>"u8.ToArray(), "image/svg+xml" },
        { "#!/bin/sh\nrm -rf /\n"u8.ToArray(), "text/x-shellscript" },
        { "{\"a\":1}\n{\"a\":2}\n"u8.ToArray(), "application/x-ndjson" },
        { "[1,\n2]"u8.ToArray(), "application/json" },
        { "{not json"u8.ToArray(), "text/plain" },
        { "a;b;c\n1;2;3\n"u8.ToArray(), "text/csv" },
        { Encoding.UTF8.GetBytes(SampleLines.Log(TestApp.Noon, 3, 1)), "text/plain" },
        { [0, 1, 2, 3], "application/octet-stream" },
        { "MZ is how this letter begins"u8.ToArray(), "text/plain" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task What_a_file_is_is_told_by_its_content(byte[] content, string mediaType)
    {
        await using var app = await StartAsync();
        Assert.Equal(mediaType, (await AddAsync(app, content, "photo.jpg")).Value.MediaType);
    }

    public static TheoryData<byte[], string> Hostile => new()
    {
        { [], "evidence.empty" },
        { new byte[2_000_001], "evidence.too-large" },
        { EvidenceFiles.GzipBomb(), "evidence.expands-too-far" },
        { EvidenceFiles.ZipBomb(), "evidence.expands-too-far" },
        { [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0], "evidence.type-refused" },
        { [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0], "evidence.type-refused" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_is_hostile_is_refused_and_nothing_of_it_is_kept(byte[] content, string code)
    {
        await using var app = await StartAsync(("Cordon:Evidence:MaxFileBytes", "2000000"));
        var refusal = (await AddAsync(app, content, "photo.jpg")).Refusal!;
        Assert.Equal(code, refusal.Code);
        Assert.Contains("Nothing was stored.", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Artifacts(app));
        Assert.Equal(0, await app.AskAsync(db => db.Evidence.CountAsync()));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'c', (byte)'a', (byte)'f', 0xE9, (byte)'\n' }, "its text is not UTF-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, "its text is not UTF-8")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0, 0 }, "its gzip archive is damaged")]
    public async Task What_cannot_be_read_is_evidence_too_and_is_said_to_be_so(byte[] content, string note)
    {
        await using var app = await StartAsync();
        Assert.Equal(note, (await AddAsync(app, content, "a.txt")).Value.Note);
        Assert.Equal(note, await app.AskAsync(db => db.Custody.Where(c => c.Action == CustodyAction.Sealed).Select(c => c.Detail).SingleAsync()));
    }

    [Theory]
    [InlineData("true", null)]
    [InlineData("false", "evidence.scan-refused")]
    [InlineData("sh -c \"exit 7\"", "evidence.scan-refused")]
    [InlineData("grep -q virus", "evidence.scan-refused")]
    public async Task A_scan_decides_before_anything_is_sealed(string program, string? code)
    {
        if (OperatingSystem.IsWindows()) return;
        await using var app = await StartAsync(("Cordon:Evidence:ScanCommand", program));
        Assert.Equal(code, (await AddAsync(app, "clean"u8.ToArray(), "a.txt")).Refusal?.Code);
        Assert.Equal(code is null ? 1 : 0, Artifacts(app).Count);
    }

    [Fact]
    public async Task A_scan_that_does_not_end_is_ended()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var app = await StartAsync(("Cordon:Evidence:ScanCommand", "tail -f"), ("Cordon:Evidence:ScanTimeoutSeconds", "60"));
        var adding = AddAsync(app, "clean"u8.ToArray(), "a.txt");
        while (!adding.IsCompleted)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(61));
            await Task.Delay(5);
        }
        Assert.Contains("60 seconds", (await adding).Refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cordon:Evidence:ScanCommand", "no-such-program --fast", "no-such-program")]
    [InlineData("Cordon:Evidence:RefusedMediaTypes", "image/*, executables", "executables")]
    [InlineData("Cordon:Evidence:ScanTimeoutSeconds", "0", "1 to 3,600")]
    public async Task Wrong_settings_are_named_at_start(string name, string value, string named)
    {
        var wrong = await Assert.ThrowsAsync<Cordon.Features.Hosting.SettingsException>(() => StartAsync((name, value)));
        Assert.Contains(named, Assert.Single(wrong.Problems), StringComparison.Ordinal);
    }

    private static async Task<TestApp> StartAsync(params (string, string)[] settings) => (await TestApp.StartAsync(settings)).As("reviewer");

    private static Task<Outcome<AddedEvidence>> AddAsync(TestApp app, byte[] content, string name, string? origin = null, string? reason = null) => app.Get<AddEvidenceHandler>()
        .HandleAsync(new(app.WriteFile($"{Guid.NewGuid():N}", content), name, "upload", origin, reason), null, CancellationToken.None);

    private static async Task<IncidentId> IncidentAsync(TestApp app)
    {
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        var incident = Incident.Open(new(IncidentKind.Scraping, "Galleries stop loading", TestApp.Noon.AddHours(-2), TestApp.Noon), Cordon.Features.Staff.SampleStaff.Find("reviewer")!, TestApp.Noon).Value;
        unit.Db.Incidents.Add(incident);
        await unit.CommitAsync(CancellationToken.None);
        return incident.Id;
    }

    private static List<string> Artifacts(TestApp app) => Directory.Exists(Path.Combine(app.Folder, "evidence")) ? [.. Directory.EnumerateFiles(Path.Combine(app.Folder, "evidence"), "*", SearchOption.AllDirectories)] : [];
}
