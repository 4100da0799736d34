using Cordon.Domain.Activity;

namespace Cordon.Features.Ingest.Requests;

/// <summary>The access log of an AWS application load balancer.</summary>
/// <remarks>
/// <c>type time elb client:port target:port 3 durations (s) elb-status target-status received sent "request" "agent" ...</c>
/// Source: docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html.
/// </remarks>
internal static class AlbLine
{
    public static bool IsOne(ReadOnlySpan<byte> line)
    {
        var space = line.IndexOf((byte)' ');
        return space is >= 2 and <= 5 && IsType(line[..space]) && LogTime.StartsLikeIso(line[(space + 1)..]);
    }

    public static string? Read(ReadOnlySpan<byte> line, ref RequestLine request, Scratch scratch, out RequestFormat format)
    {
        format = RequestFormat.AwsAlb;
        var cursor = new TextCursor(line);
        cursor.TryWord(out _);
        cursor.TryWord(out var time);
        if (!LogTime.TryIso(time, out request.UtcTicks)) return Reasons.BadTime;
        if (!cursor.TryWord(out _) || !cursor.TryWord(out var client)) return Reasons.CutShort;
        if (ClientAddress.Check(client, out request.Address) is { } why) return why;
        if (!cursor.TryWord(out _) || !TryDurations(ref cursor, out request.DurationMicros)) return Reasons.CutShort;
        if (!cursor.TryWord(out var status)) return Reasons.CutShort;
        if (!Numbers.TryStatus(status, out request.Status)) return Reasons.BadStatus;
        if (!cursor.TryWord(out _) || !cursor.TryWord(out _) || !cursor.TryWord(out var sent)) return Reasons.CutShort;
        if (!Numbers.TryBytes(sent, out request.Bytes)) return Reasons.BadBytes;
        if (!cursor.IsAtQuote()) return Reasons.CutShort;
        if (!cursor.TryQuoted(out var field)) return Reasons.RequestOpen;
        RequestField.Split(scratch.Unquote(field), ref request);
        if (!cursor.IsAtQuote()) return Reasons.CutShort;
        if (!cursor.TryQuoted(out var agent)) return Reasons.AgentOpen;
        request.Agent = scratch.Unquote(Numbers.Said(agent));
        return cursor.RestIsClosed() ? null : Reasons.LaterOpen;
    }

    /// <summary>Adds up the three times of a request. The balancer writes -1 for one it could not take.</summary>
    private static bool TryDurations(scoped ref TextCursor cursor, out long micros)
    {
        micros = -1;
        for (var i = 0; i < 3; i++)
        {
            if (!cursor.TryWord(out var text)) return false;
            if (Numbers.TryScaled(text, 6, out var part) && part is >= 0 and < long.MaxValue / 4) micros = Math.Max(micros, 0) + part;
        }
        return true;
    }

    private static bool IsType(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("http"u8) || text.SequenceEqual("https"u8) || text.SequenceEqual("h2"u8) || text.SequenceEqual("ws"u8)
        || text.SequenceEqual("wss"u8) || text.SequenceEqual("grpc"u8) || text.SequenceEqual("grpcs"u8);
}
