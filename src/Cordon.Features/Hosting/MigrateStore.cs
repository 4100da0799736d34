using Cordon.Data.Storing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Hosting;

/// <summary>Creates the database or brings it up to date. No permission is asked: it runs before anybody can sign in.</summary>
public sealed class MigrateStoreHandler(CordonStore store, CordonSettings settings)
{
    /// <returns>How many accounts the store holds.</returns>
    public async Task<long> HandleAsync(CancellationToken cancel)
    {
        if (settings.Store.Provider == StoreProvider.Sqlite) Directory.CreateDirectory(settings.DataPath);
        await store.MigrateAsync(cancel);
        return await store.ReadAsync((db, ct) => db.Accounts.LongCountAsync(ct), cancel);
    }
}
