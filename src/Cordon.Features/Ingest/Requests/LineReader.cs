namespace Cordon.Features.Ingest.Requests;

/// <summary>Cuts a stream of bytes into lines, out of one buffer that never grows.</summary>
/// <remarks>
/// Lines end in LF or CRLF; the last one may have no end. A UTF-8 byte order mark at offset 0 is left out. What comes out depends
/// on the bytes alone, never on how the stream hands them over. Not for use by two threads at once; does not close the stream.
/// </remarks>
public sealed class LineReader
{
    /// <summary>Longest line handed out whole, in bytes without its end. A longer one is skipped and reported.</summary>
    public const int MaxLineBytes = 65_536;

    /// <summary>How much is kept of the start of a line that is too long, in bytes.</summary>
    public const int TooLongStartBytes = 4_096;

    private const int BufferBytes = 4 * MaxLineBytes;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;          // of the first byte not handed out
    private int _end;            // behind the last byte filled
    private bool _atEnd;
    private bool _mayHaveMark;

    /// <param name="stream">The expanded content, already positioned at <paramref name="startOffset"/>.</param>
    /// <param name="startOffset">Where reading starts, in bytes of the expanded content: 0, or an earlier <see cref="NextOffset"/>.</param>
    /// <param name="startLine">The number of the first line to be read, from 1.</param>
    public LineReader(Stream stream, long startOffset = 0, long startLine = 1)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(startOffset);
        ArgumentOutOfRangeException.ThrowIfLessThan(startLine, 1);
        _stream = stream;
        _mayHaveMark = startOffset == 0;
        NextOffset = startOffset;
        LineNumber = startLine - 1;
    }

    /// <summary>The current line's number, from 1; one less than the first before anything is read.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Just behind the current line and its end, in bytes of the expanded content. Reading may resume here.</summary>
    public long NextOffset { get; private set; }

    /// <summary>The current line was longer than <see cref="MaxLineBytes"/>: only its start was handed out.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Goes to the next line.</summary>
    /// <param name="line">Without its end, valid until the next call; the first <see cref="TooLongStartBytes"/> when <see cref="IsTooLong"/>.</param>
    /// <returns>False behind the last line.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        IsTooLong = false;
        if (_mayHaveMark) SkipMark();
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0) return HandOut(searched + length, endBytes: 1, out line);
            searched = _end - _start;
            if (searched > MaxLineBytes + 1) return SkipTooLong(out line);
            if (!Fill()) return HandOutLast(out line);
        }
    }

    private bool HandOut(int length, int endBytes, out ReadOnlySpan<byte> line)
    {
        line = _buffer.AsSpan(_start, length);
        if (endBytes > 0 && line is [.., (byte)'\r']) line = line[..^1];
        if (line.Length > MaxLineBytes)
        {
            IsTooLong = true;
            line = line[..TooLongStartBytes];
        }
        Advance(length + endBytes);
        LineNumber++;
        return true;
    }

    private bool HandOutLast(out ReadOnlySpan<byte> line)
    {
        if (_end > _start) return HandOut(_end - _start, endBytes: 0, out line);
        line = default;
        return false;
    }

    private bool SkipTooLong(out ReadOnlySpan<byte> line)
    {
        // The start stays at the front of the buffer; the rest of the line goes through the space behind it.
        _buffer.AsSpan(_start, TooLongStartBytes).CopyTo(_buffer);
        Advance(_end - _start);
        while (true)
        {
            _start = _end = TooLongStartBytes;
            if (!Fill()) break;
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            Advance(end >= 0 ? end + 1 : _end - _start);
            if (end >= 0) break;
        }
        IsTooLong = true;
        LineNumber++;
        line = _buffer.AsSpan(0, TooLongStartBytes);
        return true;
    }

    private void SkipMark()
    {
        _mayHaveMark = false;
        while (_end - _start < 3 && Fill()) { }
        if (_buffer.AsSpan(_start, _end - _start).StartsWith("\uFEFF"u8)) Advance(3);
    }

    private void Advance(int bytes)
    {
        _start += bytes;
        NextOffset += bytes;
    }

    /// <summary>Reads more behind what is there, moving it to the front when the buffer's end is near.</summary>
    private bool Fill()
    {
        if (_atEnd) return false;
        if (_buffer.Length - _end < MaxLineBytes && _start > TooLongStartBytes)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _atEnd = read == 0;
        _end += read;
        return read > 0;
    }
}
