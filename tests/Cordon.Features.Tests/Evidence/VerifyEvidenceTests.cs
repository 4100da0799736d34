using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Jobs;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Verifying;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Evidence;

public sealed class VerifyEvidenceTests
{
    [Fact]
    public async Task A_whole_store_verifies_and_every_item_says_so()
    {
        await using var app = await StartAsync("one", "two", "two");
        var found = await VerifyAsync(app);
        Assert.Equal((2, 6, true), (found.Checked, found.Bytes, found.IsWhole));
        Assert.Equal([(1, 3, true), (2, 3, true), (3, 3, true)], (await app.AskAsync(db => db.Custody.Where(c => c.Action == CustodyAction.Verified).OrderBy(c => c.EvidenceId).ToListAsync()))
            .Select(c => ((int)c.EvidenceId.Value, (int)c.Sequence, c.Sha256Before == c.Sha256After)));
        Assert.Equal(1, await app.AskAsync(db => db.AuditEntries.CountAsync(a => a.Action == "evidence.verified")));
    }

    [Fact]
    public async Task What_is_missing_altered_or_orphaned_is_named_and_nothing_else()
    {
        await using var app = await StartAsync("one", "two", "three", "four");
        var (altered, missing) = (await ShaAsync(app, 1), await ShaAsync(app, 2));
        Alter(PathOf(app, altered));
        File.Delete(PathOf(app, missing));
        var planted = Planted(app, new string('c', 64));
        File.SetLastWriteTimeUtc(planted, File.GetLastWriteTimeUtc(planted).AddHours(-1));
        await File.WriteAllTextAsync(Path.Combine(app.Folder, "evidence", "stray"), "x");
        var found = await VerifyAsync(app);
        Assert.Equal([[missing], [altered], [$"cc/{new string('c', 64)}", "stray"]], new[] { found.Missing, found.Altered, found.Orphaned });
        var entries = await app.AskAsync(db => db.Custody.Where(c => c.Action == CustodyAction.Verified).OrderBy(c => c.EvidenceId).ToListAsync());
        Assert.Equal([false, false, true, true], entries.Select(c => c.Sha256Before == c.Sha256After));
        Assert.Equal(["its bytes were altered", "its bytes are missing"], entries.Take(2).Select(c => c.Detail));
    }

    [Fact]
    public async Task An_artifact_that_gets_its_row_while_it_is_looked_at_is_no_orphan()
    {
        await using var app = await StartAsync("one");
        await using var content = new MemoryStream("about to be registered"u8.ToArray());
        var artifact = await app.Get<IArtifactStore>().SealAsync(content, null, CancellationToken.None);
        var verifying = VerifyAsync(app);
        while (await app.AskAsync(db => db.EvidenceChecks.AllAsync(c => c.Checked == 0))) await Task.Delay(5);
        await AddAsync(app, "about to be registered");
        Assert.Empty((await verifying).Orphaned);
        Assert.True(File.Exists(PathOf(app, artifact.Sha256)));
    }

    [Fact]
    public async Task A_verification_that_was_killed_goes_on_where_it_was()
    {
        await using var app = await StartAsync("one", "two", "three");
        var hashes = await app.AskAsync(db => db.Evidence.Select(e => e.Sha256).OrderBy(s => s).ToListAsync());
        await using (var unit = await app.Store.BeginAsync(CancellationToken.None))
        {
            var job = unit.Db.Jobs.Add(VerificationJobs.Runs.New(unit, await ActorAsync(app), runHere: false)).Entity;
            await unit.Db.SaveChangesAsync();
            unit.Db.EvidenceChecks.Add(new EvidenceCheck { JobId = job.Id, StartedAt = unit.At, DoneTo = hashes[1], Checked = 2, Bytes = 6, By = job.RequestedBy });
            await unit.CommitAsync(CancellationToken.None);
        }
        Assert.Equal(3, (await VerifyAsync(app)).Checked);
        Assert.Equal([hashes[2]], await app.AskAsync(db => db.Custody.Where(c => c.Action == CustodyAction.Verified).Select(c => c.Sha256Before!).ToListAsync()));
    }

    [Fact]
    public async Task A_verification_that_is_called_off_says_so()
    {
        await using var app = await StartAsync("one");
        using var cancel = new CancellationTokenSource();
        await using (var unit = await app.Store.BeginAsync(CancellationToken.None))
        {
            var job = unit.Db.Jobs.Add(VerificationJobs.Runs.New(unit, await ActorAsync(app), runHere: false)).Entity;
            job.CancelRequested = true;
            await unit.CommitAsync(CancellationToken.None);
        }
        // An orphan that may still get its row keeps the run busy until it notices.
        Planted(app, new string('c', 64));
        Assert.Equal("evidence.verification-cancelled", (await app.As("auditor").Get<VerifyEvidenceHandler>().HandleAsync(new(), new Progress<JobProgress>(), cancel.Token)).Refusal!.Code);
        Assert.Equal(JobState.Cancelled, await app.AskAsync(db => db.Jobs.Where(j => j.Kind == VerificationJobs.Run).Select(j => j.State).SingleAsync()));
    }

    [Fact]
    public async Task What_dead_processes_left_is_cleaned_and_what_living_ones_write_is_not()
    {
        await using var app = await StartAsync("one");
        var incoming = Directory.CreateDirectory(Path.Combine(app.Folder, "evidence", ".incoming")).FullName;
        var living = Path.Combine(incoming, WorkerFile.NewName());
        var dead = Path.Combine(incoming, WorkerFile.NewName().Replace($"!{Environment.ProcessId}!", "!999999999!", StringComparison.Ordinal));
        foreach (var path in new[] { living, dead }) await File.WriteAllTextAsync(path, "half");
        Assert.True((await VerifyAsync(app)).IsWhole);
        Assert.Equal([living], Directory.GetFiles(incoming));
    }

    [Theory]
    [InlineData("reviewer")]
    [InlineData("support")]
    public async Task Who_may_not_verify_is_told_so(string name)
    {
        await using var app = await StartAsync("one");
        Assert.Equal(Refusals.NotPermitted, (await app.As(name).Get<VerifyEvidenceHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
    }

    private static async Task<TestApp> StartAsync(params string[] contents)
    {
        var app = await TestApp.StartAsync();
        foreach (var content in contents) await AddAsync(app, content);
        return app;
    }

    private static async Task AddAsync(TestApp app, string content) =>
        Assert.Null((await app.As("reviewer").Get<AddEvidenceHandler>().HandleAsync(new(app.WriteFile($"{Guid.NewGuid():N}", content), "a.txt", "upload"), null, CancellationToken.None)).Refusal);

    private static async Task<VerifiedEvidence> VerifyAsync(TestApp app) => (await app.As("auditor").Get<VerifyEvidenceHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None)).Value;

    private static ValueTask<Domain.Staff.Actor> ActorAsync(TestApp app) => app.As("auditor").Get<Cordon.Features.Staff.ICurrentActor>().GetAsync(CancellationToken.None);

    private static Task<string> ShaAsync(TestApp app, long id) => app.AskAsync(db => db.Evidence.Where(e => e.Id == new EvidenceId(id)).Select(e => e.Sha256).SingleAsync());

    private static string PathOf(TestApp app, string sha256) => app.Get<IArtifactStore>().PathOf(sha256);

    private static string Planted(TestApp app, string sha256)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(app, sha256))!);
        File.WriteAllText(PathOf(app, sha256), "planted");
        return PathOf(app, sha256);
    }

    private static void Alter(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(path, "0ne");
    }
}
