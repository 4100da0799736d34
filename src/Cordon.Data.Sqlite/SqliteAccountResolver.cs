using Cordon.Data.Storing;
using Cordon.Domain.Accounts;
using Microsoft.Data.Sqlite;

namespace Cordon.Data.Sqlite;

internal static class SqliteAccountResolver
{
    public static ResolvedAccounts Run(SqliteConnection connection, IReadOnlyList<string> externalIds, DateTimeOffset learnedAt, CancellationToken cancel)
    {
        using var find = new SqliteStatement(connection, "SELECT Id FROM Accounts WHERE ExternalId = ?1");
        using var add = new SqliteStatement(connection,
            "INSERT INTO Accounts (ExternalId, Kind, EmailVerified, FirstSeenAt, LastSeenAt, Requests, ActivityVersion, DetectedVersion, FlagScore, LearnedAt) VALUES (?1, ?2, 0, ?3, ?3, 0, 0, 0, 0, ?4) RETURNING Id");
        var ids = new long[externalIds.Count];
        var created = new List<int>();
        for (var i = 0; i < ids.Length; i++)
        {
            if (i % 4_096 == 0) cancel.ThrowIfCancellationRequested();
            var found = find.Bind(1, externalIds[i]).Step();
            if (found) ids[i] = find.Number(0);
            find.Reset();
            if (found) continue;
            add.Bind(1, externalIds[i]).Bind(2, nameof(AccountKind.Observed)).Bind(3, Account.NotSeen.UtcTicks).Bind(4, learnedAt.UtcTicks).Step();
            ids[i] = add.Number(0);
            add.Reset();
            created.Add(i);
        }
        return new(ids, created);
    }
}
