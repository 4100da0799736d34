using System.Globalization;

namespace Cordon.Features.Demo;

/// <summary>Telephone numbers that the countries' authorities keep for fiction: nobody answers them.</summary>
/// <remarks>
/// Sources: NANPA (555-0100 to 555-0199 in every area), Ofcom (numbers for TV and radio drama), Bundesnetzagentur (Rufnummern für Filmproduktionen),
/// ARCEP (numéros pour les œuvres audiovisuelles), ACMA (fictitious numbers), PTS (telefonnummer för film).
/// </remarks>
internal static class DemoPhones
{
    // Where a number begins, and how many digits follow; country by country.
    private static readonly Dictionary<string, (string[] Starts, int Digits)> Ranges = new()
    {
        ["US"] = ([.. new[] { 202, 206, 212, 213, 214, 216, 303, 305, 312, 313, 314, 317, 401, 402, 404, 405, 407, 408, 410, 412, 414, 415, 501, 502, 503, 504, 505, 512, 513, 515, 602, 603, 605, 612, 614, 615, 617, 619, 702, 704 }
            .Select(area => string.Create(CultureInfo.InvariantCulture, $"+1-{area}-555-01"))], 2),
        ["GB"] = (["+44 20 7946 0", "+44 113 496 0", "+44 114 496 0", "+44 115 496 0", "+44 116 496 0", "+44 117 496 0", "+44 118 496 0", "+44 121 496 0", "+44 131 496 0", "+44 141 496 0", "+44 151 496 0", "+44 161 496 0", "+44 7700 900"], 3),
        ["DE"] = (["+49 30 23125 ", "+49 69 90009 ", "+49 40 66969 ", "+49 221 4710 ", "+49 89 99998 "], 3),
        ["FR"] = (["+33 1 99 00 ", "+33 2 61 91 ", "+33 3 53 01 ", "+33 4 65 71 ", "+33 5 36 49 ", "+33 6 39 98 "], 4),
        ["AU"] = (["+61 2 5550 ", "+61 3 5550 ", "+61 7 5550 ", "+61 8 5550 "], 4),
        ["SE"] = (["+46 8 465 004 ", "+46 31 390 06 ", "+46 40 628 04 ", "+46 70 174 06 "], 2),
    };

    /// <summary>The how manieth of a country's numbers; null where it keeps none for fiction, or not so many.</summary>
    public static string? Of(string country, int number)
    {
        if (!Ranges.TryGetValue(country, out var range)) return null;
        var each = (int)Math.Pow(10, range.Digits);
        return number >= each * range.Starts.Length ? null : range.Starts[number % range.Starts.Length] + (number / range.Starts.Length).ToString(CultureInfo.InvariantCulture).PadLeft(range.Digits, '0');
    }
}
