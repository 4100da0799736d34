using System.Text.Json;
using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Features.Detection.Evaluation;
using Cordon.Features.Hosting;

namespace Cordon.RealData.Tests.Detection;

/// <summary>Short logs whose verdict another project has written down.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string, string[]> WithVerdict => new(Expected().Select(e => (e.Key, e.Value)));

    public static TheoryData<string> ForParsingAlone =>
        [.. Directory.GetDirectories(RealData.PathOf("weblog-scenarios")).Select(f => Path.GetFileName(f)).Where(name => !Expected().ContainsKey(name)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(WithVerdict))]
    public void Exactly_the_named_sources_are_flagged(string folder, string[] sources) => Assert.Equal(sources.Order(StringComparer.Ordinal), Flagged(folder));

    [Theory]
    [MemberData(nameof(ForParsingAlone))]
    public void Nobody_is_flagged_in_a_log_without_a_verdict(string folder) => Assert.Empty(Flagged(folder));

    private static IEnumerable<string> Flagged(string folder)
    {
        var file = Assert.Single(Directory.GetFiles(RealData.Scenario(folder), "*.log"));
        var log = LogActivity.Read([file], IdentifyBy.Ip, hideAgents: false, new IngestSettings(), TestContext.Current.CancellationToken).Value;
        return DetectInMemory.Run(log, DetectionSettings.Default).Where(r => r.Findings.Count > 0).Select(r => r.Account).Order(StringComparer.Ordinal);
    }

    private static Dictionary<string, string[]> Expected()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(RealData.Scenario("expected.json")));
        return json.RootElement.EnumerateObject().ToDictionary(
            folder => folder.Name, folder => folder.Value.GetProperty("sources").EnumerateArray().Select(s => s.GetString()!).ToArray());
    }
}
