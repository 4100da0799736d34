using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Features.Evidence.Reading;

/// <summary>A stretch of a file, in bytes: a line without its end, or lines with theirs.</summary>
public readonly record struct ByteSpan(long From, long To)
{
    public long Length => To - From;
}

/// <summary>Finds lines of a file by byte offset, from wherever one looks: nothing is counted from the start.</summary>
/// <remarks>Lines end in LF, as <c>LineReader</c> cuts them. One block is kept; not for use by two threads at once.</remarks>
internal sealed class LineFile : IDisposable
{
    private const int BlockBytes = 1 << 16;

    private readonly SafeFileHandle _file;
    private readonly byte[] _block = ArrayPool<byte>.Shared.Rent(BlockBytes);
    private long _blockAt = -1;
    private int _blockFilled;
    private bool _isClosed;

    private LineFile(SafeFileHandle file) => (_file, Length) = (file, RandomAccess.GetLength(file));

    public long Length { get; }

    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static LineFile Open(string path) => new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess));

    /// <summary>The first start of a line at or behind an offset; the file's length where there is none.</summary>
    public long StartAtOrBehind(long offset) => offset <= 0 ? 0 : offset >= Length ? Length : EndOf(offset - 1);

    /// <summary>Just behind the end of the line that holds the byte at <paramref name="offset"/>.</summary>
    public long EndOf(long offset)
    {
        while (offset < Length)
        {
            var there = From(offset);
            if (there.IsEmpty) break;
            var end = there.IndexOf((byte)'\n');
            if (end >= 0) return offset + end + 1;
            offset += there.Length;
        }
        return Length;
    }

    /// <summary>Where the line begins that ends just before <paramref name="end"/>, which is the start of another or the end of the file.</summary>
    public long StartBefore(long end)
    {
        // The last byte is the line's own end, where it has one.
        var at = end - 1;
        while (at > 0)
        {
            var before = Before(at);
            var mark = before.LastIndexOf((byte)'\n');
            if (mark >= 0) return at - before.Length + mark + 1;
            at -= before.Length;
        }
        return 0;
    }

    /// <summary>Lines from one on.</summary>
    /// <param name="start">Of a line.</param>
    public List<ByteSpan> Forward(long start, int most, CancellationToken cancel)
    {
        var lines = new List<ByteSpan>(most);
        while (lines.Count < most && start < Length)
        {
            cancel.ThrowIfCancellationRequested();
            var end = EndOf(start);
            lines.Add(new(start, end));
            start = end;
        }
        return lines;
    }

    /// <summary>Lines before one, in the order in which they stand.</summary>
    public List<ByteSpan> Backward(long start, int most, CancellationToken cancel)
    {
        var lines = new List<ByteSpan>(most);
        while (lines.Count < most && start > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var from = StartBefore(start);
            lines.Add(new(from, start));
            start = from;
        }
        lines.Reverse();
        return lines;
    }

    /// <summary>How many lines end between two offsets.</summary>
    public long CountEnds(long from, long to)
    {
        var count = 0L;
        while (from < to)
        {
            var there = From(from);
            if (there.IsEmpty) break;
            if (there.Length > to - from) there = there[..(int)(to - from)];
            count += there.Count((byte)'\n');
            from += there.Length;
        }
        return count;
    }

    /// <returns>How many bytes were read.</returns>
    public int Read(long at, Span<byte> into)
    {
        var filled = 0;
        while (filled < into.Length && RandomAccess.Read(_file, into[filled..], at + filled) is > 0 and var read) filled += read;
        return filled;
    }

    public void Dispose()
    {
        if (_isClosed) return;
        _isClosed = true;
        ArrayPool<byte>.Shared.Return(_block);
        _file.Dispose();
    }

    private ReadOnlySpan<byte> From(long offset)
    {
        Load(offset);
        var within = (int)(offset - _blockAt);
        return within >= _blockFilled ? default : _block.AsSpan(within, _blockFilled - within);
    }

    private ReadOnlySpan<byte> Before(long offset)
    {
        Load(offset - 1);
        return _block.AsSpan(0, (int)(offset - _blockAt));
    }

    private void Load(long offset)
    {
        var at = offset / BlockBytes * BlockBytes;
        if (at == _blockAt) return;
        _blockFilled = Read(at, _block.AsSpan(0, BlockBytes));
        _blockAt = at;
    }
}
