using System.Runtime.InteropServices;

namespace Cordon.Domain.Activity;

/// <summary>Sums the whole platform's requests by minute.</summary>
internal sealed class ServiceTotals
{
    private readonly Dictionary<long, CondensedServiceMinute> _minutes = [];

    public void Add(long minute, in RequestLine line)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_minutes, minute, out _);
        var timed = line.DurationMicros >= 0;
        sum = new(minute, sum.Requests + 1, sum.ClientErrors + (line.Status is >= 400 and < 500 ? 1 : 0), sum.ServerErrors + (line.Status >= 500 ? 1 : 0),
            sum.Bytes + line.Bytes, sum.Timed + (timed ? 1 : 0), sum.DurationMicros + (timed ? line.DurationMicros : 0),
            Math.Max(sum.MaxDurationMicros, line.DurationMicros));
    }

    public IReadOnlyList<CondensedServiceMinute> Take()
    {
        var taken = _minutes.Values.OrderBy(m => m.Minute).ToArray();
        _minutes.Clear();
        return taken;
    }
}
