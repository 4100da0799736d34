namespace Cordon.Domain.Detection.Measures;

/// <summary>Pages that do not exist: the clock hour or UTC day in which most different ones were asked for, and the worst minute.</summary>
public struct Probe
{
    /// <summary>First and last minute in which at least half of the requests were for missing pages; in them all requests, those, different missing paths.</summary>
    public long From, To;
    public long Requests, NotFound;
    public int Resources;

    /// <summary>The minute with most different missing paths: at least these.</summary>
    public long Minute;
    public int MinuteResources, MinuteNotFound, MinuteRequests;

    internal void Exchange(ProfileIo io)
    {
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref Requests);
        io.Number(ref NotFound);
        io.Number(ref Resources);
        io.Number(ref Minute);
        io.Number(ref MinuteResources);
        io.Number(ref MinuteNotFound);
        io.Number(ref MinuteRequests);
    }
}

/// <remarks>
/// Only an hour or day counts in which missing pages are at least half of all requests: whoever follows old links meets one now and then.
/// A page whose pictures are gone is not probing either: what a browser loads with a page does not count.
/// </remarks>
internal sealed class ProbeMeasure
{
    private readonly Period _hour = new(60), _day = new(1_440);
    private Probe _worst;

    public Probe Result
    {
        get
        {
            var most = _day.Most.Resources > _hour.Most.Resources ? _day.Most : _hour.Most;
            (most.Minute, most.MinuteResources, most.MinuteNotFound, most.MinuteRequests) =
                (_worst.Minute, _worst.MinuteResources, _worst.MinuteNotFound, _worst.MinuteRequests);
            return most;
        }
    }

    public void Begin()
    {
        _worst = default;
        _hour.Begin();
        _day.Begin();
    }

    public void Take(MinuteActivity activity)
    {
        var figures = activity.Figures;
        var missing = Math.Max(0, figures.NotFound - figures.Parts);
        var mostly = missing > 0 && missing * 2 >= figures.Requests;
        _hour.Take(activity, missing, mostly);
        _day.Take(activity, missing, mostly);
        if (!mostly) return;
        // Of different paths, at least those beyond the requests that found something do not exist.
        var different = Math.Min(missing, activity.DistinctResources - (figures.Requests - missing));
        if (different <= _worst.MinuteResources) return;
        (_worst.Minute, _worst.MinuteResources, _worst.MinuteNotFound, _worst.MinuteRequests) = (figures.Minute, different, missing, figures.Requests);
    }

    public void End()
    {
        _hour.End();
        _day.End();
    }

    private sealed class Period(int minutes)
    {
        private readonly HashUnion _resources = new(512);
        private Probe _now;
        private long _period, _requests, _missing;

        public Probe Most;

        public void Begin()
        {
            (Most, _now, _period, _requests, _missing) = (default, default, -1, 0, 0);
            _resources.Clear();
        }

        public void Take(MinuteActivity activity, int missing, bool mostly)
        {
            var figures = activity.Figures;
            if (figures.Minute / minutes != _period)
            {
                End();
                _period = figures.Minute / minutes;
            }
            _requests += figures.Requests;
            _missing += missing;
            if (!mostly) return;
            if (_now.Requests == 0) _now.From = figures.Minute;
            _now.To = figures.Minute;
            _now.Requests += figures.Requests;
            _now.NotFound += missing;
            _resources.Add(activity.Resources);
        }

        public void End()
        {
            if (_now.Requests > 0 && _missing * 2 >= _requests)
            {
                _now.Resources = (int)Math.Max(0, Math.Min(_now.NotFound, _resources.Distinct - (_now.Requests - _now.NotFound)));
                if (_now.Resources > Most.Resources) Most = _now;
            }
            (_now, _requests, _missing) = (default, 0, 0);
            _resources.Clear();
        }
    }
}
