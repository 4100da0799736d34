namespace Cordon.Domain.Detection.Measures;

/// <summary>The minute, and the clock hour, in which most variants of one to three paths were asked for by changing the query.</summary>
public struct Busting
{
    public const int MostPaths = 3;

    public long Minute;
    public int MinuteVariants, MinutePaths, MinuteRequests, MinuteReferred, MinuteSeconds;

    /// <summary>First and last minute of the hour's variants; variants are added up minute by minute.</summary>
    public long From, To;
    public long HourVariants, HourRequests, HourReferred;

    internal void Exchange(ProfileIo io)
    {
        io.Number(ref Minute);
        io.Number(ref MinuteVariants);
        io.Number(ref MinutePaths);
        io.Number(ref MinuteRequests);
        io.Number(ref MinuteReferred);
        io.Number(ref MinuteSeconds);
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref HourVariants);
        io.Number(ref HourRequests);
        io.Number(ref HourReferred);
    }
}

internal sealed class BustingMeasure
{
    private const double LeastQueried = 0.8;
    private Busting _best;
    private long _hour, _from, _to, _variants, _requests, _referred;

    public Busting Result => _best;

    public void Begin() => (_best, _hour, _variants) = (default, -1, 0);

    public void Take(MinuteActivity activity)
    {
        var figures = activity.Figures;
        if (figures.Queried < LeastQueried * figures.Requests || activity.DistinctResources > Busting.MostPaths || MostlyNamesIds(activity)) return;
        var variants = Math.Min(activity.DistinctVariants, figures.Queried);
        if (variants > _best.MinuteVariants)
        {
            (_best.Minute, _best.MinuteVariants, _best.MinutePaths, _best.MinuteRequests) = (figures.Minute, variants, activity.DistinctResources, figures.Requests);
            (_best.MinuteReferred, _best.MinuteSeconds) = (figures.Referred, activity.BusySeconds);
        }
        if (figures.Minute / 60 != _hour)
        {
            End();
            (_hour, _from) = (figures.Minute / 60, figures.Minute);
        }
        _to = figures.Minute;
        _variants += variants;
        _requests += figures.Requests;
        _referred += figures.Referred;
    }

    public void End()
    {
        if (_variants > _best.HourVariants) (_best.From, _best.To, _best.HourVariants, _best.HourRequests, _best.HourReferred) = (_from, _to, _variants, _requests, _referred);
        (_variants, _requests, _referred) = (0, 0, 0);
    }

    /// <summary>A query that names ever other resources (<c>?id=42</c>) makes no variants of one page but other pages.</summary>
    private static bool MostlyNamesIds(MinuteActivity activity)
    {
        var ids = 0;
        foreach (ref readonly var route in activity.Routes)
            if (route.HasIds) ids += route.Distinct;
        return ids * 2 > activity.DistinctVariants;
    }
}
