using Cordon.Domain.Detection.Rules;

namespace Cordon.Domain.Detection;

/// <summary>The detectors of this release, in the order they are listed.</summary>
public static class Detectors
{
    public static Lockstep Lockstep { get; } = new();

    public static IReadOnlyList<Detector> All { get; } =
    [
        new WalksIds(), Lockstep, new RegularIntervals(), new SustainedRate(), new Breadth(), new PagesWithoutParts(), new AroundTheClock(), new LoneVisits(), new PollsOnePage(),
        new ReadsFeeds(), new TriesToLogIn(), new BustsCaches(), new RotatesAgents(), new Probes(), new DeclaredCrawler(), new FalseClaim(), new AttackTool(),
        new ReadsRobotsFile(),
    ];

    public static Detector? Find(string rule) => All.FirstOrDefault(d => d.Rule == rule);
}
