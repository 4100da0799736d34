using Cordon.Features.Hosting;
using Cordon.Features.Jobs;

namespace Cordon.Web.Imports;

/// <summary>Deletes what a killed process left in the folder of uploads: a file may hold what must not be kept.</summary>
public sealed class UploadLeftovers(CordonSettings settings, TimeProvider clock, ILogger<UploadLeftovers> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(settings.UploadsPath);
        if (!folder.Exists) return Task.CompletedTask;
        foreach (var file in folder.EnumerateFiles().Where(file => WorkerFile.IsLeft(file, clock.GetUtcNow())))
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
