using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cordon.Data.SqlServer;

/// <summary>For <c>dotnet ef</c> alone; the server is never contacted.</summary>
public sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<CordonDb>
{
    public CordonDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<CordonDb>();
        options.UseCordonSqlServer("Server=none;Database=Cordon");
        return new CordonDb(options.Options);
    }
}
