using System.Buffers;
using System.IO.Compression;

namespace Cordon.Features.Ingest.Requests;

/// <summary>The expanded content of a file, from some offset on. Closes the file when disposed.</summary>
public sealed class IngestContent : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private readonly FileStream _file;

    private IngestContent(FileStream file, bool compressed)
    {
        _file = file;
        Stream = compressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        IsCompressed = compressed;
    }

    public Stream Stream { get; }

    public bool IsCompressed { get; }

    /// <summary>The file's size as it came, in bytes.</summary>
    public long RawBytes => _file.Length;

    /// <summary>How much of the file as it came has been consumed, in bytes; a little ahead of what was handed out.</summary>
    public long RawBytesRead => _file.Position;

    /// <param name="startOffset">In bytes of the expanded content.</param>
    /// <exception cref="InvalidDataException">The content ends before <paramref name="startOffset"/>: it is not the file it was.</exception>
    internal static IngestContent Open(string path, long startOffset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startOffset);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        IngestContent? content = null;
        try
        {
            content = new IngestContent(file, GzipCheck.IsGzip(file));
            content.GoTo(startOffset);
            return content;
        }
        catch
        {
            content?.Dispose();
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        _file.Dispose();
    }

    private void GoTo(long offset)
    {
        if (!IsCompressed)
        {
            if (offset > _file.Length) throw Shorter();
            _file.Position = offset;
            return;
        }
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (offset > 0)
            {
                var read = Stream.Read(buffer, 0, (int)Math.Min(buffer.Length, offset));
                if (read == 0) throw Shorter();
                offset -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static InvalidDataException Shorter() => new("The content ends before the offset to go on from: it is not the file it was.");
}
