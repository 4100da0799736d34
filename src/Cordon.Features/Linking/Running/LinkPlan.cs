using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking.Running;

/// <summary>What a run found and would write. It is worked out beside other writers; whoever writes it asks first whether <see cref="Turn"/> is still the last.</summary>
/// <param name="Turn">The last turn of linking that was taken before anything was read.</param>
/// <param name="Looked">How many accounts were looked at.</param>
/// <param name="Read">How many uses were read.</param>
/// <param name="Stored">The clusters that the accounts looked at are in as it is stored; null for all clusters there are.</param>
/// <param name="Found">The clusters they should be in.</param>
internal sealed record LinkPlan(long Turn, DueRows Due, bool Whole, string Settings, long Looked, long Read, ClusterChanges Changes, IReadOnlyCollection<ClusterId>? Stored, IReadOnlyList<ClusterFigures> Found)
{
    /// <summary>Looks at what is due; at every account where nothing was linked before, where a hub limit was changed since, or where very much is due.</summary>
    public static async Task<LinkPlan> ReadAsync(CordonDb db, IStoreDialect dialect, Action<string, long> report, CancellationToken cancel)
    {
        // In this order: whatever is decided or imported after its part was read makes this turn not the last, or is due still.
        var turn = await db.Counters.Where(c => c.Name == Counter.Linking).Select(c => c.Last).TagWith(nameof(LinkPlan)).SingleAsync(cancel);
        var due = await DueRows.ReadAsync(db, dialect, cancel);
        report("Reading links", 0);
        var rules = await LinkRules.ReadAsync(db, cancel);
        var before = await db.LinkingRuns.OrderByDescending(r => r.Id).Select(r => r.Settings).TagWith(nameof(LinkPlan)).FirstOrDefaultAsync(cancel);
        var settings = rules.Limits.ToJson();
        return before != settings || due.TooMany
            ? await WholeAsync(db, dialect, turn, due, rules, settings, report, cancel)
            : await SomeAsync(db, dialect, turn, due, rules, settings, cancel);
    }

    private static async Task<LinkPlan> WholeAsync(CordonDb db, IStoreDialect dialect, long turn, DueRows due, LinkRules rules, string settings, Action<string, long> report, CancellationToken cancel)
    {
        var linking = new WholeLinking(db, dialect, rules, report);
        var found = await linking.RunAsync(cancel);
        var stored = new List<Membership>();
        await dialect.ReadPairsAsync(db, "SELECT AccountId AS First, ClusterId AS Second FROM ClusterMembers ORDER BY AccountId", [], (account, cluster) => stored.Add(new(new(account), new(cluster))), cancel);
        var accounts = await db.Accounts.TagWith(nameof(LinkPlan)).LongCountAsync(cancel);
        return new(turn, due, true, settings, accounts, linking.Read, ClusterChanges.Between(stored, found.Members), null, found.Clusters);
    }

    private static async Task<LinkPlan> SomeAsync(CordonDb db, IStoreDialect dialect, long turn, DueRows due, LinkRules rules, string settings, CancellationToken cancel)
    {
        var facts = new StoredLinkFacts(db, dialect);
        var relinked = await Relinking.RunAsync(due.Accounts, facts, rules.Limits, rules.Decisions, cancel);
        return new(turn, due, false, settings, relinked.Looked.Count, facts.Read, ClusterChanges.Between(relinked.Stored, relinked.Found.Members),
            relinked.Stored.Select(m => m.Cluster).ToHashSet(), relinked.Found.Clusters);
    }
}
