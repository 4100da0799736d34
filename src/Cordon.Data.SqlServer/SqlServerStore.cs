using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Cordon.Data.SqlServer;

public static class SqlServerStore
{
    /// <summary>Keeps everything in a SQL Server database.</summary>
    public static DbContextOptionsBuilder UseCordonSqlServer(this DbContextOptionsBuilder options, string connection) => options
        .UseSqlServer(connection, server => server.MigrationsAssembly(typeof(SqlServerStore).Assembly))
        .ReplaceService<IModelCustomizer, SqlServerMapping>();
}
