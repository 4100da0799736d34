using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Shared;

/// <summary>The span of time that a page shows, as <c>from</c> and <c>to</c> in its address; null: to the end of what there is.</summary>
public readonly record struct TimeWindow(DateTimeOffset? From, DateTimeOffset? To)
{
    private const string Written = "yyyy-MM-dd'T'HH:mm'Z'";

    public static readonly TimeWindow All;

    public bool IsAll => this == All;

    /// <summary>What cannot be read as an instant is passed over.</summary>
    public static TimeWindow Of(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        var (from, to) = (Read("from"), Read("to"));
        return from > to ? new(to, from) : new(from, to);

        DateTimeOffset? Read(string name) => query.TryGetValue(name, out var text) && DateTimeOffset.TryParse(text.ToString(), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at.Year is > 1970 and < 9999 ? at : null;
    }

    /// <summary>For <c>GetUriWithQueryParameters</c>: both names always, because null takes one away.</summary>
    public Dictionary<string, object?> Query => new()
    {
        ["from"] = From?.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture),
        ["to"] = To?.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture),
    };

    /// <summary><c>2 Mar 2024, 02:10 – 03:40 UTC</c>, with both days where they differ.</summary>
    public static string Text(DateTimeOffset from, DateTimeOffset to)
    {
        var (a, b) = (from.UtcDateTime, to.UtcDateTime);
        var end = a.Date == b.Date ? b.ToString("HH:mm", CultureInfo.InvariantCulture) : b.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
        return $"{a.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)} – {end} UTC";
    }
}
