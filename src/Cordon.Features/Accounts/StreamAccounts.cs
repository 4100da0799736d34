using System.Runtime.CompilerServices;
using Cordon.Domain;
using Cordon.Features.Paging;

namespace Cordon.Features.Accounts;

/// <summary>All accounts of a filter, page behind page, for exports and scripts.</summary>
public sealed class StreamAccountsHandler(ListAccountsHandler list)
{
    /// <summary>Permission is asked with the first page.</summary>
    /// <exception cref="RefusedException">The reader may not see accounts.</exception>
    public async IAsyncEnumerable<AccountRow> HandleAsync(AccountFilter filter, AccountSort sort, bool descending, [EnumeratorCancellation] CancellationToken cancel)
    {
        var place = PagePlace.First;
        do
        {
            var outcome = await list.HandleAsync(new ListAccounts(filter, sort, descending, place, ListAccountsHandler.MaxSize), cancel);
            if (!outcome.Accepted(out var page, out var refusal)) throw new RefusedException(refusal);
            foreach (var row in page.Rows) yield return row;
            place = new PagePlace(page.Next, null);
        }
        while (place.After is not null);
    }
}
