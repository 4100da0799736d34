using Cordon.Features.Evidence;

namespace Cordon.Web.Evidence;

/// <summary>Deletes what processes left in the store of evidence that died while they sealed.</summary>
public sealed class SealLeftovers(IArtifactStore artifacts, TimeProvider clock, ILogger<SealLeftovers> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var cleaned = artifacts.CleanLeftovers(clock.GetUtcNow());
            if (cleaned.Count > 0) log.LogInformation("{Count} files were deleted that killed processes had not sealed to the end", cleaned.Count);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "Leftovers of sealing could not be deleted");
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
