using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Those whom a ban that is being written covers.</summary>
/// <param name="Accounts">Their numbers, ascending.</param>
internal sealed record CoveredSet(List<long> Accounts, string Digest)
{
    public static async Task<CoveredSet> ReadAsync(CordonDb db, IStoreDialect dialect, BanScope scope, DateTimeOffset at, CancellationToken cancel)
    {
        var accounts = await CoverageQuery.Of(db, dialect, scope.Rule, scope.Accounts, scope.Incidents, at).Select(r => r.AccountId).TagWith(nameof(CoveredSet)).ToListAsync(cancel);
        accounts.Sort();
        return new(accounts, AccountsDigest.Of(accounts));
    }
}
