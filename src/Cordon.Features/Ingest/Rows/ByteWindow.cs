namespace Cordon.Features.Ingest.Rows;

/// <summary>What was read of a stream and not yet taken, in one buffer that grows to a bound. Does not close the stream.</summary>
/// <param name="most">Most bytes that are held at once.</param>
internal sealed class ByteWindow(Stream stream, int most)
{
    private const int LeastRead = 1 << 15;

    private byte[] _buffer = new byte[Math.Min(most, 1 << 17)];
    private int _start, _end;
    private bool _atEnd;

    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>As much is held as may be.</summary>
    public bool IsFull => _end - _start >= most;

    /// <summary>Reads more behind what is held; what was taken is then no longer valid.</summary>
    /// <returns>False at the end of the stream, or when <see cref="IsFull"/>.</returns>
    public bool Fill()
    {
        if (_atEnd || IsFull) return false;
        if (_start > 0 && _buffer.Length - _end < LeastRead)
        {
            Unread.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_buffer.Length - _end < LeastRead && _buffer.Length < most) Array.Resize(ref _buffer, (int)Math.Min(2L * _buffer.Length, most));
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _atEnd = read == 0;
        _end += read;
        return read > 0;
    }

    /// <returns>Valid until the next <see cref="Fill"/>.</returns>
    public ReadOnlyMemory<byte> Take(int count)
    {
        var taken = _buffer.AsMemory(_start, count);
        _start += count;
        return taken;
    }

    /// <summary>Where the line that begins here ends, its end included; -1 where it is longer than may be held.</summary>
    /// <returns>0 at the end of the stream.</returns>
    public int LineEnd(int from = 0)
    {
        var searched = from;
        while (true)
        {
            var at = Unread[searched..].IndexOf((byte)'\n');
            if (at >= 0) return searched + at + 1;
            searched = Unread.Length;
            if (!Fill()) return IsFull && !_atEnd ? -1 : Unread.Length;
        }
    }

    /// <summary>Leaves out what remains of a line.</summary>
    /// <returns>Its end, or nothing where the stream ends without one.</returns>
    public ReadOnlyMemory<byte> SkipLine()
    {
        while (true)
        {
            var at = Unread.IndexOf((byte)'\n');
            if (at >= 0)
            {
                var end = at > 0 && Unread[at - 1] == (byte)'\r' ? at - 1 : at;
                Take(end);
                return Take(at + 1 - end);
            }
            // A CR may belong to the end that is still to come.
            Take(Unread is [.., (byte)'\r'] ? Unread.Length - 1 : Unread.Length);
            if (!Fill()) return Take(0);
        }
    }
}
