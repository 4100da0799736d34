namespace Cordon.Web.Jobs;

/// <summary>How fast a job goes, from where it stood during the last seconds.</summary>
public sealed class JobPace
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(8);
    private readonly Queue<(DateTimeOffset At, long Bytes)> _seen = new();

    /// <returns>Bytes a second; 0 while there is nothing to tell it from.</returns>
    public double See(long bytes, DateTimeOffset at)
    {
        // Where it stands still for a moment, because a chunk is being written, the pace goes on from the last step.
        if (_seen.Count == 0 || _seen.Last().Bytes != bytes) _seen.Enqueue((at, bytes));
        while (_seen.Count > 2 && at - _seen.Peek().At > Window) _seen.Dequeue();
        var (first, done) = _seen.Peek();
        var seconds = (at - first).TotalSeconds;
        return seconds < 0.5 || bytes <= done ? 0 : (bytes - done) / seconds;
    }
}
