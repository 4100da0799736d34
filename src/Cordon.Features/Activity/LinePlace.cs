using System.Globalization;

namespace Cordon.Features.Activity;

/// <summary>Where a line stands among others: by its time, then its import, then its number. No two have the same.</summary>
/// <param name="UtcTicks">100 ns.</param>
public readonly record struct LinePlace(long UtcTicks, long Import, long Line) : IComparable<LinePlace>
{
    private const string Written = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public DateTimeOffset At => new(UtcTicks, TimeSpan.Zero);

    /// <summary>Minutes since 1970.</summary>
    internal long Minute => MinuteOf(UtcTicks);

    internal static long MinuteOf(long utcTicks) => (utcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMinute;

    /// <summary>Reads <c>2026-03-08T02:10:31.5000000Z~12~4711</c>, or an instant alone, which stands before every line of its time.</summary>
    public static LinePlace? Parse(string? text)
    {
        if (text is null || text.Split('~') is not { Length: 1 or 3 } parts) return null;
        if (!DateTimeOffset.TryParse(parts[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return null;
        if (parts.Length == 1) return new(at.UtcTicks, 0, 0);
        return Number(parts[1]) is { } import && Number(parts[2]) is { } line ? new(at.UtcTicks, import, line) : null;
    }

    public int CompareTo(LinePlace other)
    {
        var order = UtcTicks.CompareTo(other.UtcTicks);
        if (order == 0) order = Import.CompareTo(other.Import);
        return order == 0 ? Line.CompareTo(other.Line) : order;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture)}~{Import}~{Line}");

    public static bool operator <(LinePlace a, LinePlace b) => a.CompareTo(b) < 0;
    public static bool operator >(LinePlace a, LinePlace b) => a.CompareTo(b) > 0;
    public static bool operator <=(LinePlace a, LinePlace b) => a.CompareTo(b) <= 0;
    public static bool operator >=(LinePlace a, LinePlace b) => a.CompareTo(b) >= 0;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
