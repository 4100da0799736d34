using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Accounts;

/// <summary>One account, masked.</summary>
public sealed record GetAccount(AccountId Id);

/// <param name="MayReveal">The reader may ask to see the personal data.</param>
public sealed record AccountView(AccountRow Account, DateTimeOffset LearnedAt, bool MayReveal);

public sealed class GetAccountHandler(CordonStore store, ICurrentActor actors)
{
    public async Task<Outcome<AccountView>> HandleAsync(GetAccount query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var account = await store.ReadAsync((db, ct) => db.Accounts.TagWith(nameof(GetAccount)).SingleOrDefaultAsync(a => a.Id == query.Id, ct), cancel);
        if (account is null) return AccountRefusals.NotFound;
        return new AccountView(AccountRow.Of(account), account.LearnedAt, actor.May(Permission.RevealPersonalData));
    }
}
