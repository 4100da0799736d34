using Cordon.Data.SqlServer;
using Cordon.Data.Storing;
using Cordon.Testing.Stores;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cordon.Data.Tests.Stores;

/// <summary>The stores that each of these tests runs on: SQLite always, and the SQL Server that the environment names, unchanged.</summary>
internal static class EveryStore
{
    public const string Sqlite = "SQLite", SqlServer = "SQL Server";

    private const string Variable = "CORDON_SQLSERVER";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } connection ? connection : null;

    public static TheoryData<string> Names => Server is null ? [Sqlite] : [Sqlite, SqlServer];

    /// <summary>A migrated store of its own.</summary>
    public static async Task<TestStore> CreateAsync(string name)
    {
        if (name == Sqlite) return await SqliteTemplate.CreateAsync();
        var store = CreateEmpty(name);
        await store.Store.MigrateAsync(CancellationToken.None);
        return store;
    }

    /// <summary>A store that nothing was done to: not even the database is there.</summary>
    public static TestStore CreateEmpty(string name)
    {
        if (name == Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("cordon-test-").FullName;
            return SqliteTemplate.Open(Path.Combine(folder, "cordon.db"), () => Directory.Delete(folder, recursive: true));
        }
        // Never the database that the variable may name: one of its own, dropped again.
        var connection = new SqlConnectionStringBuilder(Server) { InitialCatalog = $"CordonTest{Guid.NewGuid():N}" }.ToString();
        var options = new DbContextOptionsBuilder<CordonDb>();
        options.UseCordonSqlServer(connection);
        return new TestStore(options.Options, new SqlServerDialect(), async () =>
        {
            await using var db = new CordonDb(options.Options);
            await db.Database.EnsureDeletedAsync();
        });
    }
}
