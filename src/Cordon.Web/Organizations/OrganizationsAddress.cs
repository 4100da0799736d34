using Cordon.Features.Organizations;
using Cordon.Features.Paging;
using Cordon.Web.Accounts;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Organizations;

/// <summary>The list of organizations as its address says it: filter and place.</summary>
public sealed record OrganizationsAddress
{
    public const string Path = "/organizations";

    public string? Text { get; init; }
    public string? Country { get; init; }
    public bool Confirmed { get; init; }
    public bool Suspected { get; init; }
    public bool ToReview { get; init; }
    public string? After { get; init; }
    public string? Before { get; init; }

    public OrganizationFilter Filter => new(Text, Country, Confirmed, Suspected, ToReview);

    public PagePlace Place => new(After, Before);

    /// <summary>The same list from its beginning; what every change of filter leads to.</summary>
    public OrganizationsAddress FromTheTop => this with { After = null, Before = null };

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static OrganizationsAddress Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var people = (Of("people") ?? "").Split(',');
        return new()
        {
            Text = Of("q"),
            Country = ReadCountry(Of("country")),
            Confirmed = people.Contains("confirmed"),
            Suspected = people.Contains("suspected"),
            ToReview = people.Contains("review"),
            After = Of("after"),
            Before = Of("before"),
        };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= AccountsAddress.MaxText } value ? value : null;
    }

    public static string? ReadCountry(string? text) => text?.Trim() is { Length: 2 } code && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant() : null;

    public string Href
    {
        get
        {
            var query = new QueryBuilder();
            if (Text is not null) query.Add("q", Text);
            if (Country is not null) query.Add("country", Country);
            string[] people = [.. new[] { Confirmed ? "confirmed" : "", Suspected ? "suspected" : "", ToReview ? "review" : "" }.Where(p => p.Length > 0)];
            if (people.Length > 0) query.Add("people", string.Join(',', people));
            if (After is not null) query.Add("after", After);
            else if (Before is not null) query.Add("before", Before);
            return Path + query;
        }
    }
}
