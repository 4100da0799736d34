using System.Text;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Cordon.Testing;

/// <summary>The wired-up application over a folder of its own, with a clock that tests move and people they choose.</summary>
public sealed class TestApp : IAsyncDisposable
{
    /// <summary>Where the clock stands at first: a Tuesday noon.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    // Migrated once a run; each test works on a copy of the file.
    private static readonly Lazy<Task<byte[]>> Template = new(MakeTemplateAsync);

    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;
    private readonly ActingAs _actor = new();
    private readonly bool _isGuest;

    private TestApp(string folder, IReadOnlyDictionary<string, string?> settings, bool isGuest = false)
    {
        Folder = folder;
        _isGuest = isGuest;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings)
            .AddInMemoryCollection([new("Cordon:DataFolder", folder), new("ConnectionStrings:Cordon", $"Data Source={folder}/cordon.db;Pooling=False")]).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton<ICurrentActor>(_actor).AddCordon(configuration).BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
    }

    public string Folder { get; }

    public FakeTimeProvider Clock { get; } = new(Noon);

    public CordonStore Store => Get<CordonStore>();

    public static async Task<TestApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-test-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "cordon.db"), await Template.Value);
        return new TestApp(folder, settings.ToDictionary(s => s.Name, s => (string?)s.Value));
    }

    /// <summary>Another process on the same folder.</summary>
    public TestApp Again(params (string Name, string Value)[] settings) => new(Folder, settings.ToDictionary(s => s.Name, s => (string?)s.Value), isGuest: true);

    public T Get<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>From now on this sample staff member acts.</summary>
    public TestApp As(string name)
    {
        _actor.Actor = SampleStaff.Find(name) ?? throw new ArgumentException($"No sample staff member {name}.", nameof(name));
        return this;
    }

    /// <summary>From now on somebody acts who is in no sample.</summary>
    public TestApp As(Actor actor)
    {
        _actor.Actor = actor;
        return this;
    }

    public Task<T> AskAsync<T>(Func<CordonDb, Task<T>> question) => Store.ReadAsync((db, _) => question(db), CancellationToken.None);

    /// <summary>Writes a file into the folder and says where.</summary>
    public string WriteFile(string name, string content) => WriteFile(name, Encoding.UTF8.GetBytes(content));

    public string WriteFile(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public Task<Outcome<ImportResult>> ImportAsync(ImportKind kind, string path, IdentifyBy? by = null, CancellationToken cancel = default) => Get<RunImportHandler>()
        .HandleAsync(new RunImport(kind, path, Path.GetFileName(path), kind == ImportKind.Requests ? by ?? IdentifyBy.User : null, "test"), new Silent(), cancel);

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        if (!_isGuest) await DeleteAsync();
    }

    // A page that was left may still be reading: the folder goes once it has closed its files.
    private async Task DeleteAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
                return;
            }
            catch (IOException) when (tries < 200)
            {
                await Task.Delay(10);
            }
        }
    }

    private static async Task<byte[]> MakeTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-template-").FullName;
        try
        {
            await using (var app = new TestApp(Directory.CreateDirectory(Path.Combine(folder, "app")).FullName, new Dictionary<string, string?>()))
            {
                await app.Get<MigrateStoreHandler>().HandleAsync(CancellationToken.None);
                // What still lies in the write-ahead log would not be in the copy.
                await app.AskAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
                SqliteConnection.ClearAllPools();
                return await File.ReadAllBytesAsync(Path.Combine(app.Folder, "cordon.db"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class ActingAs : ICurrentActor
    {
        public Actor Actor { get; set; } = SampleStaff.Find("administrator")!;

        public ValueTask<Actor> GetAsync(CancellationToken cancel) => ValueTask.FromResult(Actor);
    }

    private sealed class Silent : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
        }
    }
}
