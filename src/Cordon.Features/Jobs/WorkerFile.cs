namespace Cordon.Features.Jobs;

/// <summary>Files that a process is still writing, and those that one left behind when it died.</summary>
public static class WorkerFile
{
    // A process of another machine may still be at it; none takes a day.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(1);
    private const char Between = '~', Slash = '!';

    /// <summary>A name that tells whose file it is, so that the next process knows whether anybody still writes to it.</summary>
    public static string NewName() => $"{Guid.NewGuid():N}{Between}{WorkerName.OfThisProcess.Replace('/', Slash)}";

    /// <summary>Of a process on this machine the process table tells; elsewhere the file's age does.</summary>
    public static bool IsLeft(FileInfo file, DateTimeOffset now)
    {
        var worker = WorkerOf(file.Name);
        return file.LastWriteTimeUtc < now.UtcDateTime - Oldest || (WorkerName.IsOfThisMachine(worker) && !WorkerName.IsAlive(worker, null, now));
    }

    /// <summary>Whether the name is one that <see cref="NewName"/> makes.</summary>
    public static bool IsNamed(string name) => WorkerOf(name).Split('/').Length == 3;

    private static string WorkerOf(string name) => name[(name.IndexOf(Between, StringComparison.Ordinal) + 1)..].Replace(Slash, '/');
}
