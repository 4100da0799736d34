using System.IO.Compression;

namespace Cordon.Features.Ingest.Rows;

/// <summary>A file as it may be stored: byte for byte, but for the rows that hold a card number. Packed where the file was.</summary>
internal sealed class CardFreeStream : Stream
{
    private const int Enough = 1 << 17;

    private readonly Requests.IngestContent _content;
    private readonly IEnumerator<RawRow> _rows;
    private readonly CardGuard.Watch _watch;
    private readonly RowShape _shape;
    private readonly MemoryStream _ready = new();
    private readonly GZipStream? _packed;
    private bool _ended;

    /// <param name="pack">Pack it again where the file was packed.</param>
    public CardFreeStream(string path, RowLayout layout, bool pack = true)
    {
        _content = Requests.IngestFile.OpenContent(path, 0);
        _rows = FileRows.Cut(_content.Stream, layout).GetEnumerator();
        _watch = new(layout.Guard, layout.Shape);
        _shape = layout.Shape;
        if (pack && _content.IsCompressed) _packed = new(_ready, CompressionLevel.Optimal, leaveOpen: true);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (_ready.Position == _ready.Length) Prepare();
        return _ready.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rows.Dispose();
            _packed?.Dispose();
            _ready.Dispose();
            _content.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Prepare()
    {
        _ready.SetLength(0);
        var target = (Stream?)_packed ?? _ready;
        while (!_ended && _ready.Length < Enough)
        {
            if (_rows.MoveNext()) target.Write(Kept(_rows.Current));
            else
            {
                _ended = true;
                _packed?.Dispose();
            }
        }
        _ready.Position = 0;
    }

    private ReadOnlySpan<byte> Kept(RawRow row)
    {
        if (row.Kind == RawRowKind.TooLong) return Redaction.Of(row, _shape, null);
        if (_watch.FieldOf(row) is not { } field) return row.Bytes.Span;
        // The file was looked through before; if it holds one around its rows now, it is another file.
        return row.Kind == RawRowKind.Row ? Redaction.Of(row, _shape, field) : throw new FileChangedException();
    }
}
