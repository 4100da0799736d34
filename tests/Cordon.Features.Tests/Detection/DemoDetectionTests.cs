using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Features.Demo;
using Cordon.Features.Detection.Evaluation;
using Cordon.Features.Hosting;
using Cordon.Testing;

namespace Cordon.Features.Tests.Detection;

/// <summary>What the detectors say of invented worlds whose truth is known; no rule was made for one of their seeds.</summary>
public sealed class DemoDetectionTests : IDisposable
{
    private const int Accounts = 1_500;
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-demo-detection-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Thorough.Times(always: 6, thorough: 20))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_five_are_found_and_at_most_one_in_five_hundred_others_with_any_seed(int seed)
    {
        var world = DemoWorld.Create(Accounts, seed, new DateOnly(2026, 3, 4).AddDays(seed));
        var files = await DemoFiles.WriteAsync(world, _folder, TestContext.Current.CancellationToken);
        var log = LogActivity.Read(files.Requests, IdentifyBy.User, hideAgents: false, new IngestSettings(), TestContext.Current.CancellationToken).Value;
        var rules = DetectInMemory.Run(log, DetectionSettings.Default).ToDictionary(r => r.Account, r => r.Findings.Select(f => f.Rule).ToHashSet());

        Assert.All(world.In(DemoRole.Five), one => Assert.Superset(new HashSet<string> { "walks-ids", "regular-intervals", "lockstep" }, rules[one.ExternalId]));
        Assert.All(world.In(DemoRole.SecondCompanyScraper), one => Assert.Contains("walks-ids", rules[one.ExternalId]));
        Assert.All(world.In(DemoRole.Artist), her => Assert.Empty(rules[her.ExternalId]));
        var ordinary = world.Accounts.Where(a => DemoExpectation.Of(a.Role).Contains(DemoExpectation.NotFlagged)).ToList();
        var flagged = ordinary.Where(a => rules.TryGetValue(a.ExternalId, out var found) && found.Count > 0).Select(a => $"{a.Role}: {string.Join(", ", rules[a.ExternalId])}").ToList();
        Assert.True(flagged.Count * 500 <= ordinary.Count, string.Join("; ", flagged));
    }
}
