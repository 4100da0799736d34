using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Features.Evidence;

/// <summary>A file whose bytes go to the disk and come from it, not through the system's cache, where the system can: large files are durable, and checked, several times sooner so.</summary>
/// <remarks>On Linux, with O_DIRECT. Memory, place and length of what is read or written are multiples of <see cref="Block"/>; whatever is behind the content's end is cut off. Source: open(2).</remarks>
internal static class DirectFile
{
    public const int Block = 4_096;

    private const int InvalidArgument = 22;
    private const int ReadOnly = 0x0, WriteOnly = 0x1, Create = 0x40, MustBeNew = 0x80, CloseOnExec = 0x80000, OwnerReadsAndWrites = 0x180;

    /// <param name="isDirect">Whether the system and the file system can; otherwise it is a file as any other.</param>
    /// <exception cref="IOException">It is there already, or cannot be made.</exception>
    public static SafeFileHandle New(string path, out bool isDirect)
    {
        var file = Open(path, WriteOnly | Create | MustBeNew, out var isUnknown);
        // Where direct writing is not known, the empty file may be there all the same.
        if (isUnknown) File.Delete(path);
        isDirect = file is not null;
        return file ?? File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>Opens a file to read what lies on the disk, and not what the system remembers of it.</summary>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public static SafeFileHandle Read(string path) => Open(path, ReadOnly, out _) ?? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);

    /// <param name="isUnknown">The file system does not know this way.</param>
    /// <returns>Null where the usual way has to be gone, which then says what is wrong.</returns>
    private static SafeFileHandle? Open(string path, int flags, out bool isUnknown)
    {
        isUnknown = false;
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64)) return null;
        // The flag's value is the processor's matter.
        var direct = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x10000 : 0x4000;
        var file = Open(Encoding.UTF8.GetBytes(path + '\0'), flags | CloseOnExec | direct, OwnerReadsAndWrites);
        isUnknown = file < 0 && Marshal.GetLastPInvokeError() == InvalidArgument;
        return file < 0 ? null : new SafeFileHandle(file, ownsHandle: true);
    }

    /// <summary>Memory that begins where a block does.</summary>
    public static Memory<byte> Buffer(int bytes)
    {
        var memory = GC.AllocateUninitializedArray<byte>(bytes + Block, pinned: true);
        var at = Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0);
        return memory.AsMemory((int)((Block - at % Block) % Block), bytes);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags, int mode);
}
