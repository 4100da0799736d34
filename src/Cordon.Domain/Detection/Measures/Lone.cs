using System.Numerics;

namespace Cordon.Domain.Detection.Measures;

/// <summary>Visits of one or two requests, half an hour away from any other, without a part or a referrer.</summary>
public struct Lone
{
    public const int MostRequests = 2, ApartMinutes = 30;

    /// <summary>First and last of them.</summary>
    public long From, To;
    public int Visits;

    /// <summary>All minutes with requests.</summary>
    public int ActiveMinutes;

    /// <summary>Different paths among them: exact up to 256.</summary>
    public int Resources;

    /// <summary>Hours of the day (UTC) with such a visit, one bit each.</summary>
    public int HoursOfDay;
    public readonly double Share => ActiveMinutes == 0 ? 0 : Visits / (double)ActiveMinutes;

    /// <summary>The longest part of the day in which none was ever made, in hours; across midnight.</summary>
    public readonly int QuietHours
    {
        get
        {
            if (HoursOfDay == 0) return 24;
            var (longest, now) = (0, 0);
            for (var hour = 0; hour < 48; hour++)
            {
                now = (HoursOfDay & (1 << (hour % 24))) == 0 ? now + 1 : 0;
                longest = Math.Max(longest, now);
            }
            return longest;
        }
    }

    public readonly int DifferentHours => BitOperations.PopCount((uint)HoursOfDay);

    internal void Exchange(ProfileIo io)
    {
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref Visits);
        io.Number(ref ActiveMinutes);
        io.Number(ref Resources);
        io.Number(ref HoursOfDay);
    }
}

internal sealed class LoneMeasure
{
    private readonly HashUnion _resources = new(256);
    private readonly ulong[] _waiting = new ulong[Lone.MostRequests];
    private Lone _lone;
    private long _last;
    private int _waitingCount;
    private bool _waits;

    public Lone Result => _lone with { Resources = _resources.Distinct };

    public void Begin()
    {
        (_lone, _last, _waits) = (default, long.MinValue / 2, false);
        _resources.Clear();
    }

    public void Take(MinuteActivity activity)
    {
        var figures = activity.Figures;
        var apart = figures.Minute - _last > Lone.ApartMinutes;
        if (apart) Settle();
        _lone.ActiveMinutes++;
        _waits = apart && figures is { Requests: <= Lone.MostRequests, Parts: 0, Referred: 0 } && activity.Resources.Length <= Lone.MostRequests;
        _last = figures.Minute;
        if (!_waits) return;
        activity.Resources.CopyTo(_waiting);
        _waitingCount = activity.Resources.Length;
    }

    public void End() => Settle();

    /// <summary>The last minute turns out to have stood alone.</summary>
    private void Settle()
    {
        if (!_waits) return;
        _waits = false;
        if (_lone.Visits++ == 0) _lone.From = _last;
        _lone.To = _last;
        _lone.HoursOfDay |= 1 << (int)(_last / 60 % 24);
        _resources.Add(_waiting.AsSpan(0, _waitingCount));
    }
}
