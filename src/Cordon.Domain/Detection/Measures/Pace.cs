namespace Cordon.Domain.Detection.Measures;

/// <summary>The ten minutes in which most seconds had requests, and the minute with most pages that no other page led to.</summary>
public struct Pace
{
    public const int WindowMinutes = 10;

    /// <summary>First and last minute of the window.</summary>
    public long From, To;

    /// <summary>Of 600.</summary>
    public int BusySeconds;
    public int Requests, Parts, Referred;

    public long FullestMinute;
    public int FullestPages, FullestReferred, FullestResources;

    internal void Exchange(ProfileIo io)
    {
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref BusySeconds);
        io.Number(ref Requests);
        io.Number(ref Parts);
        io.Number(ref Referred);
        io.Number(ref FullestMinute);
        io.Number(ref FullestPages);
        io.Number(ref FullestReferred);
        io.Number(ref FullestResources);
    }
}

internal sealed class PaceMeasure
{
    private readonly (long Minute, int Busy, int Requests, int Parts, int Referred)[] _window = new (long, int, int, int, int)[Pace.WindowMinutes];
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
        _window[figures.Minute % Pace.WindowMinutes] = (figures.Minute, activity.BusySeconds, figures.Requests, figures.Parts, figures.Referred);
        int busy = 0, requests = 0, parts = 0, referred = 0;
        var from = figures.Minute;
        foreach (var minute in _window)
        {
            if (minute.Minute <= figures.Minute - Pace.WindowMinutes) continue;
            from = Math.Min(from, minute.Minute);
            (busy, requests, parts, referred) = (busy + minute.Busy, requests + minute.Requests, parts + minute.Parts, referred + minute.Referred);
        }
        if (busy < _best.BusySeconds || (busy == _best.BusySeconds && requests <= _best.Requests)) return;
        (_best.From, _best.To, _best.BusySeconds, _best.Requests, _best.Parts, _best.Referred) = (from, figures.Minute, busy, requests, parts, referred);
    }

    private void TakeMinute(MinuteActivity activity, in MinuteFigures figures)
    {
        if (figures.Pages - figures.Referred <= _best.FullestPages - _best.FullestReferred) return;
        (_best.FullestMinute, _best.FullestPages, _best.FullestReferred, _best.FullestResources) =
            (figures.Minute, figures.Pages, figures.Referred, activity.DistinctResources);
    }
}
