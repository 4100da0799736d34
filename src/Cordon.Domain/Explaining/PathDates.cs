using System.Globalization;

namespace Cordon.Domain.Explaining;

/// <summary>Days and instants as sentences have them. English and UTC, as everywhere.</summary>
internal static class PathDates
{
    /// <summary><c>6 March 2026</c>.</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>1 September</c>, with its year where that is not the one it is said in.</summary>
    public static string Day(DateOnly on, DateTimeOffset said) => on.ToString(on.Year == said.UtcDateTime.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>6 March 2026, 14:00 UTC</c>.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary><c>2 March 2026, 02:10 to 03:40 UTC</c>, or with both days.</summary>
    /// <param name="to">The first minute after it.</param>
    public static string Span(DateTimeOffset from, DateTimeOffset to) => from.UtcDateTime.Date == to.UtcDateTime.Date
        ? string.Create(CultureInfo.InvariantCulture, $"{from.UtcDateTime:d MMMM yyyy, HH:mm} to {to.UtcDateTime:HH:mm} UTC")
        : string.Create(CultureInfo.InvariantCulture, $"{from.UtcDateTime:d MMMM yyyy, HH:mm} to {to.UtcDateTime:d MMMM yyyy, HH:mm} UTC");
}
