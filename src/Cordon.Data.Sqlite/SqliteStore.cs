using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Cordon.Data.Sqlite;

public static class SqliteStore
{
    /// <summary>Keeps everything in one SQLite file.</summary>
    public static DbContextOptionsBuilder UseCordonSqlite(this DbContextOptionsBuilder options, string connection) => options
        .UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(typeof(SqliteStore).Assembly))
        .ReplaceService<IModelCustomizer, SqliteMapping>()
        // Counts that end at a bound take any so many rows: for them order is nothing.
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning))
        .AddInterceptors(SqlitePragmas.Instance);

    /// <summary>The connection string of a database file.</summary>
    public static string ConnectionTo(string file) => new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ToString();
}
