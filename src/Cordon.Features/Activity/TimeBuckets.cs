namespace Cordon.Features.Activity;

/// <summary>Cuts a span of time into even buckets that start on round instants, no more of them than a chart can show.</summary>
public readonly record struct TimeBuckets(DateTimeOffset From, int Minutes, int Count)
{
    /// <summary>Most points of a chart.</summary>
    public const int Most = 1_500;

    /// <summary>Longest span that is read for a chart, in days.</summary>
    public const int MaxDays = 92;

    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440];

    public DateTimeOffset To => From.AddMinutes((long)Minutes * Count);

    /// <param name="from">Rounded down to the start of its bucket.</param>
    /// <param name="to">Inclusive; at most <see cref="MaxDays"/> behind <paramref name="from"/>, or the start is moved.</param>
    public static TimeBuckets Over(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from) (from, to) = (to, from);
        if (to - from > TimeSpan.FromDays(MaxDays)) from = to.AddDays(-MaxDays);
        var minutes = (long)(to - from).TotalMinutes + 1;
        var step = Steps.First(s => (minutes + s - 1) / s < Most || s == Steps[^1]);
        var start = Start(from, step);
        return new(start, step, (int)((to - start).TotalMinutes / step) + 1);
    }

    public int IndexOf(DateTimeOffset at) => (int)((at - From).Ticks / (TimeSpan.TicksPerMinute * Minutes));

    private static DateTimeOffset Start(DateTimeOffset at, int minutes) => new(at.UtcTicks - at.UtcTicks % (TimeSpan.TicksPerMinute * minutes), TimeSpan.Zero);
}
