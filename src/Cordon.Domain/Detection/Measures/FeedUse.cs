namespace Cordon.Domain.Detection.Measures;

/// <summary>Requests for feeds, by the names of their routes.</summary>
public struct FeedUse
{
    /// <summary>First and last minute.</summary>
    public long From, To;

    /// <summary>The feed asked for most at its first sight, and how many feed routes there were.</summary>
    public long Route;
    public long Requests;

    /// <summary>Clock hours in which a feed was asked for.</summary>
    public int Hours;

    internal void Exchange(ProfileIo io)
    {
        io.Number(ref From);
        io.Number(ref To);
        io.Fixed(ref Route);
        io.Number(ref Requests);
        io.Number(ref Hours);
    }
}

internal sealed class FeedMeasure
{
    private FeedUse _use;
    private long _hour;

    public FeedUse Result => _use;

    public void Begin() => (_use, _hour) = (default, -1);

    public void Take(MinuteActivity activity, RouteBook book)
    {
        var minute = activity.Figures.Minute;
        foreach (ref readonly var route in activity.Routes)
        {
            if (book.Find(route.Key) is not { IsFeed: true, IsSending: false }) continue;
            if (_use.Requests == 0) (_use.From, _use.Route) = (minute, route.Key);
            _use.To = minute;
            _use.Requests += route.Requests;
            if (minute / 60 != _hour) (_hour, _use.Hours) = (minute / 60, _use.Hours + 1);
        }
    }
}
