using System.Security.Cryptography;
using Cordon.Features.Jobs;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Features.Evidence;

/// <summary>Artifacts in a folder: <c>ab/abcd…</c> by their SHA-256, read-only, written to a temporary name, flushed, then renamed.</summary>
public sealed class FolderArtifactStore(string root) : IArtifactStore
{
    private const string Incoming = ".incoming";

    // Two of them are under way at a time, whatever the file's size.
    private const int BufferBytes = 4 << 20;

    // So that the flush at the end waits for little.
    private const long BytesBetweenFlushes = 64L << 20;
    private const UnixFileMode ReadOnlyMode = UnixFileMode.UserRead | UnixFileMode.GroupRead;

    /// <summary>A file whose row is being written at this moment is younger than this.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(10);

    public string PathOf(string sha256) => Path.Combine(root, sha256[..2], sha256);

    public async Task<SealedArtifact> SealAsync(Stream content, IProgress<long>? bytesRead, CancellationToken cancel)
    {
        var incoming = Path.Combine(MakeIncoming(), WorkerFile.NewName());
        try
        {
            SealedArtifact artifact;
            using (var file = DirectFile.New(incoming, out var isDirect))
            {
                artifact = await CopyAsync(content, file, isDirect, bytesRead, cancel);
                RandomAccess.FlushToDisk(file);
            }
            Keep(incoming, PathOf(artifact.Sha256));
            return artifact;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    public IReadOnlyList<string> CleanLeftovers(DateTimeOffset now)
    {
        var folder = new DirectoryInfo(Path.Combine(root, Incoming));
        if (!folder.Exists) return [];
        var left = folder.EnumerateFiles().Where(file => WorkerFile.IsNamed(file.Name) && WorkerFile.IsLeft(file, now)).ToList();
        foreach (var file in left) file.Delete();
        return left.ConvertAll(Named);
    }

    public IEnumerable<StoredFile> List() => !Directory.Exists(root)
        ? []
        : new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Directory!.Name != Incoming || !WorkerFile.IsNamed(file.Name))
            .Select(file => new StoredFile(Named(file), IsArtifact(file) ? file.Name : null));

    public bool IsYoung(string sha256)
    {
        var sealedAt = File.GetLastWriteTimeUtc(PathOf(sha256));
        return StorageTime() - sealedAt < Young;
    }

    /// <summary>What the storage's own clock says: several machines may seal in one folder.</summary>
    private DateTime StorageTime()
    {
        var probe = Path.Combine(MakeIncoming(), WorkerFile.NewName());
        try
        {
            File.WriteAllBytes(probe, []);
            return File.GetLastWriteTimeUtc(probe);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    /// <summary>Reads a piece while the one before is hashed and written.</summary>
    private static async Task<SealedArtifact> CopyAsync(Stream content, SafeFileHandle file, bool isDirect, IProgress<long>? bytesRead, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (front, back) = (DirectFile.Buffer(BufferBytes), DirectFile.Buffer(BufferBytes));
        var (size, flushed) = (0L, 0L);
        Task working = Task.CompletedTask, flushing = Task.CompletedTask;
        try
        {
            for (var read = BufferBytes; read == BufferBytes;)
            {
                read = await content.ReadAtLeastAsync(front, BufferBytes, throwOnEndOfStream: false, cancel);
                await working;
                if (!isDirect && size - flushed >= BytesBetweenFlushes && flushing.IsCompleted)
                {
                    await flushing;
                    (flushed, flushing) = (size, Task.Run(() => RandomAccess.FlushToDisk(file), CancellationToken.None));
                }
                working = Work(front, read, size);
                size += read;
                (front, back) = (back, front);
                bytesRead?.Report(size);
            }
            await working;
            if (isDirect) RandomAccess.SetLength(file, size);
            return new(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            // Nothing may write behind the back of whoever closes the file.
            await Task.WhenAll(working, flushing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task Work(Memory<byte> piece, int bytes, long at)
        {
            // Up to the next block there stand zeros, until the file is cut to its length.
            var whole = isDirect ? (bytes + DirectFile.Block - 1) / DirectFile.Block * DirectFile.Block : bytes;
            piece.Span[bytes..whole].Clear();
            return Task.WhenAll(
                Task.Run(() => hash.AppendData(piece.Span[..bytes]), CancellationToken.None), Task.Run(() => RandomAccess.Write(file, piece.Span[..whole], at), CancellationToken.None));
        }
    }

    private void Keep(string incoming, string kept)
    {
        var folder = Path.GetDirectoryName(kept)!;
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        if (!File.Exists(kept))
        {
            File.SetLastWriteTimeUtc(incoming, StorageTime());
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(incoming, ReadOnlyMode);
            File.Move(incoming, kept, overwrite: true);
        }
        // The bytes are durable; so must their name be, before a row says so.
        DurableFolder.Flush(folder);
        if (isNew) DurableFolder.Flush(Path.GetDirectoryName(folder)!);
    }

    private string MakeIncoming() => Directory.CreateDirectory(Path.Combine(root, Incoming)).FullName;

    private string Named(FileInfo file) => Path.GetRelativePath(root, file.FullName).Replace('\\', '/');

    private bool IsArtifact(FileInfo file) => file.Name.Length == 64 && file.Name.All(char.IsAsciiHexDigitLower) && Path.GetRelativePath(root, file.DirectoryName!) == file.Name[..2];
}
