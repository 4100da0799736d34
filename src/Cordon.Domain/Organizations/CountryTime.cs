namespace Cordon.Domain.Organizations;

/// <summary>What time it is in a country. Countries with several times of day are left out: a wrong hour is worse than none.</summary>
public static class CountryTime
{
    // ISO 3166-1 alpha-2 and the tz database's zone. Islands far from the mainland do not count: offices of the mainland keep its time.
    private static readonly Dictionary<string, string> Zones = new(StringComparer.Ordinal)
    {
        ["AE"] = "Asia/Dubai",
        ["AR"] = "America/Argentina/Buenos_Aires",
        ["AT"] = "Europe/Vienna",
        ["BD"] = "Asia/Dhaka",
        ["BE"] = "Europe/Brussels",
        ["BG"] = "Europe/Sofia",
        ["BY"] = "Europe/Minsk",
        ["CH"] = "Europe/Zurich",
        ["CN"] = "Asia/Shanghai",
        ["CO"] = "America/Bogota",
        ["CZ"] = "Europe/Prague",
        ["DE"] = "Europe/Berlin",
        ["DK"] = "Europe/Copenhagen",
        ["EE"] = "Europe/Tallinn",
        ["EG"] = "Africa/Cairo",
        ["ES"] = "Europe/Madrid",
        ["FI"] = "Europe/Helsinki",
        ["FR"] = "Europe/Paris",
        ["GB"] = "Europe/London",
        ["GR"] = "Europe/Athens",
        ["HK"] = "Asia/Hong_Kong",
        ["HR"] = "Europe/Zagreb",
        ["HU"] = "Europe/Budapest",
        ["IE"] = "Europe/Dublin",
        ["IL"] = "Asia/Jerusalem",
        ["IN"] = "Asia/Kolkata",
        ["IR"] = "Asia/Tehran",
        ["IS"] = "Atlantic/Reykjavik",
        ["IT"] = "Europe/Rome",
        ["JP"] = "Asia/Tokyo",
        ["KE"] = "Africa/Nairobi",
        ["KR"] = "Asia/Seoul",
        ["LT"] = "Europe/Vilnius",
        ["LU"] = "Europe/Luxembourg",
        ["LV"] = "Europe/Riga",
        ["MA"] = "Africa/Casablanca",
        ["MY"] = "Asia/Kuala_Lumpur",
        ["NG"] = "Africa/Lagos",
        ["NL"] = "Europe/Amsterdam",
        ["NO"] = "Europe/Oslo",
        ["NZ"] = "Pacific/Auckland",
        ["PE"] = "America/Lima",
        ["PH"] = "Asia/Manila",
        ["PK"] = "Asia/Karachi",
        ["PL"] = "Europe/Warsaw",
        ["PT"] = "Europe/Lisbon",
        ["RO"] = "Europe/Bucharest",
        ["RS"] = "Europe/Belgrade",
        ["SA"] = "Asia/Riyadh",
        ["SE"] = "Europe/Stockholm",
        ["SG"] = "Asia/Singapore",
        ["SI"] = "Europe/Ljubljana",
        ["SK"] = "Europe/Bratislava",
        ["TH"] = "Asia/Bangkok",
        ["TR"] = "Europe/Istanbul",
        ["TW"] = "Asia/Taipei",
        ["UA"] = "Europe/Kyiv",
        ["VN"] = "Asia/Ho_Chi_Minh",
        ["ZA"] = "Africa/Johannesburg",
    };

    /// <summary>First and last hour of the day that offices keep: from the first on, up to the last without it.</summary>
    public const int FirstHour = 8, LastHour = 18;

    /// <param name="country">ISO 3166-1 alpha-2, upper case.</param>
    /// <returns>Null where the country is not known, has several times of day, or the machine knows no time zones.</returns>
    public static TimeZoneInfo? ZoneOf(string? country) => country is not null && Zones.TryGetValue(country, out var zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : null;

    /// <summary>Whether an instant lies on a day from Monday to Friday, in office hours there.</summary>
    public static bool IsOfficeHour(DateTimeOffset at, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(at, zone);
        return there.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && there.Hour is >= FirstHour and < LastHour;
    }
}
