using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cordon.Testing.SqlServer;

/// <summary>The wired-up application over a SQL Server that only listens; whoever acts may do everything.</summary>
public sealed class RecordingApp : IDisposable
{
    private readonly ServiceProvider _services;

    public RecordingApp()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([
            new("Cordon:DataFolder", Folder), new("Cordon:Store:Provider", "SqlServer"), new("ConnectionStrings:Cordon", "Server=none;Database=Cordon")]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<ICurrentActor, Everybody>().AddCordon(configuration);
        services.Replace(ServiceDescriptor.Singleton<IDbContextFactory<CordonDb>>(Server));
        services.Replace(ServiceDescriptor.Singleton<IStoreDialect>(Dialect));
        _services = services.BuildServiceProvider();
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("cordon-test-").FullName;
    public RecordingSqlServer Server { get; } = new();
    public RecordingDialect Dialect { get; } = new();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class Everybody : ICurrentActor
    {
        private static readonly Actor Actor = new("dev:everybody", "Everybody", Enum.GetValues<Role>());

        public ValueTask<Actor> GetAsync(CancellationToken cancel) => ValueTask.FromResult(Actor);
    }
}
