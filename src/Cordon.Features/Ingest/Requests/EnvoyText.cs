using Cordon.Domain.Activity;

namespace Cordon.Features.Ingest.Requests;

/// <summary>Envoy's default access log.</summary>
/// <remarks>
/// <c>[time] "request" status flags received sent duration(ms) upstream-time "x-forwarded-for" "agent" "request id" "authority"
/// "upstream"</c>. It names no other client than the first of X-Forwarded-For. Istio's default has three fields more before the
/// bytes, <c>details termination "failure"</c>, and four behind: cluster, upstream's own, downstream's own and the client's address.
/// Source: envoyproxy.io, access logging, default format; istio.io, Envoy access logs, default format.
/// </remarks>
internal static class EnvoyText
{
    public static bool IsOne(ReadOnlySpan<byte> line) => LogTime.StartsLikeIso(line[1..]);

    public static string? Read(ReadOnlySpan<byte> line, ref RequestLine request, Scratch scratch, out RequestFormat format)
    {
        format = RequestFormat.EnvoyText;
        var close = line.IndexOf((byte)']');
        if (close < 0 || !LogTime.TryIso(line[1..close], out request.UtcTicks)) return Reasons.BadTime;
        var cursor = new TextCursor(line[(close + 1)..]);
        if (!cursor.IsAtQuote()) return Reasons.NoRequest;
        if (!cursor.TryQuoted(out var field)) return Reasons.RequestOpen;
        RequestField.Split(scratch.Unquote(field), ref request);
        if (!cursor.TryWord(out var status)) return Reasons.NoStatus;
        if (!Numbers.TryStatus(status, out request.Status)) return Reasons.BadStatus;
        if (!cursor.TryWord(out _) || !cursor.TryWord(out var received)) return Reasons.NoBytes;
        var isIstio = !Numbers.AllDigits(received);
        if (isIstio && (!cursor.TryWord(out _) || !cursor.IsAtQuote() || !cursor.TryQuoted(out _) || !cursor.TryWord(out _))) return Reasons.NoBytes;
        if (!cursor.TryWord(out var sent)) return Reasons.NoBytes;
        if (!Numbers.TryBytes(sent, out request.Bytes)) return Reasons.BadBytes;
        if (!cursor.TryWord(out var duration) || !cursor.TryWord(out _) || !cursor.IsAtQuote()) return Reasons.CutShort;
        if (Numbers.TryScaled(duration, 3, out var micros) && micros >= 0) request.DurationMicros = micros;
        if (!cursor.TryQuoted(out var forwarded)) return Reasons.ForwardedOpen;
        if (!cursor.IsAtQuote()) return Reasons.CutShort;
        if (!cursor.TryQuoted(out var agent)) return Reasons.AgentOpen;
        request.Agent = scratch.Unquote(Numbers.Said(agent));
        var client = ClientAddress.FirstOf(forwarded);
        if (isIstio && Numbers.IsNotSaid(client)) client = Downstream(cursor);
        return cursor.RestIsClosed() ? ClientAddress.Check(client, out request.Address) : Reasons.LaterOpen;
    }

    /// <summary>The client's end of the connection, behind three quoted fields and three others; empty when it is not there.</summary>
    private static ReadOnlySpan<byte> Downstream(TextCursor cursor)
    {
        for (var i = 0; i < 3; i++)
        {
            if (!cursor.IsAtQuote() || !cursor.TryQuoted(out _)) return default;
        }
        return cursor.TryWord(out _) && cursor.TryWord(out _) && cursor.TryWord(out _) && cursor.TryWord(out var address) ? address : default;
    }
}
