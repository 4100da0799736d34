namespace Cordon.Features.Ingest.Requests;

/// <summary>Error logs, which are often handed over together with the request log.</summary>
internal static class ErrorLog
{
    /// <summary>Apache's <c>[Thu Oct 13 12:24:49.880562 2022] [</c> or nginx's <c>2021/12/01 13:53:33 [</c>.</summary>
    public static bool IsOne(ReadOnlySpan<byte> line) => line[0] == '[' ? IsApache(line) : IsNginx(line);

    private static bool IsApache(ReadOnlySpan<byte> line)
    {
        if (line.Length < 5 || line[4] != ' ') return false;
        var day = line.Slice(1, 3);
        return day.SequenceEqual("Mon"u8) || day.SequenceEqual("Tue"u8) || day.SequenceEqual("Wed"u8)
            || day.SequenceEqual("Thu"u8) || day.SequenceEqual("Fri"u8) || day.SequenceEqual("Sat"u8) || day.SequenceEqual("Sun"u8);
    }

    private static bool IsNginx(ReadOnlySpan<byte> line) =>
        line.Length > 21 && line[4] == '/' && line[7] == '/' && line[10] == ' ' && line[13] == ':' && line[19] == ' ' && line[20] == '['
        && Numbers.AllDigits(line[..4]);
}
