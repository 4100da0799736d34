using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>The wired-up application over a folder of its own.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Store(string folder, ServiceProvider services) => (Folder, _services) = (folder, services);

    public string Folder { get; }

    public IServiceProvider Services => _services;

    public static async Task<Store> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-bench-").FullName;
        var services = new ServiceCollection().AddLogging()
            .AddCordon(new ConfigurationBuilder().AddInMemoryCollection([new("Cordon:DataFolder", folder)]).Build())
            .AddSingleton<ICurrentActor>(new Bench());
        var store = new Store(folder, services.BuildServiceProvider());
        await using var scope = store._services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MigrateStoreHandler>().HandleAsync(CancellationToken.None);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class Bench : ICurrentActor
    {
        public ValueTask<Actor> GetAsync(CancellationToken cancel) => ValueTask.FromResult(new Actor("os:benchmark", "Benchmark", [Role.Administrator]));
    }
}
