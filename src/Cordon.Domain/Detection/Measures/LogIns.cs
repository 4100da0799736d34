namespace Cordon.Domain.Detection.Measures;

/// <summary>The clock hour, or the day, with most tries to get in at one place.</summary>
public struct LogIns
{
    /// <summary>0 where there were none.</summary>
    public long Route, From, To;
    public int Tries, Refused;

    internal void Exchange(ProfileIo io)
    {
        io.Fixed(ref Route);
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref Tries);
        io.Number(ref Refused);
    }
}

/// <summary>Counts what is sent to routes where people sign in, and what these and the staff's doors refused with 401 or 403.</summary>
internal sealed class LogInMeasure(int minutes)
{
    private const int MostRoutes = 32;
    private readonly Dictionary<long, LogIns> _routes = [];
    private LogIns _best;
    private long _period;

    public LogIns Result => _best;

    public void Begin()
    {
        _routes.Clear();
        (_best, _period) = (default, -1);
    }

    public void Take(MinuteActivity activity, RouteBook book)
    {
        var figures = activity.Figures;
        if (figures.Minute / minutes != _period)
        {
            End();
            _period = figures.Minute / minutes;
        }
        foreach (ref readonly var route in activity.Routes)
        {
            // Elsewhere a refusal is no try: whoever is banned and leaves a tab open is refused every minute.
            if (book.Find(route.Key) is not { IsGate: true } gate) continue;
            var refused = Math.Min(route.Errors, figures.Denied);
            var tries = gate is { IsLogIn: true, IsSending: true } ? route.Requests : refused;
            if (tries == 0) continue;
            if (!_routes.TryGetValue(route.Key, out var sum))
            {
                if (_routes.Count == MostRoutes) continue;
                sum = new LogIns { Route = route.Key, From = figures.Minute };
            }
            sum.To = figures.Minute;
            sum.Tries += tries;
            sum.Refused += refused;
            _routes[route.Key] = sum;
        }
    }

    public void End()
    {
        foreach (var sum in _routes.Values)
            if (sum.Tries > _best.Tries || (sum.Tries == _best.Tries && sum.From == _best.From && sum.Route < _best.Route)) _best = sum;
        _routes.Clear();
    }
}
