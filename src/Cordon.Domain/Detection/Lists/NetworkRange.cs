using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Cordon.Domain.Activity;

namespace Cordon.Domain.Detection.Lists;

/// <summary>A network as operators publish them: all addresses that begin with the same bits.</summary>
public readonly record struct NetworkRange
{
    private static readonly SearchValues<char> AddressParts = SearchValues.Create("0123456789abcdefABCDEF:.");
    private const int V4Bits = 96;    // an IPv4 address is the last 32 of the 128 bits of a mapped one

    private NetworkRange(ClientAddress first, int bits) => (First, Bits) = (first, bits);

    /// <summary>The lowest address, inclusive.</summary>
    public ClientAddress First { get; }

    /// <summary>The highest address, inclusive.</summary>
    public ClientAddress Last => new(First.Value | HostMask(Bits));

    public bool IsV4 => First.IsV4 && Bits >= V4Bits;

    /// <summary>Fixed bits as the notation counts them: 0 to 32 for IPv4, 0 to 128 for IPv6.</summary>
    public int PrefixLength => IsV4 ? Bits - V4Bits : Bits;

    private int Bits { get; }

    /// <summary>True for addresses of the same family within the bounds. A host name that stands in for an address lies nowhere.</summary>
    public bool Contains(ClientAddress address) =>
        !address.IsName && address.IsV4 == IsV4 && (address.Value & ~HostMask(Bits)) == First.Value;

    /// <exception cref="FormatException">The text is not a network in CIDR notation, as <see cref="TryParse"/> takes it.</exception>
    public static NetworkRange Parse(string text) => TryParse(text, out var range) ? range : throw new FormatException($"Not a network in CIDR notation: {text}");

    /// <summary>Reads CIDR notation, and nothing looser.</summary>
    /// <param name="text">An address, a slash and a length without leading zeros. IPv4 as four plain decimal numbers; IPv6 in any
    /// spelling but without zone and without an IPv4 part. Bits after the length must be zero, so that a slip is not taken for a wider network.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out NetworkRange range)
    {
        range = default;
        var slash = text.IndexOf('/');
        if (slash < 0 || !TryParseLength(text[(slash + 1)..], out var length) || !TryParseAddress(text[..slash], out var first)) return false;
        var bits = first.IsV4 ? length + V4Bits : length;
        if (bits > 128 || (first.Value & HostMask(bits)) != 0) return false;
        range = new(first, bits);
        return true;
    }

    /// <summary>The one spelling of this network: IPv6 in lower case, its longest run of zeros left out.</summary>
    public override string ToString() => $"{First}/{PrefixLength.ToString(CultureInfo.InvariantCulture)}";

    private static UInt128 HostMask(int bits) => bits == 128 ? 0 : UInt128.MaxValue >> bits;

    private static bool TryParseLength(ReadOnlySpan<char> text, out int length) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length) && (text.Length == 1 || text[0] != '0');

    private static bool TryParseAddress(ReadOnlySpan<char> text, out ClientAddress address)
    {
        address = default;
        // The framework also takes "1", "0x7f.1", "[::1]" and zones.
        if (text.ContainsAnyExcept(AddressParts) || !IPAddress.TryParse(text, out var parsed)) return false;
        var isV4 = parsed.AddressFamily == AddressFamily.InterNetwork;
        if (isV4 ? !text.SequenceEqual(parsed.ToString()) : text.Contains('.') || parsed.IsIPv4MappedToIPv6) return false;
        address = ClientAddress.Of(parsed);
        return true;
    }
}
