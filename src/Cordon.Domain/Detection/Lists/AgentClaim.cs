namespace Cordon.Domain.Detection.Lists;

/// <summary>What a user agent says of itself. A claim and no proof: anybody can send any text.</summary>
public sealed record AgentClaim
{
    /// <summary>What it calls itself, without version and address: "Googlebot", "Tiny Tiny RSS", "Nikto".</summary>
    public required string Name { get; init; }

    public required AgentKind Kind { get; init; }

    /// <summary>The company that an agent of this name belongs to, where a list says so. A lead, as the claim is.</summary>
    public string? Operator { get; init; }

    /// <summary>A page about the agent, as the list names it.</summary>
    public string? Url { get; init; }

    /// <summary>Key for <see cref="PublishedRanges.Of"/>, where the operator publishes the networks that prove or refute the claim.</summary>
    public string? Ranges { get; init; }
}
