using Cordon.Data.Sqlite;
using Cordon.Data.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>Contexts that are asked for their model and their scripts; nothing is ever connected to.</summary>
internal static class NoServer
{
    public static CordonDb SqlServer()
    {
        var options = new DbContextOptionsBuilder<CordonDb>();
        options.UseCordonSqlServer("Server=none;Database=Cordon");
        return new CordonDb(options.Options);
    }

    public static CordonDb Sqlite()
    {
        var options = new DbContextOptionsBuilder<CordonDb>();
        options.UseCordonSqlite("Data Source=:memory:");
        return new CordonDb(options.Options);
    }
}
