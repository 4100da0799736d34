using System.Globalization;

namespace Cordon.Features.Ingest;

/// <summary>Reads the times that files of facts hold.</summary>
public static class FactTime
{
    // Where no payment or device in use was seen earlier: before it a time is a mistake.
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero), Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Fewer digits of seconds since 1970 could be anything; so could more, of which ten and thirteen alone are in use.
    private const int SecondsDigits = 10, MillisecondsDigits = 13;

    /// <summary><c>2024-03-01</c>, <c>2024-03-01T10:00:00Z</c> or the like, without a zone UTC; or seconds or milliseconds since 1970, from 2001 on.</summary>
    /// <param name="at">Between 1990 and 2100, UTC.</param>
    public static bool TryParse(string text, out DateTimeOffset at)
    {
        at = default;
        if (text.Length is SecondsDigits or MillisecondsDigits && text.All(char.IsAsciiDigit))
        {
            var number = long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            at = text.Length == SecondsDigits ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
            return text[0] != '0' && at < Latest;
        }
        return text is [_, _, _, _, '-', _, _, '-', ..] && text.Length is 10 or >= 16 and <= 40 && text.Take(10).All(c => char.IsAsciiDigit(c) || c == '-')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at) && at >= Earliest && at < Latest;
    }
}
