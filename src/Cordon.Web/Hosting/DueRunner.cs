using Cordon.Features.Bans;

namespace Cordon.Web.Hosting;

/// <summary>Carries out what was decided and whose time has come: at the start, then whenever the next time comes.</summary>
public sealed class DueRunner(IServiceScopeFactory scopes, Readiness readiness, TimeProvider clock, ILogger<DueRunner> log) : BackgroundService
{
    // How soon a time is found that was set meanwhile, by this process or another; and the shortest wait, so that what cannot be carried out keeps nothing busy.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30), Least = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.StoreOpened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Look;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var done = await Task.Run(() => scope.ServiceProvider.GetRequiredService<CarryOutDueHandler>().HandleAsync(stoppingToken), stoppingToken);
                wait = WaitUntil(done.NextAt, clock.GetUtcNow());
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The console goes on without it: the database may be away for a while, and the next look comes.
                log.LogError(failure, "What is due could not be carried out");
            }
            await Task.Delay(wait, clock, stoppingToken);
        }
    }

    /// <param name="next">When something becomes due next; null: nothing does by itself.</param>
    public static TimeSpan WaitUntil(DateTimeOffset? next, DateTimeOffset now) => next is { } at && at - now < Look ? at - now < Least ? Least : at - now : Look;
}
