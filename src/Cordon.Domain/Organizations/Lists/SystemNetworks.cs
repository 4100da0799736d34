using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection.Lists;

namespace Cordon.Domain.Organizations.Lists;

/// <summary>Which networks an autonomous system announces, by a public list.</summary>
public static class SystemNetworks
{
    /// <summary>To be shown, with its link, wherever networks of systems are told of.</summary>
    public const string Source = "IP to ASN by DB-IP (https://db-ip.com), RouteViews (routeviews.org) and NRO (nro.net), CC BY 4.0";

    /// <summary>Reads the list once from end to end and keeps only what was asked for.</summary>
    /// <param name="systems">Numbers, without the letters AS.</param>
    /// <returns>The networks of each system that the list holds.</returns>
    public static ILookup<uint, NetworkRange> Of(IReadOnlySet<uint> systems) => systems.Count == 0
        ? Array.Empty<(uint, NetworkRange)>().ToLookup(r => r.Item1, r => r.Item2)
        : Rows("asn-ipv4.csv.gz", systems).Concat(Rows("asn-ipv6.csv.gz", systems)).ToLookup(r => r.System, r => r.Range);

    private static IEnumerable<(uint System, NetworkRange Range)> Rows(string name, IReadOnlySet<uint> systems)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(ListData.Bytes(name)), CompressionMode.Decompress));
        reader.ReadLine();                                 // the names of the columns
        while (reader.ReadLine() is { } line)
        {
            var (first, second) = (line.IndexOf(',', StringComparison.Ordinal), line.LastIndexOf(','));
            if (!uint.TryParse(line.AsSpan(second + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var system) || !systems.Contains(system)) continue;
            foreach (var range in Between(IPAddress.Parse(line.AsSpan(0, first)), IPAddress.Parse(line.AsSpan(first + 1, second - first - 1)))) yield return (system, range);
        }
    }

    /// <summary>The fewest networks that hold exactly the addresses from one to another, both inclusive.</summary>
    internal static IEnumerable<NetworkRange> Between(IPAddress from, IPAddress to)
    {
        var bits = from.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var (next, last) = (ClientAddress.Of(from).Value, ClientAddress.Of(to).Value);
        while (next <= last)
        {
            // As wide as its first address allows and the last one does not forbid.
            var size = Math.Min((int)UInt128.TrailingZeroCount(next), bits);
            while (size > 0 && (size == 128 || next + ((UInt128.One << size) - 1) > last)) size--;
            yield return NetworkRange.Parse($"{new ClientAddress(next)}/{bits - size}");
            var after = next + (UInt128.One << size);
            if (after <= next) yield break;                // beyond the last address there is
            next = after;
        }
    }
}
