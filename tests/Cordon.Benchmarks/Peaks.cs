using System.Diagnostics;
using System.Globalization;

namespace Cordon.Benchmarks;

internal static class Peaks
{
    /// <summary>The most memory that was resident, in bytes. VmHWM as the kernel counted it; elsewhere the runtime's own figure.</summary>
    public static long OfThisProcess()
    {
        const string status = "/proc/self/status";
        var line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return line is null ? Process.GetCurrentProcess().PeakWorkingSet64 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1_024;
    }
}
