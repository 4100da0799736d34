using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Linking;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Accounts;

/// <summary>Accounts whose external id begins so, in its order, at most <see cref="FindAccountsHandler.Most"/>: for a field in which one is chosen.</summary>
/// <param name="Text">Compared exactly, blanks around it aside; blank finds nobody.</param>
/// <param name="Except">An account that is not offered.</param>
public sealed record FindAccounts(string? Text, AccountId? Except = null);

public sealed class FindAccountsHandler(CordonStore store, ICurrentActor actors)
{
    public const int Most = 10;

    // Behind every beginning: the greatest code point.
    private const string Greatest = "\U0010FFFF";

    /// <returns>The accounts; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<IReadOnlyList<AccountName>>> HandleAsync(FindAccounts query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var from = (query.Text ?? "").Trim();
        if (from.Length == 0) return Array.Empty<AccountName>();
        var to = from + Greatest;
        var found = await store.ReadAsync(
            (db, ct) => db.Accounts.Where(a => string.Compare(a.ExternalId, from) >= 0 && string.Compare(a.ExternalId, to) < 0 && (query.Except == null || a.Id != query.Except))
                .OrderBy(a => a.ExternalId).Take(Most).Select(a => new { a.Id, a.ExternalId }).TagWith(nameof(FindAccounts)).ToListAsync(ct), cancel);
        return found.ConvertAll(a => new AccountName(a.Id.Value, a.ExternalId));
    }
}
