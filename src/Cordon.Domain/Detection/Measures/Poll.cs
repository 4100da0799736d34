namespace Cordon.Domain.Detection.Measures;

/// <summary>One path asked for again and again, without a pause of more than six hours.</summary>
public struct Poll
{
    public const int LongestPauseMinutes = 360;

    public ulong Resource;

    /// <summary>First and last minute.</summary>
    public long From, To;

    /// <summary>Minutes in which it was asked for, and minutes in which anything was.</summary>
    public int Minutes, ActiveMinutes;

    /// <summary>All requests in that time, and those with a referrer.</summary>
    public long Requests, Referred;
    public readonly double Share => ActiveMinutes == 0 ? 0 : Minutes / (double)ActiveMinutes;
    public readonly double ReferredShare => Requests == 0 ? 0 : Referred / (double)Requests;
    public readonly double Hours => (To - From) / 60.0;

    internal void Exchange(ProfileIo io)
    {
        io.Fixed(ref Resource);
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref Minutes);
        io.Number(ref ActiveMinutes);
        io.Number(ref Requests);
        io.Number(ref Referred);
    }
}

internal sealed class PollMeasure
{
    // Paths followed at once. Whoever asks for more different ones polls none of them.
    private const int MostPaths = 128;

    private readonly Dictionary<ulong, Run> _runs = [];
    private readonly List<ulong> _over = [];
    private Poll _best;
    private int _active;
    private long _requests, _referred, _sweptAt;

    public Poll Result => _best;

    public void Begin()
    {
        _runs.Clear();
        (_best, _active, _requests, _referred, _sweptAt) = (default, 0, 0, 0, 0);
    }

    public void Take(MinuteActivity activity)
    {
        var minute = activity.Figures.Minute;
        _active++;
        var before = (Requests: _requests, Referred: _referred);
        _requests += activity.Figures.Requests;
        _referred += activity.Figures.Referred;
        // An icon that a browser fetches for a tab left open is nobody's poll, and a connection without a path has none.
        if (activity.Resources.Length > MostPaths || activity.Figures.Pages == 0) return;
        foreach (var resource in activity.Resources)
        {
            if (!_runs.TryGetValue(resource, out var run))
            {
                if (_runs.Count >= MostPaths && !Sweep(minute)) continue;
                run = default;
            }
            else if (minute - run.To > Poll.LongestPauseMinutes)
            {
                End(resource, run);
                run = default;
            }
            if (run.Minutes == 0) run = new Run { From = minute, ActiveBefore = _active - 1, RequestsBefore = before.Requests, ReferredBefore = before.Referred };
            (run.To, run.Active, run.Requests, run.Referred) = (minute, _active, _requests, _referred);
            run.Minutes++;
            _runs[resource] = run;
        }
    }

    public void End()
    {
        foreach (var (resource, run) in _runs) End(resource, run);
    }

    /// <summary>Forgets, at most once an hour, the paths not asked for in the last hour that do not look like being polled.</summary>
    private bool Sweep(long minute)
    {
        if (minute / 60 == _sweptAt) return false;
        _sweptAt = minute / 60;
        _over.Clear();
        foreach (var (resource, run) in _runs)
            if (minute - run.To > Poll.LongestPauseMinutes || (minute - run.To > 60 && run.Minutes < 4)) _over.Add(resource);
        foreach (var resource in _over)
        {
            End(resource, _runs[resource]);
            _runs.Remove(resource);
        }
        return _runs.Count < MostPaths;
    }

    private void End(ulong resource, in Run run)
    {
        if (run.Minutes < 2) return;
        var poll = new Poll
        {
            Resource = resource,
            From = run.From,
            To = run.To,
            Minutes = run.Minutes,
            ActiveMinutes = run.Active - run.ActiveBefore,
            Requests = run.Requests - run.RequestsBefore,
            Referred = run.Referred - run.ReferredBefore,
        };
        var (length, best) = (poll.Share * (poll.To - poll.From), _best.Share * (_best.To - _best.From));
        // Equal runs of several paths: the order they lie in memory must not decide.
        if (length > best || (length == best && (poll.Minutes > _best.Minutes || (poll.Minutes == _best.Minutes && resource < _best.Resource)))) _best = poll;
    }

    private struct Run
    {
        public long From, To, RequestsBefore, ReferredBefore, Requests, Referred;
        public int Minutes, ActiveBefore, Active;
    }
}
