using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Statements over all that waits of an import, in SQL that both databases read: {0} is the import, {1} the time that stands for none, {2} now.</summary>
internal static class SetStatements
{
    // They go over millions of rows; a page's patience is not theirs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <returns>How many rows the statements touched, added up.</returns>
    public static async Task<int> RunAsync(WriteUnit unit, IEnumerable<string> statements, ImportId import, CancellationToken cancel)
    {
        var db = unit.Db;
        db.Database.SetCommandTimeout(Patience);
        // In SQL of one's own an instant is what its column holds.
        var instants = db.Model.FindEntityType(typeof(Account))!.FindProperty(nameof(Account.FirstSeenAt))!.GetTypeMapping().Converter!;
        var (notSeen, now) = (instants.ConvertToProvider(Account.NotSeen)!, instants.ConvertToProvider(unit.At)!);
        var rows = 0;
        foreach (var statement in statements) rows += await db.Database.ExecuteSqlRawAsync(statement, [import.Value, notSeen, now], cancel);
        return rows;
    }
}
