using System.Diagnostics;
using System.Globalization;

namespace Cordon.Features.Jobs;

/// <summary>Names the process that works on a job, so that another can tell whether it still lives.</summary>
public static class WorkerName
{
    /// <summary>A process of another machine that has given no sign for this long counts as dead.</summary>
    public static readonly TimeSpan SilenceMeansDeath = TimeSpan.FromMinutes(1);

    private static readonly string Started = StartOf(Process.GetCurrentProcess());

    public static string OfThisProcess { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Started}");

    public static bool IsOfThisMachine(string worker) => worker.StartsWith($"{Environment.MachineName}/", StringComparison.Ordinal);

    /// <summary>On this machine the process table answers; elsewhere the heartbeat does.</summary>
    public static bool IsAlive(string? worker, DateTimeOffset? heartbeatAt, DateTimeOffset now)
    {
        if (worker == OfThisProcess) return true;
        if (worker?.Split('/') is not [var machine, var id, var started]) return false;
        if (machine != Environment.MachineName) return heartbeatAt is { } at && now - at < SilenceMeansDeath;
        try
        {
            using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            return StartOf(process) == started;
        }
        catch (ArgumentException)
        {
            return false;                                  // no such process
        }
    }

    private static string StartOf(Process process) => process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
}
