using System.Globalization;
using Cordon.Features.Linking;
using Cordon.Features.Paging;
using Cordon.Web.Accounts;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Linking;

/// <summary>The list of clusters as its address says it: filter, order and place.</summary>
public sealed record ClustersAddress
{
    public const string Path = "/clusters";

    private static readonly (ClusterSort Sort, string Key)[] Sorts = [(ClusterSort.Accounts, "size"), (ClusterSort.Changed, "changed"), (ClusterSort.FlagScore, "score")];

    public string? Text { get; init; }
    public bool Flagged { get; init; }
    public int? Least { get; init; }
    public ClusterSort Sort { get; init; } = ClusterSort.Accounts;
    public string? After { get; init; }
    public string? Before { get; init; }

    public ClusterFilter Filter => new(Text, Flagged, Least);

    public PagePlace Place => new(After, Before);

    /// <summary>The same list from its beginning; what every change of filter or order leads to.</summary>
    public ClustersAddress FromTheTop => this with { After = null, Before = null };

    public ClustersAddress Unfiltered => new() { Sort = Sort };

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static ClustersAddress Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            Text = Of("q"),
            Flagged = Of("flag") == "any",
            Least = ReadLeast(Of("least")),
            Sort = Sorts.Where(s => s.Key == Of("sort")).Select(s => (ClusterSort?)s.Sort).FirstOrDefault() ?? ClusterSort.Accounts,
            After = Of("after"),
            Before = Of("before"),
        };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= AccountsAddress.MaxText } value ? value : null;
    }

    public static int? ReadLeast(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least > 2 ? least : null;

    public static string KeyOf(ClusterSort sort) => Sorts.First(s => s.Sort == sort).Key;

    public string Href
    {
        get
        {
            var query = new QueryBuilder();
            if (Text is not null) query.Add("q", Text);
            if (Flagged) query.Add("flag", "any");
            if (Least is { } least) query.Add("least", least.ToString(CultureInfo.InvariantCulture));
            if (Sort != ClusterSort.Accounts) query.Add("sort", KeyOf(Sort));
            if (After is not null) query.Add("after", After);
            else if (Before is not null) query.Add("before", Before);
            return Path + query;
        }
    }
}
