namespace Cordon.Features.Ingest.Requests;

/// <summary>What Traefik's common log format has behind the agent: <c>190 "router@docker" "http://10.0.0.3:80" 12ms</c>.</summary>
/// <remarks>Source: doc.traefik.io/traefik/observability/access-logs, format common.</remarks>
internal static class TraefikClf
{
    /// <param name="micros">The duration in microseconds; -1 when this is no such tail.</param>
    public static bool TryTail(ReadOnlySpan<byte> tail, out long micros)
    {
        micros = -1;
        if (!tail.EndsWith("ms"u8)) return false;
        var cursor = new TextCursor(tail);
        if (!cursor.TryWord(out var count) || !Numbers.AllDigits(count)) return false;
        if (!cursor.IsAtQuote() || !cursor.TryQuoted(out _) || !cursor.IsAtQuote() || !cursor.TryQuoted(out _)) return false;
        if (!cursor.TryWord(out var duration) || !cursor.IsAtEnd) return false;
        if (!Numbers.TryScaled(duration[..^2], 3, out var value) || value < 0) return false;
        micros = value;
        return true;
    }
}
