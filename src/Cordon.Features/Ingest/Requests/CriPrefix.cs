namespace Cordon.Features.Ingest.Requests;

/// <summary>What Kubernetes puts in front of each line: <c>2025-12-31T17:40:00.000000100+01:00 stdout F </c>.</summary>
internal static class CriPrefix
{
    public static bool IsOn(ReadOnlySpan<byte> line)
    {
        if (line[0] is < (byte)'0' or > (byte)'9' || !LogTime.StartsLikeIso(line)) return false;
        var stream = line[(line.IndexOf((byte)' ') + 1)..];
        return stream.StartsWith("stdout "u8) || stream.StartsWith("stderr "u8);
    }

    /// <returns>Why what is behind it is no line; null, with <paramref name="line"/> cut, when it is one.</returns>
    public static string? TakeOff(ref ReadOnlySpan<byte> line)
    {
        var cursor = new TextCursor(line);
        cursor.TryWord(out _);
        cursor.TryWord(out _);
        cursor.TryWord(out var tags);               // F is full, P is partial; more tags may follow behind a colon
        line = cursor.Rest.TrimStart((byte)' ');
        if (tags is [(byte)'P'] or [(byte)'P', (byte)':', ..]) return Reasons.HalfLine;
        return line.IsEmpty ? Reasons.Empty : null;
    }
}
