using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Cordon.Data.SqlServer;

public static class SqlServerStore
{
    /// <summary>Keeps everything in a SQL Server database.</summary>
    public static DbContextOptionsBuilder UseCordonSqlServer(this DbContextOptionsBuilder options, string connection) => options
        .UseSqlServer(connection, server => server.MigrationsAssembly(typeof(SqlServerStore).Assembly))
        .ReplaceService<IModelCustomizer, SqlServerMapping>()
        // Counts that end at a bound take any so many rows: for them order is nothing.
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
}
