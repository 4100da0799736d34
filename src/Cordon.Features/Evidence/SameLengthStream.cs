using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Evidence;

/// <summary>A file that was looked at: its end is only reached where it was then.</summary>
/// <param name="length">How long it was, in bytes.</param>
internal sealed class SameLengthStream(Stream file, long length) : Stream
{
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <exception cref="FileChangedException">It is longer, or shorter.</exception>
    public override int Read(Span<byte> buffer) => Checked(file.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc cref="Read(Span{byte})"/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Checked(await file.ReadAsync(buffer, cancellationToken));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Checked(int read)
    {
        _read += read;
        return _read > length || (read == 0 && _read != length) ? throw new FileChangedException() : read;
    }
}
