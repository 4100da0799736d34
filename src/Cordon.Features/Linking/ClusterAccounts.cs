using Cordon.Data;
using Cordon.Domain;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Which members of a cluster a page tells of.</summary>
internal static class ClusterAccounts
{
    /// <summary>All of them by number; where there are more than <paramref name="most"/>, those that use the most identifiers.</summary>
    /// <param name="accounts">How many the cluster has.</param>
    public static async Task<IReadOnlyList<AccountId>> OfAsync(CordonDb db, ClusterId cluster, int accounts, int most, CancellationToken cancel)
    {
        var members = db.ClusterMembers.Where(m => m.ClusterId == cluster);
        var ordered = accounts <= most
            ? members.OrderBy(m => m.AccountId)
            : members.OrderByDescending(m => db.AccountPayments.Count(l => l.AccountId == m.AccountId) + db.AccountDevices.Count(l => l.AccountId == m.AccountId)).ThenBy(m => m.AccountId);
        return await ordered.Select(m => m.AccountId).Take(most).TagWith(nameof(ClusterAccounts)).ToListAsync(cancel);
    }
}
