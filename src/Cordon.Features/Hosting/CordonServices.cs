using Cordon.Data;
using Cordon.Data.Sqlite;
using Cordon.Data.SqlServer;
using Cordon.Data.Storing;
using Cordon.Features.Accounts;
using Cordon.Features.Attribution.Evaluation;
using Cordon.Features.Detection;
using Cordon.Features.Detection.Evaluation;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Features.Ingest;
using Cordon.Features.Jobs;
using Cordon.Features.Linking.Evaluation;
using Cordon.Features.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cordon.Features.Hosting;

/// <summary>Everything that can be done, wired up; the web console and the command line add who is acting and how it looks.</summary>
public static class CordonServices
{
    public const string ConnectionName = "Cordon";

    /// <exception cref="SettingsException">Settings are wrong; it names every problem at once.</exception>
    public static IServiceCollection AddCordon(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = SettingsReader.Read(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Ingest);
        services.AddSingleton(settings.Detection);
        services.AddSingleton(settings.Linking);
        services.AddSingleton(settings.Attribution);
        services.AddSingleton(settings.Evidence);
        services.AddSingleton(settings.Bans);
        services.TryAddSingleton(TimeProvider.System);
        AddStore(services, settings, configuration.GetConnectionString(ConnectionName));
        services.AddSingleton<CordonStore>();
        services.AddSingleton<IArtifactStore>(new FolderArtifactStore(settings.EvidencePath));
        services.AddKeyRing(settings);
        services.AddSingleton<FingerprintKeys>();
        services.AddSingleton<SealCheck>();
        services.AddSingleton<EvidenceInspector>();
        services.AddSingleton<EvidenceScan>();
        services.AddEvidenceReading();
        services.AddSingleton<JobBoard>();
        services.AddSingleton<OpenJobs>();
        services.AddSingleton<FileInspector>();
        services.AddSingleton<DetectionEvaluator>();
        services.AddSingleton<LinkingEvaluator>();
        services.AddSingleton<AttributionEvaluator>();
        services.AddSingleton<AccountFacetMemory>();
        services.AddSingleton<AgentBookMemory>();
        foreach (var type in typeof(CordonServices).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            if (type.Name.EndsWith("Handler", StringComparison.Ordinal)) services.AddScoped(type);
            if (type.IsAssignableTo(typeof(IJobWork))) services.AddTransient(typeof(IJobWork), type);
        }
        return services;
    }

    private static void AddStore(IServiceCollection services, CordonSettings settings, string? connection)
    {
        if (settings.Store.Provider == StoreProvider.SqlServer)
        {
            services.AddSingleton<IStoreDialect, SqlServerDialect>();
            services.AddPooledDbContextFactory<CordonDb>(options => options.UseCordonSqlServer(connection!));
            return;
        }
        var file = Path.Combine(settings.DataPath, "cordon.db");
        services.AddSingleton<IStoreDialect, SqliteDialect>();
        services.AddPooledDbContextFactory<CordonDb>(options => options.UseCordonSqlite(connection ?? SqliteStore.ConnectionTo(file)));
    }
}
