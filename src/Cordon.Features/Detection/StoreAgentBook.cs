using Cordon.Data.Storing;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection;
using Cordon.Domain.Detection.Lists;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>What the stored user agents claim to be. Read once a run: asking it then costs a look into a table in memory.</summary>
public sealed class StoreAgentBook : IAgentBook
{
    private readonly Dictionary<ulong, Entry> _known = [];

    private StoreAgentBook()
    {
    }

    /// <summary>Reads all agents in one pass; only those that claim something are kept.</summary>
    public static Task<StoreAgentBook> LoadAsync(CordonStore store, KnownAutomations known, CancellationToken cancel) => store.ReadAsync(
        (db, ct) =>
        {
            var book = new StoreAgentBook();
            foreach (var agent in db.UserAgents.Select(a => new { a.Key, a.Text }).TagWith(nameof(StoreAgentBook)))
            {
                ct.ThrowIfCancellationRequested();
                if (Of(agent.Text, known) is { } entry) book._known[(ulong)agent.Key] = entry;
            }
            return Task.FromResult(book);
        },
        cancel);

    public bool IsKnown(ulong agent) => _known.ContainsKey(agent);

    public AgentNote? Find(ulong agent) => _known.GetValueOrDefault(agent)?.Note;

    public bool? Prove(ulong agent, ClientAddress address)
    {
        if (!address.IsPublic || !_known.TryGetValue(agent, out var entry) || entry.Networks.Count == 0) return null;
        foreach (var networks in entry.Networks)
            if (networks.Contains(address)) return true;
        return false;
    }

    private static Entry? Of(string text, KnownAutomations known)
    {
        var claim = KnownAgents.Of(text);
        var contracts = known.Crawlers.Where(c => text.Contains(c.AgentName, StringComparison.OrdinalIgnoreCase)).ToList();
        if (claim is null && contracts.Count == 0) return null;
        List<NetworkSet> networks = [.. contracts.Select(c => c.Networks)];
        if (claim?.Ranges is { } ranges) networks.Add(PublishedRanges.Of(ranges).Networks);
        if (contracts.Count == 0) return new(AgentNotes.Of(claim!), networks);
        var contracted = AgentNotes.Of(new AgentClaim { Name = contracts[0].AgentName, Kind = AgentKind.Crawler, Operator = contracts[0].Operator });
        return new(contracted, networks);
    }

    /// <param name="Networks">Those that prove the claim; none where nobody published any.</param>
    private sealed record Entry(AgentNote Note, List<NetworkSet> Networks);
}
