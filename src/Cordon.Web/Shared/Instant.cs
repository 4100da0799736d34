using System.Globalization;

namespace Cordon.Web.Shared;

/// <summary>How instants are written. English and UTC on purpose: what one person reads out, another finds.</summary>
public static class Instant
{
    /// <summary>The exact instant, to the second: <c>2024-03-06 02:10:41 UTC</c>.</summary>
    public static string Exact(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>For details: <c>6 Mar 2024, 02:10 UTC</c>.</summary>
    public static string Absolute(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>For sentences, behind "since": <c>09:14 UTC today</c>, <c>Saturday 21:10 UTC</c>; from six days on the day itself.</summary>
    public static string Since(DateTimeOffset at, DateTimeOffset now)
    {
        var days = (now.UtcDateTime.Date - at.UtcDateTime.Date).TotalDays;
        return at.UtcDateTime.ToString(days switch
        {
            < 1 => "HH:mm 'UTC today'",
            < 2 => "HH:mm 'UTC yesterday'",
            < 7 => "dddd HH:mm 'UTC'",
            _ when at.UtcDateTime.Year == now.UtcDateTime.Year => "d MMM, HH:mm 'UTC'",
            _ => "d MMM yyyy, HH:mm 'UTC'",
        }, CultureInfo.InvariantCulture);
    }

    /// <summary>For lists: <c>3 h ago</c>, <c>in 2 d</c>; from 30 days on the day itself.</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now)
    {
        var distance = (now - at).Duration();
        if (distance >= TimeSpan.FromDays(30))
            return at.UtcDateTime.ToString(at.UtcDateTime.Year == now.UtcDateTime.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
        if (distance < TimeSpan.FromMinutes(1)) return at <= now ? "just now" : "in a moment";

        // Whole units, cut off: "3 h ago" is said until four hours have gone by.
        var (count, unit) = distance switch
        {
            { TotalHours: < 1 } => ((int)distance.TotalMinutes, "min"),
            { TotalDays: < 1 } => ((int)distance.TotalHours, "h"),
            _ => ((int)distance.TotalDays, "d"),
        };
        var amount = count.ToString(CultureInfo.InvariantCulture) + " " + unit;
        return at <= now ? amount + " ago" : "in " + amount;
    }
}
