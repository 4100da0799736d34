using System.Globalization;

namespace Cordon.Domain.Detection;

/// <summary>How figures are written in reasons.</summary>
internal static class Words
{
    public static string Count(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 page", "2,114 pages".</summary>
    public static string Count(double number, string one, string many) => $"{Count(number)} {(Math.Abs(number - 1) < 0.5 ? one : many)}";

    /// <summary>How many different ones: exact below 256, which is what a minute's row can tell; beyond, "about" and two digits.</summary>
    public static string Different(long count)
    {
        if (count < Activity.ActivityDetail.MaxResources) return Count(count);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(count)) - 1);
        return "about " + Count(Math.Round(count / unit) * unit);
    }

    /// <summary>The same for variants of a path, of which a row tells 64 apart.</summary>
    public static string Variants(long count) => count < Activity.ActivityDetail.MaxVariants ? Count(count) : "about " + Count(count);

    /// <summary>From the first to the last minute: "one minute", "31 minutes", "4 h 10 min", "3 days 11 h". Below an hour both are counted.</summary>
    public static string Minutes(long from, long to) => (to - from) switch
    {
        0 => "one minute",
        < 60 => Count(to - from + 1) + " minutes",
        _ => Length((to - from) * 60),
    };

    public static string Length(double seconds) => seconds switch
    {
        < 90 => Count(Math.Max(1, Math.Round(seconds)), "second", "seconds"),
        < 5_400 => Count(Math.Round(seconds / 60)) + " minutes",
        < 172_800 => Pair((long)Math.Round(seconds / 60), 60, "h", "min"),
        _ => Pair((long)Math.Round(seconds / 3_600), 24, "days", "h"),
    };

    /// <summary>"0.9 s", "60 s", "60 min".</summary>
    public static string Interval(double seconds) => seconds switch
    {
        < 10 => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        < 600 => seconds.ToString("0", CultureInfo.InvariantCulture) + " s",
        < 7_200 => (seconds / 60).ToString("0", CultureInfo.InvariantCulture) + " min",
        _ => (seconds / 3_600).ToString("0.0", CultureInfo.InvariantCulture) + " h",
    };

    public static DateTimeOffset At(long minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);

    private static string Pair(long small, int factor, string large, string rest) =>
        small % factor == 0 ? $"{small / factor} {large}" : $"{small / factor} {large} {small % factor} {rest}";
}
