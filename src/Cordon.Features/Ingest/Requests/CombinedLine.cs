using Cordon.Domain.Activity;

namespace Cordon.Features.Ingest.Requests;

/// <summary>Apache's common and combined formats, nginx's, and what people make of them.</summary>
/// <remarks>
/// <c>[vhost[:port]] address ident user [time] "request" status bytes ["referrer" "agent" [more ...]]</c>; user may be missing or
/// hold blanks. Source: httpd.apache.org/docs/2.4/logs.html, nginx.org/en/docs/http/ngx_http_log_module.html.
/// </remarks>
internal static class CombinedLine
{
    // Keeps a line of nothing but opening brackets from taking quadratic time.
    private const int MaxTimeBytes = 48;

    public static string? Read(ReadOnlySpan<byte> line, ref RequestLine request, Scratch scratch, out RequestFormat format)
    {
        format = RequestFormat.ApacheCommon;
        if (FindTime(line, out var open, out var close, out request.UtcTicks) is { } why) return why;
        var cursor = new TextCursor(line[(close + 1)..].TrimStart((byte)' '));
        if (!cursor.TryQuoted(out var field)) return Reasons.RequestOpen;
        RequestField.Split(scratch.Unquote(field), ref request);
        if (!cursor.TryWord(out var status)) return Reasons.NoStatus;
        if (!Numbers.TryStatus(status, out request.Status)) return Reasons.BadStatus;
        if (!cursor.TryWord(out var bytes)) return Reasons.NoBytes;
        if (!Numbers.TryBytes(bytes, out request.Bytes)) return Reasons.BadBytes;
        return ReadCombined(ref cursor, ref request, scratch, ref format) ?? ReadClient(line[..open], ref request);
    }

    private static string? ReadCombined(scoped ref TextCursor cursor, ref RequestLine request, Scratch scratch, ref RequestFormat format)
    {
        if (!cursor.IsAtQuote()) return cursor.RestIsClosed() ? null : Reasons.LaterOpen;
        format = RequestFormat.ApacheCombined;
        if (!cursor.TryQuoted(out var referrer)) return Reasons.ReferrerOpen;
        request.Referrer = scratch.Unquote(Numbers.Said(referrer));
        if (!cursor.IsAtQuote()) return cursor.RestIsClosed() ? null : Reasons.LaterOpen;
        if (!cursor.TryQuoted(out var agent)) return Reasons.AgentOpen;
        request.Agent = scratch.Unquote(Numbers.Said(agent));
        if (cursor.Rest.IsEmpty) return null;
        if (TraefikClf.TryTail(cursor.Rest, out request.DurationMicros)) format = RequestFormat.TraefikClf;
        return cursor.RestIsClosed() ? null : Reasons.LaterOpen;
    }

    /// <summary>Finds the time in brackets that a quoted field follows: a user's name may itself hold brackets, even a date.</summary>
    private static string? FindTime(ReadOnlySpan<byte> line, out int open, out int close, out long ticks)
    {
        string? why = null;
        (open, close, ticks) = (-1, -1, 0);
        while (true)
        {
            var next = line[(open + 1)..].IndexOf((byte)'[');
            if (next < 0) return why ?? Reasons.NotALog;
            open += 1 + next;
            var length = line.Slice(open, Math.Min(MaxTimeBytes, line.Length - open)).IndexOf((byte)']');
            if (length < 0) continue;
            close = open + length;
            var text = line[(open + 1)..close];
            var isTime = LogTime.TryCommon(text, out ticks) || LogTime.TryIso(text, out ticks);
            if (line[(close + 1)..].TrimStart((byte)' ') is [(byte)'"', ..])
            {
                if (isTime) return null;
                // The reason for the line is the first that stands where the time should.
                why ??= Reasons.BadTime;
            }
            else if (isTime)
            {
                why ??= Reasons.NoRequest;
            }
        }
    }

    /// <summary>Reads what stands before the time: a virtual host perhaps, the address, ident, the user.</summary>
    private static string? ReadClient(ReadOnlySpan<byte> head, ref RequestLine request)
    {
        var cursor = new TextCursor(head);
        if (!cursor.TryWord(out var first)) return Reasons.NoAddress;
        if (first is [.., (byte)','])
        {
            // X-Forwarded-For in the address' place: the first of the list is the client.
            var word = first;
            first = first[..^1];
            while (word is [.., (byte)','] && cursor.TryWord(out word)) { }
        }
        var bare = ClientAddress.WithoutPort(first);
        if (!ClientAddress.IsIp(bare) || bare.Length < first.Length)
        {
            var behind = cursor;
            if (behind.TryWord(out var second) && IsBehindVhost(bare, ClientAddress.WithoutPort(second)))
            {
                first = second;
                cursor = behind;
            }
        }
        if (ClientAddress.Check(first, out request.Address) is { } why) return why;
        var users = cursor.Rest.Trim((byte)' ');
        var ident = users.IndexOf((byte)' ');
        // A host name alone proves little ("Oct 10 13:55:36 ..."): the dash of ident must follow it.
        if (!ClientAddress.IsIp(request.Address) && users is not [(byte)'-'] && !users.StartsWith("- "u8)) return Reasons.BadAddress;
        if (ident >= 0) users = users[(ident + 1)..].TrimStart((byte)' ');
        request.User = users is [(byte)'"', (byte)'"'] ? default : Numbers.Said(users);
        return null;
    }

    private static bool IsBehindVhost(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        ClientAddress.IsIp(second) || (!ClientAddress.IsIp(first) && second.Contains((byte)'.') && ClientAddress.IsHost(second));
}
