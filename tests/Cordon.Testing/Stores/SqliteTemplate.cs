using Cordon.Data;
using Cordon.Data.Sqlite;
using Cordon.Data.Storing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Testing.Stores;

/// <summary>SQLite files for tests: migrated once a run, copied for each test, which takes some milliseconds.</summary>
public static class SqliteTemplate
{
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    /// <summary>A store of its own file, as the product would have it after its first start.</summary>
    public static async Task<TestStore> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-test-").FullName;
        var file = Path.Combine(folder, "cordon.db");
        await File.WriteAllBytesAsync(file, await Migrated.Value);
        return Open(file, () => Directory.Delete(folder, recursive: true));
    }

    /// <summary>A store over a file that need not be there yet; nothing is migrated.</summary>
    /// <param name="remove">Takes the file away when the store is disposed.</param>
    public static TestStore Open(string file, Action remove) => new(
        Options(file),
        new SqliteDialect(),
        () =>
        {
            remove();
            return ValueTask.CompletedTask;
        });

    private static async Task<byte[]> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-template-").FullName;
        try
        {
            var file = Path.Combine(folder, "cordon.db");
            var store = new CordonStore(new ContextFactory(Options(file)), new SqliteDialect(), TimeProvider.System);
            await store.MigrateAsync(CancellationToken.None);
            await using (var db = new CordonDb(Options(file)))
            {
                // What is still in the -wal file would not be in the copy.
                await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Without pooling: a pooled handle would outlive its file.
    private static DbContextOptions<CordonDb> Options(string file)
    {
        var options = new DbContextOptionsBuilder<CordonDb>();
        options.UseCordonSqlite(new SqliteConnectionStringBuilder(SqliteStore.ConnectionTo(file)) { Pooling = false }.ToString());
        return options.Options;
    }
}
