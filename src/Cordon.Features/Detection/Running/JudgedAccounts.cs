using System.Runtime.CompilerServices;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection.Running;

/// <summary>Which accounts a run judges, some at a time.</summary>
internal sealed class JudgedAccounts(CordonStore store)
{
    /// <param name="all">Every account that has a profile; else those that are due and those whose companions came or went.</param>
    /// <param name="count">Told how many there will be.</param>
    public async IAsyncEnumerable<AccountId[]> ReadAsync(bool all, IReadOnlyList<DueAccount> due, IReadOnlyDictionary<AccountId, Finding>? lockstep, Action<long> count,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        if (all)
        {
            count(await store.ReadAsync((db, ct) => db.AccountProfiles.LongCountAsync(ct), cancel));
            var last = new AccountId(0);
            while (true)
            {
                var some = await NextAsync(last, cancel);
                if (some.Length > 0) yield return some;
                if (some.Length < ActivityReader.AccountsAQuestion) yield break;
                last = some[^1];
            }
        }
        var judged = due.Select(a => a.Id).ToHashSet();
        if (lockstep is not null) judged.UnionWith(await OtherCompaniesAsync(lockstep, cancel));
        count(judged.Count);
        foreach (var some in judged.OrderBy(id => id.Value).Chunk(ActivityReader.AccountsAQuestion)) yield return some;
    }

    private Task<AccountId[]> NextAsync(AccountId last, CancellationToken cancel) => store.ReadAsync(
        (db, ct) => db.AccountProfiles.Where(p => p.AccountId > last).OrderBy(p => p.AccountId).Select(p => p.AccountId).Take(ActivityReader.AccountsAQuestion)
            .TagWith(nameof(JudgedAccounts)).ToArrayAsync(ct), cancel);

    /// <summary>Accounts whose flag for moving together is not what was found now.</summary>
    private async Task<IEnumerable<AccountId>> OtherCompaniesAsync(IReadOnlyDictionary<AccountId, Finding> lockstep, CancellationToken cancel)
    {
        var rule = Detectors.Lockstep.Rule;
        var standing = await store.ReadAsync((db, ct) => db.Flags.Where(f => f.Rule == rule && f.SupersededAt == null).Select(f => new { f.AccountId, f.Reason, f.With, f.ToAt })
            .TagWith(nameof(JudgedAccounts)).ToListAsync(ct), cancel);
        var known = standing.ToDictionary(f => f.AccountId);
        return standing.Where(f => !lockstep.TryGetValue(f.AccountId, out var now) || now.Reason != f.Reason || now.To != f.ToAt || FlagJson.Of(now.With) != f.With).Select(f => f.AccountId)
            .Concat(lockstep.Keys.Where(id => !known.ContainsKey(id)));
    }
}
