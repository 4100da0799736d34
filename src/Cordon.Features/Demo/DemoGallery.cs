namespace Cordon.Features.Demo;

/// <summary>The public gallery: which prompt-and-image pairs exist when, and which of them the five walk through.</summary>
public sealed class DemoGallery
{
    public const int PairsPerDay = 2_200;
    public const int PairsPerPage = 40;

    /// <summary>How long a pair stays public. The five begin at the oldest one.</summary>
    public const int PublicDays = 21;

    /// <summary>A pair is two requests, one every 0.9 s.</summary>
    public static readonly TimeSpan RequestEvery = TimeSpan.FromSeconds(0.9);

    /// <summary>In the slow start the five together ask for this many pairs an hour: twice as many requests.</summary>
    public const int SlowPairsPerHour = 150;

    private static readonly long TicksPerPair = TimeSpan.TicksPerDay / PairsPerDay;

    private readonly DemoCalendar _calendar;
    private readonly long _newestAtStart;

    public DemoGallery(int seed, DemoCalendar calendar)
    {
        _calendar = calendar;
        _newestAtStart = DemoRandom.For(seed, DemoStream.Walk).Between(1_200_000, 2_900_000);
        SlowFrom = OldestAt(calendar.SlowStart[0].From);
        WalkFrom = SlowFrom + calendar.SlowStart.Sum(hours => (long)((hours.Until - hours.From).TotalHours * SlowPairsPerHour));
        Steps = (int)((calendar.BlockedAt - calendar.WalkFrom) / (2 * RequestEvery));
    }

    /// <summary>The first id of the slow start.</summary>
    public long SlowFrom { get; }

    /// <summary>The first id of the walk: where the slow start ended.</summary>
    public long WalkFrom { get; }

    /// <summary>Pairs that each of the five has in full before the block.</summary>
    public int Steps { get; }

    /// <summary>The last id that was walked before the block; every id from <see cref="WalkFrom"/> to here was asked for.</summary>
    public long WalkTo => WalkFrom + 5L * Steps - 1;

    public long NewestAt(long utcTicks) => _newestAtStart + (utcTicks - _calendar.TrafficFrom.Ticks) / TicksPerPair;

    public long OldestAt(DateTimeOffset at) => NewestAt(at.Ticks) - (PublicDays * PairsPerDay);
}
