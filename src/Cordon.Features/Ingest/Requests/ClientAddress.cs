using System.Net;

namespace Cordon.Features.Ingest.Requests;

/// <summary>The client's address as logs write it: with a port, in brackets, in a list, or as a host name.</summary>
internal static class ClientAddress
{
    /// <summary>Longest host name. Source: RFC 1035, section 2.3.4, less the closing zero.</summary>
    private const int MaxHostBytes = 253;

    /// <summary>Takes brackets and port off and looks whether it can be an address.</summary>
    /// <returns>Why not; null when it can.</returns>
    public static string? Check(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> address)
    {
        address = WithoutPort(text);
        if (Numbers.IsNotSaid(address)) return Reasons.NoAddress;
        return IsIp(address) || IsHost(address) ? null : Reasons.BadAddress;
    }

    /// <summary>The first of a list such as <c>X-Forwarded-For</c>: the client, as far as the proxies are honest.</summary>
    public static ReadOnlySpan<byte> FirstOf(ReadOnlySpan<byte> list)
    {
        var comma = list.IndexOf((byte)',');
        return (comma < 0 ? list : list[..comma]).Trim((byte)' ');
    }

    /// <summary><c>[::1]:443</c> becomes <c>::1</c> and <c>10.0.0.1:80</c> becomes <c>10.0.0.1</c>; a bare IPv6 address stays.</summary>
    public static ReadOnlySpan<byte> WithoutPort(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'[', ..])
        {
            var close = text.IndexOf((byte)']');
            return close > 0 ? text[1..close] : text;
        }
        var colon = text.IndexOf((byte)':');
        var port = text[(colon + 1)..];
        return colon > 0 && port.Length is > 0 and <= 5 && Numbers.AllDigits(port) ? text[..colon] : text;
    }

    public static bool IsIp(ReadOnlySpan<byte> text) =>
        IsIpv4(text) || (text.Contains((byte)':') && IPAddress.IsValidUtf8(text));

    /// <summary>Labels of letters, digits, dashes and underscores with dots between, and one letter at least.</summary>
    public static bool IsHost(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MaxHostBytes) return false;
        var letters = false;
        byte previous = (byte)'.';
        foreach (var c in text)
        {
            if (c == '.' && previous == '.') return false;
            var letter = (c | 0x20) is >= 'a' and <= 'z';
            if (!letter && c is not (>= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)'-' or (byte)'_')) return false;
            letters |= letter;
            previous = c;
        }
        return letters && text[0] != '-';
    }

    // Four decimal numbers to 255. The library's own parser also takes "1", "0x7f.1" and, as octal, "010.0.0.1"; no server logs those.
    private static bool IsIpv4(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 7 or > 15) return false;
        int value = 0, digits = 0, dots = 0;
        foreach (var c in text)
        {
            if (c == '.')
            {
                if (digits == 0 || ++dots > 3) return false;
                (value, digits) = (0, 0);
                continue;
            }
            if (c is < (byte)'0' or > (byte)'9') return false;
            if (digits > 0 && value == 0) return false;
            value = value * 10 + (c - '0');
            digits++;
            if (value > 255) return false;
        }
        return dots == 3 && digits > 0;
    }
}
