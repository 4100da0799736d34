using System.Globalization;

namespace Cordon.Web.Shared;

/// <summary>How numbers are written: with their base and their unit, English grouping.</summary>
public static class Figures
{
    private const string Space = "\u00A0";

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 account</c>, <c>3,000 accounts</c>.</summary>
    public static string Count(long number, string one, string? many = null) => Count(number) + Space + (number == 1 ? one : many ?? one + "s");

    /// <summary><c>61 %</c>; below one <c>&lt; 1 %</c>, and only all of it is <c>100 %</c>.</summary>
    public static string Share(double part, double whole)
    {
        if (whole <= 0 || part <= 0) return "0" + Space + "%";
        var share = part / whole * 100;
        var text = share < 1 ? "<" + Space + "1" : part < whole ? Math.Min(99, Math.Round(share)).ToString(CultureInfo.InvariantCulture) : "100";
        return text + Space + "%";
    }

    /// <summary>A length of a bucket: <c>minute</c>, <c>15 minutes</c>, <c>hour</c>, <c>day</c>.</summary>
    public static string Minutes(int minutes) => minutes switch
    {
        1 => "minute",
        60 => "hour",
        1_440 => "day",
        _ when minutes % 60 == 0 => (minutes / 60).ToString(CultureInfo.InvariantCulture) + " hours",
        _ => minutes.ToString(CultureInfo.InvariantCulture) + " minutes",
    };

    /// <summary>A probability or score with two places, rounded down: what is not certain is never shown as 1.00.</summary>
    public static string Score(double score) => (Math.Floor(score * 100 + 1e-9) / 100).ToString("0.00", CultureInfo.InvariantCulture);
}
