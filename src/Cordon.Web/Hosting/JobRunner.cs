using Cordon.Features.Jobs;
using Cordon.Web.Jobs;

namespace Cordon.Web.Hosting;

/// <summary>Works on the jobs that wait, one at a time, and on those whose process died.</summary>
public sealed class JobRunner(JobBoard board, JobWatch watch, Readiness readiness, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    // How soon a job is found that another process queued or left behind; those of this process are announced.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.StoreOpened.WaitAsync(stoppingToken);
        using var announced = new SemaphoreSlim(0, 1);
        board.Changed += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (await board.ClaimNextAsync(stoppingToken) is { } job) await RunAsync(job, stoppingToken);
                else await WaitAsync(announced, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process goes down; what was under way is taken up by the next one.
        }
        finally
        {
            board.Changed -= Wake;
        }

        void Wake()
        {
            try
            {
                announced.Release();
            }
            catch (SemaphoreFullException)
            {
                // It is awake already.
            }
        }
    }

    private async Task RunAsync(Domain.JobId job, CancellationToken stop)
    {
        try
        {
            await Task.Run(() => board.RunAsync(job, watch.ProgressOf(job.Value), stop), stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The board has written it down, with the job; the next one has nothing to do with it.
            log.LogError("Job {Job} failed; see the entry before", job.Value);
        }
        finally
        {
            watch.Ended(job.Value);
        }
    }

    private async Task WaitAsync(SemaphoreSlim announced, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(announced.WaitAsync(either.Token), Task.Delay(Look, clock, either.Token));
        await either.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }
}
