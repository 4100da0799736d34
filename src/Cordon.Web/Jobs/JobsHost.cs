using Cordon.Web.Hosting;

namespace Cordon.Web.Jobs;

/// <summary>What works on jobs and what tells the pages about them.</summary>
public static class JobsHost
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<JobWatch>());
        services.AddHostedService<JobRunner>();
    }
}
