using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Cordon.Domain.Activity;

/// <summary>An IPv4 or IPv6 address as 16 bytes, IPv4 mapped; a host name in its place as a hash in the discard range 100::/64.</summary>
public readonly record struct ClientAddress(UInt128 Value)
{
    private const ulong MappedV4 = 0x0000_FFFF_0000_0000, DiscardPrefix = 0x0100_0000_0000_0000;

    public bool IsV4 => (ulong)(Value >> 64) == 0 && ((ulong)Value & 0xFFFF_FFFF_0000_0000) == MappedV4;

    /// <summary>True where the log held a name instead of an address.</summary>
    public bool IsName => (ulong)(Value >> 64) == DiscardPrefix;

    /// <summary>False for what no stranger can come from over the internet, so that nothing can be said of whose it is: private, loopback,
    /// link-local, shared by a carrier (100.64.0.0/10), unique-local and unspecified addresses, and names. Documentation networks count as public.</summary>
    /// <remarks>Source: IANA registries of special-purpose addresses (RFC 6890).</remarks>
    public bool IsPublic => !IsName && (IsV4 ? IsPublicV4((uint)Value) : IsPublicV6((ulong)(Value >> 64)));

    /// <summary>Orders samples; also spreads neighbouring addresses.</summary>
    public ulong Hash
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
            return StableHash.Of(bytes);
        }
    }

    public static ClientAddress FromV4(uint address) => new(new UInt128(0, MappedV4 | address));

    public static ClientAddress Of(ReadOnlySpan<byte> text)
    {
        if (!IPAddress.TryParse(text, out var address)) return new(new UInt128(DiscardPrefix, StableHash.Of(text)));
        return Of(address);
    }

    public static ClientAddress Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            address.TryWriteBytes(bytes[12..], out _);
            return FromV4(BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]));
        }
        address.TryWriteBytes(bytes, out _);
        return new(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>The network around the address, as people see it: /24 or /48, so that no single line of a household is shown.</summary>
    public string Network
    {
        get
        {
            if (IsName) return "named host";
            var mask = IsV4 ? UInt128.MaxValue << 8 : UInt128.MaxValue << 80;
            return $"{new ClientAddress(Value & mask)}{(IsV4 ? "/24" : "/48")}";
        }
    }

    private static bool IsPublicV4(uint address) =>
        address >> 24 is not (0 or 10 or 127)
        && address >> 22 != (100 << 2 | 64 >> 6)
        && address >> 20 != (172 << 4 | 16 >> 4)
        && address >> 16 is not ((169 << 8 | 254) or (192 << 8 | 168));

    private bool IsPublicV6(ulong high) => Value > 1 && high >> 54 != 0xFE80 >> 6 && high >> 57 != 0xFC00 >> 9;

    public override string ToString()
    {
        if (IsV4) return new IPAddress(BinaryPrimitives.ReverseEndianness((uint)Value)).ToString();
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return new IPAddress(bytes).ToString();
    }
}
