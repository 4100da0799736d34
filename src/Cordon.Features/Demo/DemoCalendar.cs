namespace Cordon.Features.Demo;

/// <summary>When things happen, counted back from the day of loading. All UTC.</summary>
public sealed class DemoCalendar
{
    public const int Days = 14;

    public DemoCalendar(DateOnly loadedOn)
    {
        // Sunday 0 … Saturday 6: the last Saturday before the day of loading is 1 to 7 days back, the one before it a week more.
        var sinceSaturday = (int)loadedOn.DayOfWeek + 1;
        Saturday = loadedOn.AddDays(-sinceSaturday - 7);
        TrafficUntil = At(Saturday.AddDays(2), 0, 0);
        TrafficFrom = TrafficUntil.AddDays(-Days);
    }

    /// <summary>The Saturday before last.</summary>
    public DateOnly Saturday { get; }

    /// <summary>Two whole weeks, Monday to Sunday: from this midnight (inclusive) …</summary>
    public DateTimeOffset TrafficFrom { get; }

    /// <summary>… to this one (exclusive), the end of the incident's Sunday.</summary>
    public DateTimeOffset TrafficUntil { get; }

    public DateTimeOffset WalkFrom => At(Saturday, 23, 40);
    public DateTimeOffset ErrorsFrom => At(Saturday.AddDays(1), 1, 30);

    /// <summary>An operator blocks the addresses.</summary>
    public DateTimeOffset BlockedAt => At(Saturday.AddDays(1), 3, 50);

    /// <summary>How long the five go on asking after they are blocked.</summary>
    public static TimeSpan UntilTheyNotice => TimeSpan.FromMinutes(4);

    /// <summary>The slow start, in hours when the office is staffed: Thursday and Friday.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> SlowStart =>
    [
        (At(Saturday.AddDays(-2), 13, 0), At(Saturday.AddDays(-2), 19, 0)),
        (At(Saturday.AddDays(-1), 8, 30), At(Saturday.AddDays(-1), 16, 30)),
    ];

    /// <summary>When contests end: many people come at once.</summary>
    public IReadOnlyList<DateTimeOffset> ContestEnds => [At(Saturday.AddDays(-6), 18, 0), At(Saturday.AddDays(-1), 20, 0)];

    /// <summary>A new version of the app goes out: everybody's cached parts are stale at once.</summary>
    public DateTimeOffset ReleaseAt => At(Saturday.AddDays(-4), 9, 20);

    public DateTimeOffset Day(int day) => TrafficFrom.AddDays(day);

    private static DateTimeOffset At(DateOnly day, int hour, int minute) => new(day, new TimeOnly(hour, minute), TimeSpan.Zero);
}
