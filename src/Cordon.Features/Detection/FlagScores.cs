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

    /// <summary>Brings the accounts' highest scores up to date with their flags and dismissals, in one statement.</summary>
    /// <param name="accounts">Up to 500.</param>
    public static Task<int> RefreshAsync(CordonDb db, IReadOnlyList<AccountId> accounts, CancellationToken cancel) => db.Accounts.Where(a => accounts.Contains(a.Id))
        .TagWith(nameof(FlagScores))
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.FlagScore, a => db.Flags
            .Where(f => f.AccountId == a.Id && f.SupersededAt == null && !db.FlagDismissals.Any(d => d.AccountId == f.AccountId && d.Rule == f.Rule && d.TakenBackAt == null))
            .Max(f => (double?)f.Score) ?? 0), cancel);
}
