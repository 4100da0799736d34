namespace Cordon.Domain.Detection.Measures;

/// <summary>All an account asked for, added up.</summary>
public struct Totals
{
    public long Requests, Parts, Referred, NotFound, Empty;

    /// <summary>Different paths: exact up to 1,024, an estimate beyond.</summary>
    public int Resources;

    /// <summary>Minutes and clock hours with requests.</summary>
    public int Minutes, Hours;

    /// <summary>Hours of the day (UTC) with requests, one bit each.</summary>
    public int HoursOfDay;

    /// <summary>Minutes in which /robots.txt was asked for, and the first and last of them.</summary>
    public int RobotsMinutes;
    public long RobotsFrom, RobotsTo;

    /// <summary>First and last minute since 1970.</summary>
    public long From, To;

    internal void Exchange(ProfileIo io)
    {
        io.Number(ref Requests);
        io.Number(ref Parts);
        io.Number(ref Referred);
        io.Number(ref NotFound);
        io.Number(ref Empty);
        io.Number(ref Resources);
        io.Number(ref Minutes);
        io.Number(ref Hours);
        io.Number(ref HoursOfDay);
        io.Number(ref RobotsMinutes);
        io.Number(ref RobotsFrom);
        io.Number(ref RobotsTo);
        io.Number(ref From);
        io.Number(ref To);
    }
}

internal sealed class TotalsMeasure
{
    private readonly HashUnion _resources = new(1_024);
    private Totals _totals;
    private long _hour;

    private static readonly ulong RobotsFile = Activity.HashSample.Of("/robots.txt"u8);

    public Totals Result => _totals with { Resources = _resources.Distinct };

    public void Begin()
    {
        (_totals, _hour) = (default, -1);
        _resources.Clear();
    }

    public void Take(MinuteActivity activity)
    {
        var figures = activity.Figures;
        if (_totals.Minutes++ == 0) _totals.From = figures.Minute;
        _totals.To = figures.Minute;
        if (figures.Minute / 60 is var hour && hour != _hour) (_hour, _totals.Hours) = (hour, _totals.Hours + 1);
        _totals.HoursOfDay |= 1 << (int)(figures.Minute / 60 % 24);
        _totals.Requests += figures.Requests;
        _totals.Parts += figures.Parts;
        _totals.Referred += figures.Referred;
        _totals.NotFound += figures.NotFound;
        _totals.Empty += figures.Empty;
        _resources.Add(activity.Resources);
        if (activity.Resources.BinarySearch(RobotsFile) < 0) return;
        if (_totals.RobotsMinutes++ == 0) _totals.RobotsFrom = figures.Minute;
        _totals.RobotsTo = figures.Minute;
    }
}
