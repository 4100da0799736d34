namespace Cordon.Domain.Detection.Measures;

/// <summary>Looks for even intervals between requests, and for minutes with an even number of them.</summary>
/// <remarks>
/// A log counts seconds, so intervals below two seconds cannot be told apart: requests less than two seconds after another belong to one
/// event, and what runs faster than that shows in the number of requests a minute. By chance (a Poisson process) that number would differ
/// from its mean by its root; here it must stay within half of that, or within two.
/// </remarks>
internal sealed class RhythmMeasure
{
    private const int LeastGap = 2, LeastMinuteRequests = 20;
    private const double Tolerance = 0.1, MostUneven = 0.1;

    // A pause is no uneven interval: the same tab, polling again the next night, is another run.
    private const double PauseFactor = 6;

    private readonly HashUnion _resources = new(256), _minuteResources = new(256);
    private Rhythm _best;

    // The run of events: the last event's first second, the last second with requests, sum of the even intervals.
    private long _eventAt, _busyAt, _runFrom, _runRequests, _runReferred, _runPages;
    private int _intervals, _even;
    private double _sum;

    private long _minutesFrom, _minute, _minutesRequests, _minutesReferred;
    private int _minutes, _least, _greatest;

    public Rhythm Result => _best;

    public void Begin()
    {
        _best = default;
        (_eventAt, _busyAt, _intervals, _even, _sum) = (-1, -1, 0, 0, 0);
        (_minutes, _minute) = (0, -2);
    }

    public void Take(MinuteActivity activity)
    {
        TakeMinute(activity);
        if (activity.BusySeconds == 0) return;
        var first = activity.Figures.Minute * 60;
        for (var second = 0; second < 60; second++)
        {
            if (activity.Seconds[second] == 0) continue;
            var at = first + second;
            if (_busyAt < 0 || at - _busyAt >= LeastGap) TakeEvent(at);
            _busyAt = at;
        }
        _runRequests += activity.Figures.Requests;
        _runReferred += activity.Figures.Referred;
        _runPages += activity.Figures.Pages;
        _resources.Add(activity.Resources);
    }

    public void End()
    {
        EndRun();
        EndMinutes();
    }

    private void TakeEvent(long at)
    {
        var gap = at - _eventAt;
        if (_eventAt < 0)
        {
            StartRun(at);
        }
        else if (_intervals == 0)
        {
            (_intervals, _even, _sum) = (1, 1, gap);
        }
        else
        {
            _intervals++;
            var mean = _sum / _even;
            if (Math.Abs(gap - mean) <= 1 + Tolerance * mean)
            {
                _even++;
                _sum += gap;
            }
            else if (_intervals - _even > MostUneven * _intervals || gap > PauseFactor * mean + 60)
            {
                _intervals--;
                EndRun();
                StartRun(_eventAt);
                (_intervals, _even, _sum) = (1, 1, gap);
            }
        }
        _eventAt = at;
    }

    private void StartRun(long at)
    {
        (_runFrom, _runRequests, _runReferred, _runPages, _intervals, _even, _sum) = (at, 0, 0, 0, 0, 0, 0);
        _resources.Clear();
    }

    private void EndRun()
    {
        if (_even <= _best.Even) return;
        (_best.From, _best.To, _best.Intervals, _best.Even, _best.Mean) = (_runFrom, _eventAt, _intervals, _even, _sum / _even);
        (_best.Resources, _best.Requests, _best.Referred, _best.Pages) = (_resources.Distinct, _runRequests, _runReferred, _runPages);
    }

    private void TakeMinute(MinuteActivity activity)
    {
        var figures = activity.Figures;
        var fits = figures.Minute == _minute + 1 && _minutes > 0 && Fits(figures.Requests);
        if (!fits) EndMinutes();
        _minute = figures.Minute;
        if (figures.Requests < LeastMinuteRequests) return;
        if (_minutes++ == 0)
        {
            (_minutesFrom, _minutesRequests, _minutesReferred, _least, _greatest) = (figures.Minute, 0, 0, figures.Requests, figures.Requests);
            _minuteResources.Clear();
        }
        _minutesRequests += figures.Requests;
        _minutesReferred += figures.Referred;
        (_least, _greatest) = (Math.Min(_least, figures.Requests), Math.Max(_greatest, figures.Requests));
        _minuteResources.Add(activity.Resources);
    }

    private bool Fits(int requests)
    {
        if (requests < LeastMinuteRequests) return false;
        var mean = _minutesRequests / (double)_minutes;
        return Math.Abs(requests - mean) <= Math.Max(2, Math.Sqrt(mean) / 2);
    }

    private void EndMinutes()
    {
        if (_minutes > _best.Minutes)
        {
            (_best.MinutesFrom, _best.MinutesTo, _best.Minutes, _best.MinutesRequests) = (_minutesFrom, _minutesFrom + _minutes - 1, _minutes, _minutesRequests);
            (_best.MinutesReferred, _best.MinutesLeast, _best.MinutesGreatest, _best.MinutesResources) = (_minutesReferred, _least, _greatest, _minuteResources.Distinct);
        }
        _minutes = 0;
    }
}
