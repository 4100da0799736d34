using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cordon.Data.Sqlite;

/// <summary>For <c>dotnet ef</c> alone.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<CordonDb>
{
    public CordonDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<CordonDb>();
        options.UseCordonSqlite("Data Source=:memory:");
        return new CordonDb(options.Options);
    }
}
