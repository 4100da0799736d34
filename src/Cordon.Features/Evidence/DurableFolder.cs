using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Cordon.Features.Evidence;

/// <summary>Makes the names in a folder durable. On Unix a renamed file's bytes are kept by flushing the file, its name by flushing the folder; Windows keeps both.</summary>
internal static class DurableFolder
{
    private const int ReadOnly = 0;

    /// <exception cref="Win32Exception">The folder could not be flushed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var file = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (file < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
        try
        {
            if (Sync(file) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
        finally
        {
            _ = Close(file);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int file);
}
