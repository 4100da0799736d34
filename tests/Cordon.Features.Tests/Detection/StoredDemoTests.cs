using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Features.Demo;
using Cordon.Features.Detection.Evaluation;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Detection;

public sealed class StoredDemoTests
{
    private const int Accounts = 300, Seed = 5;

    /// <summary>The demo as it is loaded: imports, known automation, one run. What is kept must be what the detectors find over the same logs in memory.</summary>
    [Fact]
    public async Task The_loaded_demo_holds_the_flags_that_its_logs_give_and_none_on_known_automation()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Null((await app.Get<LoadDemoHandler>().HandleAsync(new LoadDemo(Accounts, Seed), new Progress<JobProgress>(), CancellationToken.None)).Refusal);

        var world = DemoWorld.Create(Accounts, Seed, DateOnly.FromDateTime(TestApp.Noon.UtcDateTime));
        var files = await DemoFiles.WriteAsync(world, app.Folder, CancellationToken.None);
        var log = LogActivity.Read(files.Requests, IdentifyBy.User, hideAgents: false, new IngestSettings(), CancellationToken.None).Value;
        var known = world.In(DemoRole.Monitor).Concat(world.In(DemoRole.SearchCrawler)).Select(a => a.ExternalId).ToHashSet();
        var wanted = DetectInMemory.Run(log, DetectionSettings.Default).Where(r => !known.Contains(r.Account)).SelectMany(r => r.Findings.Select(f => $"{r.Account} {f.Rule} {f.Score} {f.Reason}"));
        var names = await app.AskAsync(db => db.Accounts.ToDictionaryAsync(a => a.Id, a => a.ExternalId));
        var flags = await app.FlagsAsync();
        Assert.Equal(wanted.Order(StringComparer.Ordinal), flags.Select(f => $"{names[f.AccountId]} {f.Rule} {f.Score} {f.Reason}").Order(StringComparer.Ordinal));
        Assert.All(world.In(DemoRole.Five), five => Assert.Contains(flags, f => f.Rule == "lockstep" && names[f.AccountId] == five.ExternalId));
        Assert.Equal(3, await app.AskAsync(db => db.KnownAutomations.CountAsync()));
        Assert.Equal(1, await app.AskAsync(db => db.DetectionRuns.CountAsync()));
        Assert.Equal(0, await app.AskAsync(db => db.Jobs.CountAsync(j => j.State == Domain.Jobs.JobState.Queued)));
    }
}
