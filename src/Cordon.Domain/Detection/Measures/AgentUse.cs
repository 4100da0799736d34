namespace Cordon.Domain.Detection.Measures;

/// <summary>The UTC day in which most user agents took turns while pages were loaded without what a browser loads with them.</summary>
public struct AgentUse
{
    public long From, To;

    /// <summary>Different agents: at least; up to 64 are told apart.</summary>
    public int Agents;
    public long Requests, Parts, Referred;

    /// <summary>Requests of the agent that made most.</summary>
    public long Largest;
    public readonly double PartShare => Requests == 0 ? 0 : Parts / (double)Requests;
    public readonly double ReferredShare => Requests == 0 ? 0 : Referred / (double)Requests;
    internal readonly double Weight => Agents * (1 - Math.Max(PartShare, ReferredShare));

    internal void Exchange(ProfileIo io)
    {
        io.Number(ref From);
        io.Number(ref To);
        io.Number(ref Agents);
        io.Number(ref Requests);
        io.Number(ref Parts);
        io.Number(ref Referred);
        io.Number(ref Largest);
    }
}

internal sealed class AgentMeasure
{
    private const int MostAgents = 64, MinutesADay = 1_440;
    private readonly Dictionary<ulong, long> _agents = [];
    private AgentUse _now, _best;
    private long _day;

    public AgentUse Result => _best;

    public void Begin()
    {
        _agents.Clear();
        (_now, _best, _day) = (default, default, -1);
    }

    public void Take(MinuteActivity activity)
    {
        var figures = activity.Figures;
        if (figures.Minute / MinutesADay != _day)
        {
            End();
            _day = figures.Minute / MinutesADay;
        }
        if (_now.Requests == 0) _now.From = figures.Minute;
        _now.To = figures.Minute;
        _now.Requests += figures.Requests;
        _now.Parts += figures.Parts;
        _now.Referred += figures.Referred;
        foreach (var (key, count) in activity.Agents)
            if (_agents.TryGetValue(key, out var before)) _agents[key] = before + count;
            else if (_agents.Count < MostAgents) _agents.Add(key, count);
    }

    public void End()
    {
        if (_now.Requests > 0)
        {
            _now.Agents = _agents.Count;
            foreach (var count in _agents.Values) _now.Largest = Math.Max(_now.Largest, count);
            if (_now.Weight > _best.Weight) _best = _now;
        }
        _now = default;
        _agents.Clear();
    }
}
