using System.Security.Cryptography;

namespace Cordon.Features.Ingest.Rows;

/// <summary>A file read once more: its end is only reached when it holds what it held before.</summary>
/// <param name="sha256">Of what it held, lower-case hexadecimal.</param>
internal sealed class SameFileStream(Stream file, string sha256) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => file.Length;
    public override long Position { get => file.Position; set => throw new NotSupportedException(); }

    /// <exception cref="FileChangedException">It holds something else.</exception>
    public override int Read(Span<byte> buffer) => Checked(buffer, file.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc cref="Read(Span{byte})"/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await file.ReadAsync(buffer, cancellationToken);
        return Checked(buffer.Span, read);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }

    private int Checked(ReadOnlySpan<byte> buffer, int read)
    {
        _hash.AppendData(buffer[..read]);
        if (read == 0 && Convert.ToHexStringLower(_hash.GetHashAndReset()) != sha256) throw new FileChangedException();
        return read;
    }
}

/// <summary>A file was written to between two looks at it.</summary>
internal sealed class FileChangedException() : IOException("The file was changed while it was read.");
