using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cordon.Domain.Organizations;

/// <summary>Networks as people write them, in the one form that they are stored and compared in.</summary>
public static class NetworkText
{
    /// <summary>Shortest prefix in bits. What is wider belongs to nobody alone.</summary>
    public const int LeastPrefix4 = 8, LeastPrefix6 = 16;

    /// <returns>Null where it is neither a range (<c>198.51.100.16/28</c>, <c>2001:db8::/32</c>), nor an address, nor the number of an autonomous system (<c>AS64500</c>, <c>64500</c>).</returns>
    public static (NetworkKind Kind, string Text)? Parse(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        if (SystemOf(text) is { } system) return (NetworkKind.System, string.Create(CultureInfo.InvariantCulture, $"AS{system}"));
        if (!text.Contains('/', StringComparison.Ordinal))
        {
            // What the parser of addresses would read as an address too: 12.5, 0x7f.1.
            if (!IPAddress.TryParse(text, out var alone) || (alone.AddressFamily == AddressFamily.InterNetwork && alone.ToString() != text)) return null;
            return Range(new IPNetwork(alone, alone.AddressFamily == AddressFamily.InterNetwork ? 32 : 128));
        }
        // The parser cuts bits behind the prefix off; whoever wrote them meant something else.
        return IPNetwork.TryParse(text, out var network) && IPAddress.TryParse(text.AsSpan(0, text.IndexOf('/', StringComparison.Ordinal)), out var first) && first.Equals(network.BaseAddress)
            ? Range(network) : null;
    }

    private static uint? SystemOf(string text)
    {
        var digits = text.StartsWith("AS", StringComparison.OrdinalIgnoreCase) ? text[2..].TrimStart() : text;
        return uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }

    private static (NetworkKind Kind, string Text)? Range(IPNetwork network)
    {
        var least = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? LeastPrefix4 : LeastPrefix6;
        return network.PrefixLength < least || network.BaseAddress.ScopeIdOrNone() != 0 ? null : (NetworkKind.Range, network.ToString());
    }

    private static long ScopeIdOrNone(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? address.ScopeId : 0;
}
