using Cordon.Features.Attribution;
using Cordon.Web.Hosting;

namespace Cordon.Web.Attribution;

/// <summary>Looks every hour whether attribution ran lately.</summary>
public sealed class FadingWatch(IServiceScopeFactory scopes, Readiness readiness, TimeProvider clock, ILogger<FadingWatch> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.StoreOpened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<QueueFadedAttributionHandler>().HandleAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The console goes on without it: the database may be away for a while, and the next look comes.
                log.LogError(failure, "It could not be found out whether attribution is due");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
