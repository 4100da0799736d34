using Cordon.Domain.Activity;

namespace Cordon.Domain.Detection;

/// <summary>One account's minute, read into buffers that are used again for the next one: millions of rows pass without garbage.</summary>
/// <remarks>Holds what <see cref="ActivityDetail"/> holds; only the reading differs.</remarks>
public sealed class MinuteActivity
{
    private MinuteRoute[] _routes = new MinuteRoute[16];
    private IdSighting[] _trail = new IdSighting[ActivityDetail.MaxTrail];
    private readonly (ulong Key, int Count)[] _agents = new (ulong, int)[ActivityDetail.MaxAgents];
    private readonly (ClientAddress Address, int Count)[] _networks = new (ClientAddress, int)[ActivityDetail.MaxNetworks];
    private readonly ulong[] _resources = new ulong[ActivityDetail.MaxResources];
    private readonly ulong[] _variants = new ulong[ActivityDetail.MaxVariants];
    private int _routeCount, _trailCount, _agentCount, _networkCount, _resourceCount, _variantCount, _statedAgents;

    public MinuteFigures Figures { get; private set; }

    /// <summary>Requests in each second of the minute; all zero where the source did not say.</summary>
    public int[] Seconds { get; } = new int[60];

    /// <summary>Seconds with requests.</summary>
    public int BusySeconds { get; private set; }
    public ReadOnlySpan<MinuteRoute> Routes => _routes.AsSpan(0, _routeCount);
    public ReadOnlySpan<(ulong Key, int Count)> Agents => _agents.AsSpan(0, _agentCount);
    public ReadOnlySpan<(ClientAddress Address, int Count)> Networks => _networks.AsSpan(0, _networkCount);

    /// <summary>Hashes of different paths, ascending; the least of them where there were more than are kept.</summary>
    public ReadOnlySpan<ulong> Resources => _resources.AsSpan(0, _resourceCount);

    /// <summary>Different paths, as counted or estimated when the row was made.</summary>
    public int DistinctResources { get; private set; }

    /// <summary>Different targets among the requests with a query; counted or estimated.</summary>
    public int DistinctVariants { get; private set; }
    public int DistinctAgents => Math.Max(_statedAgents, _agentCount);

    public ReadOnlySpan<IdSighting> Trail(in MinuteRoute route) => _trail.AsSpan(route.TrailStart, route.TrailCount);

    /// <exception cref="FormatException">The bytes are not a detail, or of a later version.</exception>
    public void Read(in MinuteFigures figures, ReadOnlySpan<byte> detail)
    {
        Figures = figures;
        var from = new DetailReader(detail);
        from.Version();
        Array.Clear(Seconds);
        BusySeconds = from.Count(60);
        for (int left = BusySeconds, second = -1; left > 0; left--) Seconds[second += 1 + from.Count()] = from.Count();
        ReadRoutes(ref from);
        _statedAgents = from.Count();
        _agentCount = from.Count(ActivityDetail.MaxAgents);
        for (var i = 0; i < _agentCount; i++) _agents[i] = (from.Fixed(8), from.Count());
        _ = from.Count();
        _networkCount = from.Count(ActivityDetail.MaxNetworks);
        for (var i = 0; i < _networkCount; i++) _networks[i] = (from.Address(), from.Count());
        DistinctResources = Distinct(ReadHashes(ref from, _resources, out _resourceCount), _resources.AsSpan(0, _resourceCount), ActivityDetail.MaxResources);
        DistinctVariants = Distinct(ReadHashes(ref from, _variants, out _variantCount), _variants.AsSpan(0, _variantCount), ActivityDetail.MaxVariants);
    }

    /// <summary>Replaces the routes' keys by those they are read as.</summary>
    /// <returns>False where two routes became one; then the row has to be folded before it is read.</returns>
    internal bool Fold(RouteBook book)
    {
        for (var i = 0; i < _routeCount; i++)
        {
            if (book.Find(_routes[i].Key) is not { } route || route.Key == _routes[i].Key) continue;
            for (var j = 0; j < _routeCount; j++)
                if (j != i && (book.Find(_routes[j].Key)?.Key ?? _routes[j].Key) == route.Key) return false;
            _routes[i].Key = route.Key;
        }
        return true;
    }

    /// <summary>Counts the requests without a path.</summary>
    internal void CountEmpty(RouteBook book)
    {
        var empty = 0;
        foreach (ref readonly var route in Routes)
            if (book.Find(route.Key) is { IsEmpty: true }) empty += route.Requests;
        if (empty > 0) Figures = Figures with { Empty = Math.Min(empty, Figures.Requests - Figures.Parts) };
    }

    private void ReadRoutes(ref DetailReader from)
    {
        _routeCount = from.Count();
        _trailCount = 0;
        if (_routes.Length < _routeCount) Array.Resize(ref _routes, _routeCount * 2);
        for (var i = 0; i < _routeCount; i++)
        {
            ref var route = ref _routes[i];
            route = new MinuteRoute { Key = (long)from.Fixed(8), Requests = from.Count(), Errors = from.Count(), TrailStart = _trailCount };
            from.Number();
            var form = from.Byte();
            if (form == ActivityDetailCodec.NoWalk) continue;
            route.HasIds = true;
            route.Least = (long)from.Number();
            route.Greatest = route.Least + (long)from.Number();
            (route.Distinct, route.Steps, route.Ascending) = (from.Count(), from.Count(), from.Count());
            if (form == ActivityDetailCodec.FiguresOnly) continue;
            route.TrailCount = from.Count();
            if (_trail.Length < _trailCount + route.TrailCount) Array.Resize(ref _trail, 2 * (_trailCount + route.TrailCount));
            var id = route.Least;
            for (var left = route.TrailCount; left > 0; left--) _trail[_trailCount++] = new(id += (long)from.Number(), from.Byte());
        }
    }

    private static int ReadHashes(ref DetailReader from, ulong[] into, out int count)
    {
        var stated = from.Count();
        count = from.Count(into.Length);
        for (var i = 0; i < count; i++) into[i] = from.Fixed(HashSample.HashBits / 8);
        return stated;
    }

    private static int Distinct(int stated, ReadOnlySpan<ulong> kept, int most) =>
        Math.Max(stated, kept.Length < most ? kept.Length : HashSample.Estimate(most, kept[^1]));
}

/// <summary>What was asked of one route within a minute; see <see cref="IdWalk"/>.</summary>
public struct MinuteRoute
{
    public long Key;
    public int Requests, Errors;
    public bool HasIds;
    public long Least, Greatest;
    public int Distinct, Steps, Ascending;
    internal int TrailStart, TrailCount;
}
