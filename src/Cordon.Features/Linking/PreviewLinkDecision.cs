using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Linking.Running;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>What a decision on a link would do to the clusters; nothing is saved.</summary>
public sealed record PreviewLinkDecision
{
    private PreviewLinkDecision()
    {
    }

    public IdentifierRef? Identifier { get; private init; }
    public AccountId? Account { get; private init; }
    public AccountId? Other { get; private init; }

    /// <summary>A decision that stands and would be taken back.</summary>
    public LinkDecisionId? TakenBack { get; private init; }

    public static PreviewLinkDecision ToCut(IdentifierRef identifier) => new() { Identifier = identifier };

    public static PreviewLinkDecision ToCut(AccountName account, IdentifierRef identifier) => new() { Account = new(account.Id), Identifier = identifier };

    public static PreviewLinkDecision ToJoin(AccountName account, AccountName other) => new() { Account = new(account.Id), Other = new(other.Id) };

    public static PreviewLinkDecision ToTakeBack(LinkDecisionId decision) => new() { TakenBack = decision };
}

/// <param name="Before">How many accounts are in each cluster that would change, as they stand, the greatest first.</param>
/// <param name="After">The same after the decision; an account that nobody is joined with any more is in none.</param>
public sealed record LinkEffect(IReadOnlyList<int> Before, IReadOnlyList<int> After)
{
    public bool IsNothing => Before.SequenceEqual(After);
}

public sealed class PreviewLinkDecisionHandler(CordonStore store, ICurrentActor actors)
{
    /// <summary>Links the accounts concerned as the decision itself would, without writing what comes of it.</summary>
    /// <returns>The effect; or <c>permission.missing</c>, or <c>link.not-decided</c> where what would be taken back does not stand.</returns>
    public async Task<Outcome<LinkEffect>> HandleAsync(PreviewLinkDecision query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<LinkEffect>>(
            async (db, ct) =>
            {
                var standing = await db.LinkDecisions.Where(d => d.TakenBackAt == null && d.Kind != LinkDecisionKind.NotOnePerson).TagWith(nameof(PreviewLinkDecision)).ToListAsync(ct);
                var taken = query.TakenBack is { } id ? standing.Find(d => d.Id == id) : null;
                if (query.TakenBack is not null && taken is null) return LinkRefusals.NotDecided;
                var decision = taken ?? Draft(query, actor);
                if (taken is null) standing.Add(decision);
                else standing.Remove(taken);
                var facts = new StoredLinkFacts(db, store.Dialect);
                var relinked = await Relinking.RunAsync(await ConcernedAsync(db, decision, ct), facts, await SavedHubLimits.ReadAsync(db, ct), new StandingDecisions(standing), ct);
                return Effect(relinked);
            },
            cancel);
    }

    private static LinkDecision Draft(PreviewLinkDecision query, Actor actor) => new()
    {
        Kind = query.Other is not null ? LinkDecisionKind.Join : query.Account is null ? LinkDecisionKind.CutIdentifier : LinkDecisionKind.CutAccount,
        PaymentIdentityId = query.Identifier?.Payment,
        DeviceId = query.Identifier?.Device,
        AccountId = query.Account,
        OtherAccountId = query.Other,
        Reason = "",
        By = actor.Id,
        ByName = actor.Name,
        At = default,
    };

    // A hub joins nobody, cut or not: so many accounts need not be looked at.
    private static async Task<HashSet<AccountId>> ConcernedAsync(CordonDb db, LinkDecision decision, CancellationToken cancel)
    {
        if (decision.Kind == LinkDecisionKind.Join) return [decision.AccountId!.Value, decision.OtherAccountId!.Value];
        var accounts = await UseOnIdentifier.Of(db, decision.Identifier).Select(u => u.AccountId).Take(HubLimits.Greatest + 1).TagWith(nameof(PreviewLinkDecision)).ToListAsync(cancel);
        return accounts.Count > HubLimits.Greatest ? [] : [.. accounts];
    }

    private static LinkEffect Effect(Relinked relinked)
    {
        var (before, after) = (Sets(relinked.Stored), Sets(relinked.Found.Members));
        var unchanged = before.Where(c => after.TryGetValue(c.Key, out var members) && members.SequenceEqual(c.Value)).Select(c => c.Key).ToHashSet();
        return new(Sizes(before), Sizes(after));

        IReadOnlyList<int> Sizes(Dictionary<ClusterId, AccountId[]> clusters) => [.. clusters.Where(c => !unchanged.Contains(c.Key)).Select(c => c.Value.Length).OrderDescending()];
    }

    // By account in each, as both sides come: the same set is then the same sequence.
    private static Dictionary<ClusterId, AccountId[]> Sets(IEnumerable<Membership> members) => members.GroupBy(m => m.Cluster, m => m.Account).ToDictionary(g => g.Key, g => g.ToArray());
}
