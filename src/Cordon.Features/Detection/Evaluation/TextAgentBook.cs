using Cordon.Domain.Activity;
using Cordon.Domain.Detection;
using Cordon.Domain.Detection.Lists;

namespace Cordon.Features.Detection.Evaluation;

/// <summary>Knows agents by their texts alone; without texts it knows nothing, which is how agents are hidden.</summary>
public sealed class TextAgentBook(IReadOnlyDictionary<ulong, string> texts) : IAgentBook
{
    private readonly Dictionary<ulong, AgentClaim> _claims =
        texts.Select(t => (t.Key, Claim: KnownAgents.Of(t.Value))).Where(t => t.Claim is not null).ToDictionary(t => t.Key, t => t.Claim!);

    public bool IsKnown(ulong agent) => _claims.ContainsKey(agent);

    public AgentNote? Find(ulong agent) => _claims.TryGetValue(agent, out var claim) ? AgentNotes.Of(claim) : null;

    public bool? Prove(ulong agent, ClientAddress address) =>
        _claims.TryGetValue(agent, out var claim) && claim.Ranges is { } ranges && address.IsPublic ? PublishedRanges.Of(ranges).Networks.Contains(address) : null;
}
