using Cordon.Features.Bans;

namespace Cordon.Web.Hosting;

/// <summary>Lets the console practise, once its store is open, what somebody would otherwise wait for the first time: the preview of a ban.</summary>
public sealed class Rehearsal(IServiceScopeFactory scopes, Readiness readiness, ILogger<Rehearsal> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.StoreOpened.WaitAsync(stoppingToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await Task.Run(() => scope.ServiceProvider.GetRequiredService<RehearseBansHandler>().HandleAsync(stoppingToken), stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whoever comes first waits a little longer; nothing else depends on it.
            log.LogWarning(failure, "The rehearsal at the start could not be finished");
        }
    }
}
