using Cordon.Data.Storing;
using Cordon.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Data.SqlServer;

/// <summary>Set-based: the names go into a temporary table, what is missing is added from it, and all ids come back joined.</summary>
internal static class SqlServerAccountResolver
{
    private const string Staging = "#AccountNames";

    private static readonly BulkTable<(int Place, string ExternalId)> Names = new(Staging,
    [
        BulkColumn<(int Place, string ExternalId)>.Number("Place", n => n.Place),
        BulkColumn<(int Place, string ExternalId)>.Text("ExternalId", n => n.ExternalId),
    ]);

    /// <param name="dialect">Fills the temporary table.</param>
    public static async Task<ResolvedAccounts> RunAsync(IStoreDialect dialect, CordonDb db, IReadOnlyList<string> externalIds, DateTimeOffset learnedAt, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE #AccountNames (Place bigint NOT NULL, ExternalId nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL, IsNew bit NOT NULL DEFAULT 0)", cancel);
        await dialect.InsertAsync(db, Names, externalIds.Select((name, place) => (place, name)), cancel);
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE #AccountNames SET IsNew = 1 WHERE NOT EXISTS (SELECT 1 FROM Accounts a WHERE a.ExternalId = #AccountNames.ExternalId)", cancel);
        var notSeen = Account.NotSeen.UtcDateTime;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Accounts (ExternalId, Kind, EmailVerified, FirstSeenAt, LastSeenAt, Requests, ActivityVersion, DetectedVersion, FlagScore, LearnedAt)
            SELECT n.ExternalId, 'Observed', 0, {notSeen}, {notSeen}, 0, 0, 0, 0, {learnedAt.UtcDateTime} FROM #AccountNames n WHERE n.IsNew = 1
            """, cancel);
        var found = await db.Database.SqlQuery<ResolvedName>(
            $"SELECT n.Place, a.Id, n.IsNew FROM #AccountNames n JOIN Accounts a ON a.ExternalId = n.ExternalId").ToListAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("DROP TABLE #AccountNames", cancel);
        var ids = new long[externalIds.Count];
        foreach (var name in found) ids[name.Place] = name.Id;
        return new(ids, [.. found.Where(name => name.IsNew).Select(name => (int)name.Place).Order()]);
    }

    private sealed record ResolvedName(long Place, long Id, bool IsNew);
}
