using System.Buffers;
using System.Security.Cryptography;

namespace Cordon.Features.Evidence;

/// <summary>Artifacts in a folder: <c>ab/cd…</c> by their SHA-256, read-only, written to a temporary name, flushed, then renamed.</summary>
public sealed class FolderArtifactStore(string root) : IArtifactStore
{
    private const int BufferBytes = 1 << 20;
    private const UnixFileMode ReadOnlyMode = UnixFileMode.UserRead | UnixFileMode.GroupRead;

    public string PathOf(string sha256) => Path.Combine(root, sha256[..2], sha256);

    public async Task<SealedArtifact> SealAsync(Stream content, IProgress<long>? bytesRead, CancellationToken cancel)
    {
        var incoming = Path.Combine(Directory.CreateDirectory(Path.Combine(root, ".incoming")).FullName, Guid.NewGuid().ToString("N"));
        try
        {
            var artifact = await CopyAsync(content, incoming, bytesRead, cancel);
            var kept = PathOf(artifact.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            if (!File.Exists(kept))
            {
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(incoming, ReadOnlyMode);
                File.Move(incoming, kept, overwrite: true);
            }
            return artifact;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    private static async Task<SealedArtifact> CopyAsync(Stream content, string path, IProgress<long>? bytesRead, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            long size = 0;
            for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                size += read;
                bytesRead?.Report(size);
            }
            file.Flush(flushToDisk: true);
            return new(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
