using Cordon.Domain.Activity;

namespace Cordon.Domain.Detection.Lists;

/// <summary>Networks to look an address up in. Of two that overlap, one holds the other, and the wider one is kept.</summary>
public sealed class NetworkSet
{
    private readonly NetworkRange[] _v4, _v6;

    public NetworkSet(IEnumerable<NetworkRange> ranges)
    {
        var families = ranges.ToLookup(range => range.IsV4);
        (_v4, _v6) = (Widest(families[true]), Widest(families[false]));
    }

    /// <summary>What is kept, by address: IPv4 before IPv6.</summary>
    public IEnumerable<NetworkRange> Ranges => _v4.Concat(_v6);

    public bool Contains(ClientAddress address) => Find(address) is not null;

    /// <summary>The network that the address lies in, to be shown as the reason; null where none holds it.</summary>
    public NetworkRange? Find(ClientAddress address)
    {
        var ranges = address.IsV4 ? _v4 : _v6;
        int low = 0, high = ranges.Length;    // the first range that begins after the address lies within low..high
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].First.Value <= address.Value) low = middle + 1;
            else high = middle;
        }
        return low > 0 && ranges[low - 1].Contains(address) ? ranges[low - 1] : null;
    }

    private static NetworkRange[] Widest(IEnumerable<NetworkRange> ranges)
    {
        var kept = new List<NetworkRange>();
        foreach (var range in ranges.OrderBy(range => range.First.Value).ThenBy(range => range.PrefixLength))
            if (kept.Count == 0 || range.First.Value > kept[^1].Last.Value) kept.Add(range);
        return [.. kept];
    }
}
