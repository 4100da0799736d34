using Cordon.Features.Demo;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Cordon.Web.SignIn;

namespace Cordon.Web.Hosting;

/// <summary>Opens the store when the app starts: brings it up to date and, in Development, fills an empty one with the demo case.</summary>
public sealed class StoreStart(IServiceScopeFactory scopes, CordonSettings settings, IHostEnvironment environment, Readiness readiness, ILogger<StoreStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<MigrateStoreHandler>().HandleAsync(stoppingToken);
        readiness.StoreIsOpen();
        if (environment.IsDevelopment() && settings.Demo) await LoadDemoAsync(stoppingToken);
        readiness.Ready();
    }

    private async Task LoadDemoAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestPerson>().Person = Person.SampleOf(SampleStaff.Find("administrator")!, "start");
        var demo = scope.ServiceProvider.GetRequiredService<LoadDemoHandler>();
        if (!await demo.IsWantedAsync(stop)) return;
        readiness.NotReady("Cordon is loading the demo case. This takes some seconds.");
        var outcome = await demo.HandleAsync(new LoadDemo(settings.DemoAccounts), new Quiet(), stop);
        if (outcome.Refusal is { } refusal) log.LogWarning("The demo case was not loaded: {Refusal}", refusal);
    }

    private sealed class Quiet : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
        }
    }
}
