using System.Collections.Concurrent;
using System.IO.Compression;
using Cordon.Domain;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Evidence.Reading;

/// <summary>Packed artifacts expanded once, so that their lines can be reached by offset: files of no worth of their own, bounded, and thrown away when the console starts.</summary>
/// <remarks>A gzip stream can only be read from its beginning; without the copy each look at the end of a log would expand all of it.</remarks>
public sealed class ExpandedCopies(CordonSettings settings, IArtifactStore artifacts, TimeProvider clock)
{
    private const int BufferBytes = 1 << 20;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();

    private string Folder => Path.Combine(settings.DataPath, "evidence-cache");

    /// <summary>Takes away what a process before this one left.</summary>
    public void Clear()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The path of the content that can be read by offset: the artifact itself, or its expanded copy.</summary>
    /// <param name="isFresh">Expand anew, whatever lies there: for what is to be evidence itself.</param>
    /// <param name="progress">Told how far an expansion is.</param>
    /// <returns>The path; or <c>evidence.too-large-expanded</c>, <c>evidence.broken-archive</c>.</returns>
    public async Task<Outcome<string>> PathOfAsync(string sha256, bool isFresh, Action<long, long>? progress, CancellationToken cancel)
    {
        var path = artifacts.PathOf(sha256);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0))
        {
            if (!GzipCheck.IsGzip(file)) return path;
        }
        var copy = Path.Combine(Folder, sha256);
        var turn = _turns.GetOrAdd(sha256, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancel);
        try
        {
            return !isFresh && File.Exists(copy) ? Used(copy) : await Task.Run(() => Expand(path, copy, progress, cancel), cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    private Outcome<string> Expand(string path, string copy, Action<long, long>? progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(Folder);
        var incoming = Path.Combine(Folder, $".{Guid.NewGuid():N}");
        var buffer = new byte[BufferBytes];
        try
        {
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan))
            using (var content = new GZipStream(file, CompressionMode.Decompress))
            using (var into = new FileStream(incoming, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    cancel.ThrowIfCancellationRequested();
                    if (into.Length + read > settings.Ingest.MaxExpandedBytes) return EvidenceReadRefusals.TooLargeExpanded;
                    into.Write(buffer, 0, read);
                    progress?.Invoke(file.Position, file.Length);
                }
                MakeRoom(into.Length);
            }
            File.Move(incoming, copy, overwrite: true);
            return copy;
        }
        catch (InvalidDataException)
        {
            return EvidenceReadRefusals.BrokenArchive;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    /// <summary>The copies together keep within the bound: those that nobody looked at for longest go first.</summary>
    private void MakeRoom(long bytes)
    {
        var copies = new DirectoryInfo(Folder).GetFiles().Where(f => f.Name[0] != '.').OrderByDescending(f => f.LastWriteTimeUtc).ToList();
        foreach (var old in copies)
        {
            bytes += old.Length;
            if (bytes > settings.Ingest.MaxExpandedBytes) old.Delete();
        }
    }

    private string Used(string copy)
    {
        File.SetLastWriteTimeUtc(copy, clock.GetUtcNow().UtcDateTime);
        return copy;
    }
}
