using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Which flags count, and what accounts are sorted by.</summary>
internal static class FlagScores
{
    /// <summary>Flags that stand and that nobody dismissed.</summary>
    public static IQueryable<Flag> Open(CordonDb db) =>
        db.Flags.Where(f => f.SupersededAt == null && !db.FlagDismissals.Any(d => d.AccountId == f.AccountId && d.Rule == f.Rule && d.TakenBackAt == null));

    /// <summary>The rules that some accounts are flagged by, the clearest first.</summary>
    /// <param name="accounts">Up to 500.</param>
    public static async Task<ILookup<AccountId, string>> RulesAsync(CordonDb db, IReadOnlyList<AccountId> accounts, CancellationToken cancel)
    {
        if (accounts.Count == 0) return Array.Empty<Flag>().ToLookup(f => f.AccountId, f => f.Rule);
        var flags = await Open(db).Where(f => accounts.Contains(f.AccountId)).Select(f => new { f.AccountId, f.Rule, f.Score })
            .TagWith(nameof(RulesAsync)).ToListAsync(cancel);
        return flags.OrderByDescending(f => f.Score).ThenBy(f => Rank(f.Rule)).ToLookup(f => f.AccountId, f => f.Rule);
    }

    /// <summary>Where scores are alike, which they are at their top, the detectors' own order tells more than their names.</summary>
    public static int Rank(string rule)
    {
        for (var i = 0; i < Detectors.All.Count; i++)
            if (Detectors.All[i].Rule == rule) return i;
        return Detectors.All.Count;
    }

    /// <summary>Brings the accounts' highest scores up to date with their flags and dismissals, in one statement.</summary>
    /// <param name="accounts">Up to 500.</param>
    public static Task<int> RefreshAsync(CordonDb db, IReadOnlyList<AccountId> accounts, CancellationToken cancel) => db.Accounts.Where(a => accounts.Contains(a.Id))
        .TagWith(nameof(FlagScores))
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.FlagScore, a => db.Flags
            .Where(f => f.AccountId == a.Id && f.SupersededAt == null && !db.FlagDismissals.Any(d => d.AccountId == f.AccountId && d.Rule == f.Rule && d.TakenBackAt == null))
            .Max(f => (double?)f.Score) ?? 0), cancel);
}
