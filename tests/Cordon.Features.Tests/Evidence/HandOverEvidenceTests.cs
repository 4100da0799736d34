using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Incidents;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.HandingOver;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Evidence;

public sealed class HandOverEvidenceTests
{
    private const string Purpose = "Preliminary injunction, case 12", Recipient = "District Court";

    [Fact]
    public async Task A_package_holds_the_originals_and_hashes_that_check_everything_in_it()
    {
        await using var app = await StartAsync(("../../../a b.log", "one"), ("photo.png", "two"));
        var zip = await PackageAsync(app, [new(1), new(2)]);
        Assert.Equal(["evidence/E-1/a_b.log", "evidence/E-2/photo.png", "custody.jsonl", "manifest.json", "manifest.csv", "README.txt", "sha256sum.txt"], zip.Keys);
        Assert.Equal("one"u8.ToArray(), zip["evidence/E-1/a_b.log"]);
        var sums = System.Text.Encoding.UTF8.GetString(zip["sha256sum.txt"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ")).ToDictionary(line => line[1], line => line[0]);
        Assert.Equal(zip.Keys.Except(["sha256sum.txt"]).Order(), sums.Keys.Order());
        Assert.All(sums, sum => Assert.Equal(sum.Value, Convert.ToHexStringLower(SHA256.HashData(zip[sum.Key]))));
    }

    [Fact]
    public async Task The_hand_over_stands_in_the_custody_record_that_goes_with_it()
    {
        await using var app = await StartAsync(("a.log", "one"), ("b.log", "two"));
        var zip = await PackageAsync(app, [new(1), new(2)]);
        var lines = System.Text.Encoding.UTF8.GetString(zip["custody.jsonl"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["E-1 1 collected", "E-1 2 sealed", "E-1 3 exported", "E-1 4 transferred", "E-2 1 collected", "E-2 2 sealed", "E-2 3 exported", "E-2 4 transferred"],
            lines.Select(line => $"{line.GetProperty("evidenceId").GetString()} {line.GetProperty("seq").GetInt64()} {line.GetProperty("action").GetString()}"));
        Assert.Equal((Purpose, "Cordon", Recipient), (lines[3].GetProperty("reason").GetString(), lines[3].GetProperty("from").GetString(), lines[3].GetProperty("to").GetString()));
        Assert.Equal(1, await app.AskAsync(db => db.AuditEntries.CountAsync(a => a.Action == "evidence.handed-over" && a.Reason == Purpose)));
    }

    [Fact]
    public async Task An_incidents_evidence_goes_together_without_what_was_taken_out()
    {
        await using var app = await StartAsync(("a.log", "one"), ("b.log", "two"), ("c.log", "three"));
        var incident = await IncidentAsync(app, (new(1), null), (new(3), TestApp.Noon));
        var zip = await PackageAsync(app, [], incident);
        Assert.Equal(["evidence/E-1/a.log"], zip.Keys.Where(name => name.StartsWith("evidence/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("short", Recipient)]
    [InlineData(Purpose, null)]
    public async Task Purpose_and_recipient_are_asked_for(string? purpose, string? recipient) => await RefusedAsync("evidence.purpose-needed", [new(1)], purpose: purpose, recipient: recipient);

    [Fact]
    public async Task Nothing_chosen_is_nothing_handed_over() => await RefusedAsync("evidence.nothing-chosen", []);

    [Fact]
    public async Task What_does_not_exist_is_not_left_out_in_silence() => await RefusedAsync("evidence.not-found", [new(1), new(99)]);

    [Theory]
    [InlineData("reviewer")]
    [InlineData("administrator")]
    public async Task Only_legal_hands_over(string name) => await RefusedAsync("permission.missing", [new(1)], name);

    [Fact]
    public async Task An_artifact_that_is_missing_or_altered_stops_the_whole_package_before_it_begins()
    {
        await RefusedAsync("evidence.missing", [new(1), new(2)], before: app => File.Delete(PathOf(app)));
        await RefusedAsync("evidence.altered", [new(1), new(2)], before: app => Alter(PathOf(app)));
    }

    [Fact]
    public async Task An_artifact_that_is_altered_behind_the_check_breaks_the_package_off()
    {
        await using var app = await StartAsync(("a.log", "one"));
        var package = (await HandOverAsync(app, [new(1)])).Value;
        Alter(PathOf(app));
        await Assert.ThrowsAsync<InvalidDataException>(() => package.WriteAsync(new MemoryStream(), CancellationToken.None));
    }

    [Theory]
    [InlineData("CON.txt", "_CON.txt")]
    [InlineData("-rf", "rf")]
    [InlineData("..", "unnamed")]
    [InlineData("Zugänge 🐞\\a/b.log", "Zug_nge___a_b.log")]
    public void A_name_in_a_package_is_one_that_every_system_takes(string name, string safe) => Assert.Equal(safe, Package.SafeName(name));

    [Fact]
    public void A_long_name_keeps_its_extension() => Assert.Equal(new string('a', 96) + ".log", Package.SafeName(new string('a', 200) + ".log"));

    private static async Task RefusedAsync(string code, EvidenceId[] items, string name = "legal", string? purpose = Purpose, string? recipient = Recipient, Action<TestApp>? before = null)
    {
        await using var app = await StartAsync(("a.log", "one"), ("b.log", "two"));
        before?.Invoke(app);
        Assert.Equal(code, (await app.As(name).Get<HandOverEvidenceHandler>().HandleAsync(new(items, null, purpose, recipient), CancellationToken.None)).Refusal!.Code);
        Assert.Equal(0, await app.AskAsync(db => db.Custody.CountAsync(c => c.Action == CustodyAction.Exported || c.Action == CustodyAction.Transferred)));
    }

    private static async Task<TestApp> StartAsync(params (string Name, string Content)[] files)
    {
        var app = (await TestApp.StartAsync()).As("reviewer");
        foreach (var (name, content) in files)
            Assert.Null((await app.Get<AddEvidenceHandler>().HandleAsync(new(app.WriteFile($"{Guid.NewGuid():N}", content), name, "upload"), null, CancellationToken.None)).Refusal);
        return app;
    }

    private static Task<Outcome<HandOver>> HandOverAsync(TestApp app, EvidenceId[] items, IncidentId? incident = null) =>
        app.As("legal").Get<HandOverEvidenceHandler>().HandleAsync(new(items, incident, Purpose, Recipient), CancellationToken.None);

    private static async Task<OrderedDictionary<string, byte[]>> PackageAsync(TestApp app, EvidenceId[] items, IncidentId? incident = null)
    {
        var packed = new MemoryStream();
        var written = await (await HandOverAsync(app, items, incident)).Value.WriteAsync(packed, CancellationToken.None);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(packed.ToArray())), packed.Length), (written.Digest, written.Bytes));
        using var zip = new ZipArchive(packed);
        Assert.Equal(written.Files, zip.Entries.Count);
        var files = new OrderedDictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            var content = new MemoryStream();
            await using var from = entry.Open();
            await from.CopyToAsync(content);
            files.Add(entry.FullName, content.ToArray());
        }
        return files;
    }

    private static async Task<IncidentId> IncidentAsync(TestApp app, params (EvidenceId Item, DateTimeOffset? TakenOutAt)[] items)
    {
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        var incident = Incident.Open(new(IncidentKind.Scraping, "Galleries stop loading", TestApp.Noon.AddHours(-2), TestApp.Noon), Cordon.Features.Staff.SampleStaff.Find("reviewer")!, TestApp.Noon).Value;
        unit.Db.Incidents.Add(incident);
        await unit.Db.SaveChangesAsync();
        foreach (var (item, taken) in items)
            unit.Db.IncidentEvidence.Add(new IncidentEvidence { IncidentId = incident.Id, EvidenceId = item, By = "dev:mara", ByName = "Mara", At = unit.At, TakenOutAt = taken });
        await unit.CommitAsync(CancellationToken.None);
        return incident.Id;
    }

    private static string PathOf(TestApp app) => app.Get<IArtifactStore>().PathOf(app.AskAsync(db => db.Evidence.OrderByDescending(e => e.Id).Select(e => e.Sha256).FirstAsync()).Result);

    private static void Alter(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(path, "other");
    }
}
