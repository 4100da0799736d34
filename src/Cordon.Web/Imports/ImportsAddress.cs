using System.Globalization;
using Cordon.Domain.Imports;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Imports;

/// <summary>The list of imports that ended in one way since an instant, as its address says it.</summary>
public static class ImportsAddress
{
    private const string Written = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <param name="ended">Finished or failed.</param>
    /// <param name="since">Null: ever.</param>
    public static string Of(ImportState ended, DateTimeOffset? since) => QueryHelpers.AddQueryString("/imports", Query(ended, since).Select(p => KeyValuePair.Create(p.Key, p.Value as string)));

    /// <summary>For <c>GetUriWithQueryParameters</c>.</summary>
    public static Dictionary<string, object?> Query(ImportState? ended, DateTimeOffset? since) => new()
    {
        ["ended"] = ended?.ToString().ToLowerInvariant(),
        ["since"] = ended is null ? null : since?.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture),
    };

    /// <summary>What cannot be read is passed over.</summary>
    public static ImportState? Ended(string? text) => text switch { "finished" => ImportState.Finished, "failed" => ImportState.Failed, _ => null };

    public static DateTimeOffset? Since(string? text) => DateTimeOffset.TryParseExact(text, Written, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at.Year is > 1970 and < 9999 ? at : null;
}
