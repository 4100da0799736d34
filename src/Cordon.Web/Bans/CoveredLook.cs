using System.Globalization;
using Cordon.Features.Bans;
using Cordon.Features.Paging;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Bans;

/// <summary>Which of those whom a ban covers are listed, as its address says it.</summary>
public sealed record CoveredLook
{
    /// <summary>As addresses and as pages write them.</summary>
    public static readonly IReadOnlyList<(CoverageThrough Through, string Key, string Title)> Ways =
    [
        (CoverageThrough.Confirmed, "confirmed", "Confirmed"), (CoverageThrough.Suspected, "suspected", "Suspected"), (CoverageThrough.Former, "former", "Has left"), (CoverageThrough.Named, "named", "Named by the ban"),
    ];

    public CoverageThrough? Through { get; init; }
    public bool Unflagged { get; init; }
    public string? After { get; init; }
    public string? Before { get; init; }

    public CoverageFilter Filter => new(Through, Unflagged);

    public PagePlace Place => new(After, Before);

    public CoveredLook FromTheTop => this with { After = null, Before = null };

    public static CoverageThrough? ReadWay(string? key) => Ways.Where(w => w.Key == key).Select(w => (CoverageThrough?)w.Through).FirstOrDefault();

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static CoveredLook Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new() { Through = ReadWay(Of("through")), Unflagged = Of("flags") == "none", After = Number("after"), Before = Number("before") };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= 40 } value ? value : null;
        string? Number(string name) => long.TryParse(Of(name), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? Of(name) : null;
    }

    public string Href(long ban)
    {
        var query = new QueryBuilder();
        if (Through is { } through) query.Add("through", Ways.First(w => w.Through == through).Key);
        if (Unflagged) query.Add("flags", "none");
        if (After is not null) query.Add("after", After);
        else if (Before is not null) query.Add("before", Before);
        return BanText.Href(ban) + query;
    }
}
