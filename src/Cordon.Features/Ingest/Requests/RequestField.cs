using Cordon.Domain.Activity;

namespace Cordon.Features.Ingest.Requests;

/// <summary>The request as it was sent: method, target, protocol. What is no HTTP still happened and is kept as the target.</summary>
internal static class RequestField
{
    private const int MaxWordBytes = 32;

    /// <param name="field">The quoted field, escapes undone.</param>
    public static void Split(ReadOnlySpan<byte> field, ref RequestLine request)
    {
        request.Method = request.Target = default;
        if (Numbers.IsNotSaid(field) || field.StartsWith("- "u8)) return;
        var space = field.IndexOf((byte)' ');
        if (space > 0 && IsWord(field[..space]))
        {
            var target = field[(space + 1)..];
            // The last blank counts: a careless client sends blanks within the target. HTTP/0.9 names no protocol.
            var last = target.LastIndexOf((byte)' ');
            var isHttp = last >= 0 && target[(last + 1)..].StartsWith("HTTP/"u8);
            if (isHttp) target = target[..last];
            if (isHttp || target is [(byte)'/', ..])
            {
                request.Method = field[..space];
                request.Target = Target(request.Method, target);
                return;
            }
        }
        request.Target = field;         // not HTTP, for example a TLS handshake on the plain port
    }

    /// <summary>Path and query of a target: scheme and host are cut off, and of a tunnel's target (CONNECT) nothing is left.</summary>
    public static ReadOnlySpan<byte> Target(ReadOnlySpan<byte> method, ReadOnlySpan<byte> target)
    {
        if (target is [(byte)'/', ..]) return target;
        if (Numbers.IsNotSaid(target)) return default;
        var scheme = target.IndexOf("://"u8);
        if (scheme > 0 && IsWord(target[..scheme]))
        {
            var path = target[(scheme + 3)..].IndexOfAny((byte)'/', (byte)'?');
            return path < 0 ? "/"u8 : target[(scheme + 3 + path)..];
        }
        return method.SequenceEqual("CONNECT"u8) ? default : target;
    }

    private static bool IsWord(ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxWordBytes || text is [(byte)'-', ..]) return false;
        foreach (var c in text)
        {
            if ((c | 0x20) is not (>= 'a' and <= 'z') && c is not ((byte)'-' or (byte)'_')) return false;
        }
        return true;
    }
}
