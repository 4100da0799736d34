namespace Cordon.Domain.Detection.Measures;

/// <summary>The ten minutes in which most seconds had requests; and the minutes with most requests for pages, and most different pages, that no page led to.</summary>
public struct Pace
{
    public const int WindowMinutes = 10;

    /// <summary>First and last minute of the window.</summary>
    public long From, To;

    /// <summary>Of 600.</summary>
    public int BusySeconds;
    public int Requests, Pages, Referred;

    /// <summary>Requests for pages without a referrer, whatever they asked for.</summary>
    public long FullestMinute;
    public int FullestUnled, FullestResources;

    /// <summary>Different pages: at least as many as there are paths, and as there are requests for pages without a referrer.</summary>
    public long BroadestMinute;
    public int BroadestUnled;

    internal void Exchange(ProfileIo io)
    {
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref BusySeconds);
        io.Number(ref Requests);
        io.Number(ref Pages);
        io.Number(ref Referred);
        io.Number(ref FullestMinute);
        io.Number(ref FullestUnled);
        io.Number(ref FullestResources);
        io.Number(ref BroadestMinute);
        io.Number(ref BroadestUnled);
    }
}

internal sealed class PaceMeasure
{
    private readonly (long Minute, int Busy, int Requests, int Pages, int Referred)[] _window = new (long, int, int, int, int)[Pace.WindowMinutes];
    private Pace _best;

    public Pace Result => _best;

    public void Begin()
    {
        _best = default;
        Array.Fill(_window, (long.MinValue / 2, 0, 0, 0, 0));
    }

    public void Take(MinuteActivity activity)
    {
        var figures = activity.Figures;
        TakeMinute(activity, figures);
        _window[figures.Minute % Pace.WindowMinutes] = (figures.Minute, activity.BusySeconds, figures.Requests, figures.Pages, figures.Referred);
        int busy = 0, requests = 0, pages = 0, referred = 0;
        var from = figures.Minute;
        foreach (var minute in _window)
        {
            if (minute.Minute <= figures.Minute - Pace.WindowMinutes) continue;
            from = Math.Min(from, minute.Minute);
            (busy, requests, pages, referred) = (busy + minute.Busy, requests + minute.Requests, pages + minute.Pages, referred + minute.Referred);
        }
        if (busy < _best.BusySeconds || (busy == _best.BusySeconds && requests <= _best.Requests)) return;
        (_best.From, _best.To, _best.BusySeconds, _best.Requests, _best.Pages, _best.Referred) = (from, figures.Minute, busy, requests, pages, referred);
    }

    private void TakeMinute(MinuteActivity activity, in MinuteFigures figures)
    {
        var unled = figures.Pages - figures.Referred;
        if (unled > _best.FullestUnled) (_best.FullestMinute, _best.FullestUnled, _best.FullestResources) = (figures.Minute, unled, activity.DistinctResources);
        if (Math.Min(unled, activity.DistinctResources) is var different && different > _best.BroadestUnled)
            (_best.BroadestMinute, _best.BroadestUnled) = (figures.Minute, different);
    }
}
