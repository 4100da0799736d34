using System.Security.Cryptography;

namespace Cordon.Features.Evidence;

/// <summary>The SHA-256 of a file, taken at the speed of whichever is slower, reading or hashing: a piece is read while the one before is hashed.</summary>
internal static class FileHash
{
    private const int BufferBytes = 2 << 20;

    /// <summary>Works on the caller's thread.</summary>
    /// <param name="bytesRead">Told how many bytes were read so far.</param>
    /// <returns>Lower-case hexadecimal.</returns>
    public static string Of(string path, Action<long>? bytesRead, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(file);
        if (length <= BufferBytes) return Small(file, hash, (int)length, bytesRead);
        var (front, back) = (new byte[BufferBytes], new byte[BufferBytes]);
        var size = 0L;
        var reading = Read(front, 0);
        while (true)
        {
            var read = reading.GetAwaiter().GetResult();
            if (read == 0) return Convert.ToHexStringLower(hash.GetHashAndReset());
            cancel.ThrowIfCancellationRequested();
            size += read;
            reading = Read(back, size);
            hash.AppendData(front, 0, read);
            bytesRead?.Invoke(size);
            (front, back) = (back, front);
        }

        // Never cancelled: whoever leaves this method while it reads closes the file, which waits for it.
        Task<int> Read(byte[] into, long at) => Task.Run(() => RandomAccess.Read(file, into, at), CancellationToken.None);
    }

    private static string Small(Microsoft.Win32.SafeHandles.SafeFileHandle file, IncrementalHash hash, int length, Action<long>? bytesRead)
    {
        var buffer = new byte[Math.Max(length, 1)];
        var size = 0L;
        for (int read; (read = RandomAccess.Read(file, buffer, size)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            size += read;
        }
        bytesRead?.Invoke(size);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
