using Cordon.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace Cordon.Data.Tests.SqlServer;

public class MigrationTests
{
    private const string RefreshSwitch = "CORDON_REFRESH_SCRIPTS";

    private static readonly string ScriptPath = Repository.PathOf("database", "schema.sql");

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("SqlServer")]
    public void The_migrations_come_to_the_model(string provider)
    {
        using var db = provider == "Sqlite" ? NoServer.Sqlite() : NoServer.SqlServer();
        Assert.False(db.Database.HasPendingModelChanges(),
            $"The model changed: dotnet ef migrations add NAME --project src/Cordon.Data.{provider}, and the same for the other provider. It differs in: " +
            string.Join("; ", Differences(db)));
    }

    [Fact]
    public void The_script_of_the_schema_is_what_the_migrations_make()
    {
        using var db = NoServer.SqlServer();
        var script = Normalize(db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
        if (Environment.GetEnvironmentVariable(RefreshSwitch) == "1") File.WriteAllText(ScriptPath, script);
        Assert.True(File.Exists(ScriptPath) && Normalize(File.ReadAllText(ScriptPath)) == script,
            $"database/schema.sql is not what the SQL Server migrations make. Refresh it: {RefreshSwitch}=1 dotnet run --project tests/Cordon.Data.Tests");
    }

    [Fact]
    public void The_script_of_the_schema_has_neither_a_byte_order_mark_nor_carriage_returns()
    {
        var bytes = File.ReadAllBytes(ScriptPath);
        Assert.NotEqual(0xEF, bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").Trim('\uFEFF', '\n') + "\n";

    private static IEnumerable<string> Differences(CordonDb db)
    {
        var kept = db.GetService<IModelRuntimeInitializer>().Initialize(db.GetService<IMigrationsAssembly>().ModelSnapshot!.Model, designTime: true, validationLogger: null);
        return db.GetService<IMigrationsModelDiffer>()
            .GetDifferences(kept.GetRelationalModel(), db.GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>().Model.GetRelationalModel())
            .Select(operation => operation.GetType().Name);
    }
}
