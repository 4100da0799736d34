using Cordon.Domain.Detection;
using Cordon.Domain.Detection.Lists;

namespace Cordon.Features.Detection;

/// <summary>What a claim comes to in the words of a reason.</summary>
public static class AgentNotes
{
    public static AgentNote Of(AgentClaim claim) => new(
        claim.Name,
        claim.Kind switch
        {
            AgentKind.AiCrawler => "an AI crawler",
            AgentKind.FeedReader => "a feed reader",
            AgentKind.Monitor => "a monitor",
            AgentKind.Scanner => "a scanner",
            AgentKind.AttackTool => "an attack tool",
            AgentKind.Preview => "a link preview",
            AgentKind.Library => "a program’s library",
            AgentKind.BrowserAutomation => "a driven browser",
            AgentKind.Crawler => "a crawler",
            _ => "a known program",
        },
        claim.Operator,
        IsAttackTool: claim.Kind == AgentKind.AttackTool,
        // A library or a driven browser is how somebody works, not what he does.
        IsCrawler: claim.Kind is AgentKind.Crawler or AgentKind.AiCrawler or AgentKind.FeedReader or AgentKind.Monitor or AgentKind.Preview or AgentKind.Scanner);
}
