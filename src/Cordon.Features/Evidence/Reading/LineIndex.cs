using System.Buffers;
using System.Collections.Concurrent;

namespace Cordon.Features.Evidence.Reading;

/// <summary>How many lines end before each MiB of a file: enough to number any line by reading one MiB at most.</summary>
internal sealed class LineIndex
{
    private const int StepBytes = 1 << 20;

    private readonly List<long> _before = [0];

    private LineIndex()
    {
    }

    /// <summary>Lines in all; the last may have no end.</summary>
    public long Lines { get; private set; }

    public static LineIndex Of(string path, CancellationToken cancel)
    {
        var index = new LineIndex();
        var buffer = ArrayPool<byte>.Shared.Rent(StepBytes);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            var (ends, last) = (0L, (byte)'\n');
            for (int read; (read = file.ReadAtLeast(buffer.AsSpan(0, StepBytes), StepBytes, throwOnEndOfStream: false)) > 0;)
            {
                cancel.ThrowIfCancellationRequested();
                ends += buffer.AsSpan(0, read).Count((byte)'\n');
                last = buffer[read - 1];
                index._before.Add(ends);
            }
            index.Lines = ends + (last == '\n' ? 0 : 1);
            return index;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The number, from 1, of the line that begins at an offset.</summary>
    public long NumberAt(LineFile file, long start)
    {
        var step = (int)Math.Min(start / StepBytes, _before.Count - 1);
        return _before[step] + file.CountEnds((long)step * StepBytes, start) + 1;
    }
}

/// <summary>The line indexes of this process: each is made once, beside whoever reads.</summary>
public sealed class LineIndexes
{
    // So small a file is counted while somebody waits.
    private const long AtOnceBytes = 64 << 20;
    private const int MostKept = 100;

    private readonly ConcurrentDictionary<string, Lazy<Task<LineIndex>>> _made = new();

    /// <summary>The index of a file. A small one is waited for.</summary>
    /// <returns>Null while that of a large file is being made: <see cref="WaitAsync"/> tells when it is there.</returns>
    internal async ValueTask<LineIndex?> OfAsync(string path, long bytes, CancellationToken cancel)
    {
        var making = MakingOf(path);
        return bytes <= AtOnceBytes || making.IsCompletedSuccessfully ? await making.WaitAsync(cancel) : null;
    }

    /// <summary>Waits until the index is made, however large the file is.</summary>
    internal Task<LineIndex> WaitAsync(string path, CancellationToken cancel) => MakingOf(path).WaitAsync(cancel);

    private Task<LineIndex> MakingOf(string path)
    {
        if (_made.Count >= MostKept && !_made.ContainsKey(path)) _made.Clear();
        var made = _made.GetOrAdd(path, p => new(() => Task.Run(() => LineIndex.Of(p, CancellationToken.None))));
        // One that broke, because the disk did, is made again by the next who asks.
        if (made.Value.IsFaulted) _made.TryRemove(new(path, made));
        return made.Value;
    }
}
