using Cordon.Domain.Activity;

namespace Cordon.Domain.Detection;

/// <summary>What the keys of user agents stand for, for those that name a crawler or tool. A seam: evaluation can hide all agents.</summary>
public interface IAgentBook
{
    bool IsKnown(ulong agent);

    /// <summary>What is shown to people; null where the agent is not known.</summary>
    AgentNote? Find(ulong agent);

    /// <summary>Whether the address proves (true) or refutes (false) what the agent claims; null where nothing published tells.</summary>
    bool? Prove(ulong agent, ClientAddress address);
}

/// <param name="Name">What it calls itself: <c>Googlebot</c>.</param>
/// <param name="Kind">In words: <c>a search crawler</c>.</param>
/// <param name="Operator">Who runs it, where that is known: a lead, never a proof.</param>
/// <param name="IsAttackTool">A scanner made to find weaknesses.</param>
/// <param name="IsCrawler">Fetches pages by itself; a library or a browser's preview does not have to.</param>
public sealed record AgentNote(string Name, string Kind, string? Operator, bool IsAttackTool, bool IsCrawler);
