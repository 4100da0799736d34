namespace Cordon.Features.Evidence.Reading;

/// <summary>Stretches of a file one behind the other, as they are found: nothing is kept but a buffer.</summary>
internal sealed class SpanStream(LineFile file, IEnumerator<ByteSpan> spans) : Stream
{
    private ByteSpan _left;
    private long _position;

    /// <summary>How many bytes were handed out, and how many lines ended in them.</summary>
    public long Lines { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        while (_left.Length <= 0)
        {
            if (!spans.MoveNext()) return 0;
            _left = spans.Current;
        }
        var read = file.Read(_left.From, buffer[..(int)Math.Min(buffer.Length, _left.Length)]);
        if (read == 0) return 0;
        Lines += buffer[..read].Count((byte)'\n');
        _left = _left with { From = _left.From + read };
        _position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
