using Cordon.Features.Hosting;
using Cordon.Features.Jobs;

namespace Cordon.Web.Imports;

/// <summary>Deletes what a killed process left in the folder of uploads: a file may hold what must not be kept.</summary>
public sealed class UploadLeftovers(CordonSettings settings, TimeProvider clock, ILogger<UploadLeftovers> log) : IHostedService
{
    // An upload of another machine may still be under way; none takes a day.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(1);
    private const char Between = '~', Slash = '!';

    /// <summary>A name that tells whose upload it is, so that the next process knows whether anybody still writes to it.</summary>
    public static string NewName() => $"{Guid.NewGuid():N}{Between}{WorkerName.OfThisProcess.Replace('/', Slash)}";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(settings.UploadsPath);
        if (!folder.Exists) return Task.CompletedTask;
        foreach (var file in folder.EnumerateFiles().Where(IsLeft))
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

    /// <summary>Of a process on this machine the process table tells; elsewhere the file's age does.</summary>
    private bool IsLeft(FileInfo file)
    {
        var worker = file.Name[(file.Name.IndexOf(Between, StringComparison.Ordinal) + 1)..].Replace(Slash, '/');
        return file.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime - Oldest || (WorkerName.IsOfThisMachine(worker) && !WorkerName.IsAlive(worker, null, clock.GetUtcNow()));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
