namespace Cordon.Domain.Detection.Measures;

/// <summary>Paths that do not exist: in all, in the worst clock hour, and in the worst minute.</summary>
public struct Probe
{
    /// <summary>Minutes in which at least half of the requests were for pages that do not exist: first and last, all requests, those, different paths.</summary>
    public long From, To;
    public long Requests, NotFound;
    public int Resources;

    /// <summary>The minute with most different paths, of which at least <see cref="MinuteResources"/> do not exist.</summary>
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

internal sealed class ProbeMeasure
{
    private readonly HashUnion _resources = new(512);
    private Probe _probe;

    // Of different paths, at least those beyond the requests that found something do not exist.
    public Probe Result => _probe with
    {
        Resources = (int)Math.Clamp(Math.Min(_probe.NotFound, _resources.Distinct - (_probe.Requests - _probe.NotFound)), 0, int.MaxValue),
    };

    public void Begin()
    {
        _probe = default;
        _resources.Clear();
    }

    public void Take(MinuteActivity activity)
    {
        var figures = activity.Figures;
        // A page whose pictures are gone is not probing: what a browser loads with a page does not count.
        var notFound = figures.NotFound - figures.Parts;
        if (notFound <= 0 || notFound * 2 < figures.Requests) return;
        if (_probe.Requests == 0) _probe.From = figures.Minute;
        _probe.To = figures.Minute;
        _probe.Requests += figures.Requests;
        _probe.NotFound += notFound;
        _resources.Add(activity.Resources);
        var missing = Math.Min(notFound, activity.DistinctResources - (figures.Requests - notFound));
        if (missing <= _probe.MinuteResources) return;
        (_probe.Minute, _probe.MinuteResources, _probe.MinuteNotFound, _probe.MinuteRequests) = (figures.Minute, missing, notFound, figures.Requests);
    }
}
