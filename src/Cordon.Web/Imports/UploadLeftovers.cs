using Cordon.Features.Hosting;

namespace Cordon.Web.Imports;

/// <summary>Deletes what a killed process left in the folder of uploads.</summary>
public sealed class UploadLeftovers(CordonSettings settings, TimeProvider clock, ILogger<UploadLeftovers> log) : IHostedService
{
    // An upload of another process may still be under way; none takes a day.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(settings.UploadsPath);
        if (!folder.Exists) return Task.CompletedTask;
        var before = clock.GetUtcNow().UtcDateTime - Oldest;
        foreach (var file in folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < before))
        {
            try
            {
                file.Delete();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                log.LogWarning(failure, "A leftover upload could not be deleted: {File}", file.FullName);
            }
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
