namespace Cordon.Domain.Detection.Measures;

/// <summary>What was asked for within one clock hour, one UTC day, or one stretch without a long pause.</summary>
public struct Stretch
{
    /// <summary>First and last minute with requests.</summary>
    public long From, To;
    public long Requests, Parts, Referred, Empty;

    /// <summary>Different paths.</summary>
    public int Resources;
    public readonly long Pages => Requests - Parts - Empty;

    /// <summary>Of the different paths, at least as many as this were pages that no other page led to.</summary>
    public readonly long Unled => Math.Max(0, Math.Min(Resources, Pages - Referred));

    /// <summary>Of the different paths, at least as many as this came without a referrer, parts of pages included.</summary>
    public readonly long Unreferred => Math.Max(0, Math.Min(Resources, Requests - Empty - Referred));
    public readonly double PartShare => Requests == 0 ? 0 : Parts / (double)Requests;
    public readonly double ReferredShare => Requests == 0 ? 0 : Referred / (double)Requests;

    internal void Add(in MinuteFigures figures)
    {
        if (Requests == 0) From = figures.Minute;
        To = figures.Minute;
        Requests += figures.Requests;
        Parts += figures.Parts;
        Referred += figures.Referred;
        Empty += figures.Empty;
    }

    internal void Exchange(ProfileIo io)
    {
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref Requests);
        io.Number(ref Parts);
        io.Number(ref Referred);
        io.Number(ref Empty);
        io.Number(ref Resources);
    }
}

/// <summary>The period in which most different pages were asked for that no other page led to.</summary>
/// <param name="withParts">Count parts of pages too.</param>
internal sealed class BreadthMeasure(int minutes, int exact, bool withParts = false)
{
    private readonly HashUnion _resources = new(exact);
    private Stretch _now, _best;
    private long _period;

    public Stretch Result => _best;

    public void Begin()
    {
        (_now, _best, _period) = (default, default, -1);
        _resources.Clear();
    }

    public void Take(MinuteActivity activity)
    {
        var period = activity.Figures.Minute / minutes;
        if (period != _period)
        {
            End();
            _period = period;
        }
        _now.Add(activity.Figures);
        _resources.Add(activity.Resources);
    }

    private long Breadth(in Stretch stretch) => withParts ? stretch.Unreferred : stretch.Unled;

    public void End()
    {
        if (_now.Requests == 0) return;
        _now.Resources = _resources.Distinct;
        if (Breadth(_now) is var breadth && (breadth > Breadth(_best) || (breadth == Breadth(_best) && _now.Requests > _best.Requests))) _best = _now;
        _now = default;
        _resources.Clear();
    }
}

/// <summary>The longest stretch without a pause of more than <see cref="LongestPauseMinutes"/>.</summary>
internal sealed class ClockMeasure
{
    public const int LongestPauseMinutes = 240;
    private Stretch _now, _best;

    public Stretch Result => _best;

    public void Begin() => (_now, _best) = (default, default);

    public void Take(MinuteActivity activity)
    {
        if (_now.Requests > 0 && activity.Figures.Minute - _now.To > LongestPauseMinutes) End();
        _now.Add(activity.Figures);
    }

    public void End()
    {
        if (_now.Requests > 0 && (_best.Requests == 0 || _now.To - _now.From > _best.To - _best.From)) _best = _now;
        _now = default;
    }
}
