using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Features.Evidence;

/// <summary>The SHA-256 of a file, taken at the speed of whichever is slower, reading or hashing: a piece is read while the one before is hashed.</summary>
internal static class FileHash
{
    private const int BufferBytes = 4 << 20;

    /// <summary>Works on the caller's thread.</summary>
    /// <param name="bytesRead">Told how many bytes were read so far.</param>
    /// <param name="fromDisk">Hash what lies on the disk; otherwise what the system gives, which it may remember.</param>
    /// <returns>Lower-case hexadecimal.</returns>
    public static string Of(string path, Action<long>? bytesRead, CancellationToken cancel, bool fromDisk = false)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = fromDisk ? DirectFile.Read(path) : File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(file);
        var bytes = (int)Math.Min(BufferBytes, (length / DirectFile.Block + 1) * DirectFile.Block);
        var (front, back) = (DirectFile.Buffer(bytes), DirectFile.Buffer(bytes));
        var size = 0L;
        var read = RandomAccess.Read(file, front.Span, 0);
        while (read > 0)
        {
            cancel.ThrowIfCancellationRequested();
            size += read;
            // The last piece is short; behind it there is nothing to ask for, and directly not from there.
            var next = read < bytes && size >= length ? Task.FromResult(0) : ReadAsync(file, back, size);
            hash.AppendData(front.Span[..read]);
            bytesRead?.Invoke(size);
            read = next.GetAwaiter().GetResult();
            (front, back) = (back, front);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Never cancelled: whoever leaves meanwhile closes the file, which waits for it.
    private static Task<int> ReadAsync(SafeFileHandle file, Memory<byte> into, long at) => Task.Run(() => RandomAccess.Read(file, into.Span, at), CancellationToken.None);
}
