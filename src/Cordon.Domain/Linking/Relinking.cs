using System.Runtime.InteropServices;

namespace Cordon.Domain.Linking;

/// <summary>Links some accounts anew, and with them all whose cluster may change by it. The clusters are then the same as if every account had been linked anew.</summary>
/// <remarks>
/// Looked at are the clusters, as they are stored, of the accounts that are due and of all accounts on an identifier of theirs, unless it was a hub before and
/// is one now. That is enough. A link that leads out of this set would join two accounts that are not due, by an identifier that nobody due uses or by a join
/// that was there before: then they were in one cluster before, and that is in the set. It rests on whoever changes something making due: the account that a use
/// was added to; all accounts that are left on an identifier, where a use was removed; one account on an identifier, at least, where its kind changed; both
/// accounts of a join, and all accounts that a cut is about.
/// </remarks>
public static class Relinking
{
    public static async Task<Relinked> RunAsync(IReadOnlySet<AccountId> due, ILinkFacts facts, HubLimits limits, StandingDecisions decisions, CancellationToken cancel)
    {
        var looked = due.ToHashSet();
        var near = await NearAsync(due, facts, limits, cancel);
        looked.UnionWith((await facts.UsesOnAsync(near, cancel)).Select(use => use.Account));
        var stored = (await facts.ClustersOfAsync(looked, cancel)).ToArray();
        looked.UnionWith(stored.Select(m => m.Account));
        Array.Sort(stored, static (a, b) => a.Account.Value.CompareTo(b.Account.Value));
        return new(looked, stored, await BuildAsync(looked, facts, limits, decisions, cancel));
    }

    /// <summary>Identifiers of the accounts that are due, but for those that were hubs whatever came.</summary>
    private static async Task<List<IdentifierRef>> NearAsync(IReadOnlyCollection<AccountId> due, ILinkFacts facts, HubLimits limits, CancellationToken cancel)
    {
        var dueOn = new Dictionary<IdentifierRef, int>();
        foreach (var use in await facts.UsesOfAsync(due, cancel)) CollectionsMarshal.GetValueRefOrAddDefault(dueOn, use.Identifier, out _)++;
        // Before, there were fewer accounts on it by those due at most, and a card may have been of another funding.
        return [.. (await facts.FiguresOfAsync(dueOn.Keys, cancel)).Where(f => f.Users <= limits.GreatestBeside(f.Kind) + dueOn[f.Identifier]).Select(f => f.Identifier)];
    }

    private static async Task<Clustering> BuildAsync(HashSet<AccountId> looked, ILinkFacts facts, HubLimits limits, StandingDecisions decisions, CancellationToken cancel)
    {
        var shared = (await facts.UsesOfAsync(looked, cancel)).GroupBy(use => use.Identifier, use => use.Account).Where(accounts => accounts.Skip(1).Any())
            .ToDictionary(accounts => accounts.Key, accounts => accounts.ToArray());
        var builder = new ClusterBuilder(limits, decisions);
        foreach (var figures in await facts.FiguresOfAsync(shared.Keys, cancel)) builder.Add(figures.Identifier, figures.Kind, figures.Users, shared[figures.Identifier]);
        builder.AddJoins(looked);
        return builder.Build();
    }
}

/// <param name="Looked">Every account that was looked at.</param>
/// <param name="Stored">Their memberships as they are stored, ascending by account.</param>
/// <param name="Found">As they should be.</param>
public sealed record Relinked(IReadOnlySet<AccountId> Looked, IReadOnlyList<Membership> Stored, Clustering Found);
