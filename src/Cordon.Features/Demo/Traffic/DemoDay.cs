namespace Cordon.Features.Demo.Traffic;

/// <summary>The requests of one UTC day while they are drawn. What runs past midnight is carried into the next day.</summary>
internal sealed class DemoDay(DemoWorld world)
{
    private readonly List<DemoRequest> _requests = [];

    public DemoWorld World { get; } = world;
    public DemoService Service { get; } = new(world.Calendar);

    /// <summary>Counts from 0, the first day of the traffic.</summary>
    public int Index { get; private set; } = -1;
    public DateTimeOffset From => World.Calendar.Day(Index);
    public DateTimeOffset Until => World.Calendar.Day(Index + 1);

    public void Next() => Index++;

    public void Add(DemoRequest request) => _requests.Add(request);

    /// <summary>Hands over the day in order of time and forgets it.</summary>
    public IReadOnlyList<DemoRequest> Take()
    {
        // Equal instants are common in a log of milliseconds; the further keys keep the order the same on every run.
        _requests.Sort(static (a, b) =>
            a.UtcTicks != b.UtcTicks ? a.UtcTicks.CompareTo(b.UtcTicks)
            : string.CompareOrdinal(a.Account.ExternalId, b.Account.ExternalId) is var account and not 0 ? account
            : string.CompareOrdinal(a.Path, b.Path));
        var end = Until.UtcTicks;
        var later = _requests.FindIndex(request => request.UtcTicks >= end);
        var count = later < 0 ? _requests.Count : later;
        var taken = _requests.GetRange(0, count);
        _requests.RemoveRange(0, count);
        return taken;
    }
}
