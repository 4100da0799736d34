using Cordon.Domain.Staff;
using Cordon.Features.Bans;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Benchmarks;

/// <summary>The wired-up application over a folder of its own.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private readonly bool _isMine;

    private Store(string folder, bool isMine)
    {
        (Folder, _isMine) = (folder, isMine);
        _services = new ServiceCollection().AddLogging()
            .AddCordon(new ConfigurationBuilder().AddInMemoryCollection([new("Cordon:DataFolder", folder)]).Build())
            .AddSingleton<ICurrentActor>(new Bench()).BuildServiceProvider();
    }

    public string Folder { get; }

    public IServiceProvider Services => _services;

    public static async Task<Store> CreateAsync()
    {
        var store = new Store(Directory.CreateTempSubdirectory("cordon-bench-").FullName, isMine: true);
        await using var scope = store._services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MigrateStoreHandler>().HandleAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Over a folder that another process filled and will delete.</summary>
    public static Store Open(string folder) => new(folder, isMine: false);

    /// <summary>As the console does when it starts.</summary>
    public async Task RehearseAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RehearseBansHandler>().HandleAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_isMine) Directory.Delete(Folder, recursive: true);
    }

    private sealed class Bench : ICurrentActor
    {
        public ValueTask<Actor> GetAsync(CancellationToken cancel) => ValueTask.FromResult(new Actor("os:benchmark", "Benchmark", [Role.Administrator, Role.Reviewer, Role.Legal]));
    }
}
