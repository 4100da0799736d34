using Cordon.Features.Detection;

namespace Cordon.Features.Demo;

/// <summary>What automation the invented service knows of: its own monitor, and two search crawlers it has a contract with.</summary>
internal static class DemoKnownAutomation
{
    // Of the demo's user agents, the part that names the crawler.
    private static readonly string[] CrawlerNames = ["FennecSearchBot", "LanternIndexer"];

    public static IEnumerable<AddKnownAutomation> Of(DemoWorld world)
    {
        foreach (var monitor in world.In(DemoRole.Monitor))
            yield return new("Service monitor", "Our own monitor: asks for the start page every minute.", Account: monitor.ExternalId, Detect: false);
        for (var i = 0; i < CrawlerNames.Length; i++)
        {
            var network = DemoNetworks.Find(System.Net.IPAddress.Parse(DemoNetworks.Crawlers[i]))!;
            yield return new(network.Operator, "Search crawler under contract, verified by its network.", Networks: network.Range.ToString(), AgentName: CrawlerNames[i], Detect: false);
        }
    }
}
