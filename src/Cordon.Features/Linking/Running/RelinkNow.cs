using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;

namespace Cordon.Features.Linking.Running;

/// <summary>Links the accounts that a decision is about within its own transaction, so that whoever decided sees at once what came of it.</summary>
internal static class RelinkNow
{
    /// <param name="unit">Holds the turn of linking, and the decision is saved in it.</param>
    /// <returns>How many accounts are in another cluster by it.</returns>
    public static async Task<int> RunAsync(WriteUnit unit, IStoreDialect dialect, IReadOnlySet<AccountId> accounts, CancellationToken cancel)
    {
        if (accounts.Count == 0) return 0;
        var rules = await LinkRules.ReadAsync(unit.Db, cancel);
        var relinked = await Relinking.RunAsync(accounts, new StoredLinkFacts(unit.Db, dialect), rules.Limits, rules.Decisions, cancel);
        var changes = ClusterChanges.Between(relinked.Stored, relinked.Found.Members);
        await ClusterWriter.WriteAsync(unit, changes, relinked.Stored.Select(m => m.Cluster).ToHashSet(), relinked.Found.Clusters, cancel);
        return changes.Accounts;
    }
}
