using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Features.Detection.Evaluation;
using Cordon.Features.Hosting;

namespace Cordon.RealData.Tests.Detection;

/// <summary>A real site's log, its visitors labelled by hand; the detectors do not see what the visitors call themselves.</summary>
public sealed class LabelledLogTests
{
    private static readonly Lazy<Evaluation> Result = new(() => new DetectionEvaluator(new IngestSettings()).Evaluate(
        new([RealData.Semicomplete], RealData.PathOf("weblog-semicomplete", "labels.csv"), IdentifyBy.IpAndAgent, HideAgents: true, MinRequests: 20, DetectionSettings.Default),
        TestContext.Current.CancellationToken).Value);

    [Fact]
    public void No_person_is_flagged() => Assert.Equal([], Result.Value.Mistakes.Where(m => m.IsFlagged).Select(m => m.Account));

    [Fact]
    public void At_least_22_of_26_automations_are_found()
    {
        Assert.Equal(26, Result.Value.Found + Result.Value.Overlooked);
        Assert.InRange(Result.Value.Found, 22, 26);
    }

    [Theory]
    [InlineData("66.249.73.135", "rotates-agents")]           // one operator, five agents
    [InlineData("209.85.238.199", "rotates-agents")]
    [InlineData("46.105.14.53", "reads-feeds")]
    [InlineData("108.174.55.234", "polls-one-page")]
    [InlineData("208.91.156.11", "polls-one-page")]
    public void Each_behaviour_has_a_reason_of_its_own(string address, string rule)
    {
        var log = LogActivity.Read([RealData.Semicomplete], IdentifyBy.Ip, hideAgents: true, new IngestSettings(), TestContext.Current.CancellationToken).Value;
        var unhidden = LogActivity.Read([RealData.Semicomplete], IdentifyBy.Ip, hideAgents: false, new IngestSettings(), TestContext.Current.CancellationToken).Value;
        var found = DetectInMemory.Run(rule == "rotates-agents" ? unhidden : log, DetectionSettings.Default).Single(r => r.Account == address).Findings;
        Assert.Contains(rule, found.Select(f => f.Rule));
    }
}
