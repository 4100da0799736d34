using System.Globalization;
using Cordon.Domain.Attribution;
using Cordon.Features.Attribution;
using Cordon.Features.Paging;
using Cordon.Web.Accounts;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Attribution;

/// <summary>The list of affiliations to review as its address says it: filter and place.</summary>
public sealed record ReviewsAddress
{
    public const string Path = "/affiliations";

    public long? Organization { get; init; }
    public ReviewReason? Reason { get; init; }
    public AffiliationState? State { get; init; }
    public double? Least { get; init; }
    public string? After { get; init; }
    public string? Before { get; init; }

    public ReviewFilter Filter => new(Organization, Reason, State, Least);

    public PagePlace Place => new(After, Before);

    /// <summary>The same list from its beginning; what every change of filter leads to.</summary>
    public ReviewsAddress FromTheTop => this with { After = null, Before = null };

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static ReviewsAddress Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            Organization = long.TryParse(Of("organization"), NumberStyles.None, CultureInfo.InvariantCulture, out var organization) && organization > 0 ? organization : null,
            Reason = AffiliationWords.ReadReason(Of("reason")),
            State = AffiliationWords.ReadState(Of("state")),
            Least = ReadLeast(Of("least")),
            After = Of("after"),
            Before = Of("before"),
        };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= AccountsAddress.MaxText } value ? value : null;
    }

    public static double? ReadLeast(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var least) && least is > 0 and <= 1 ? least : null;

    public string Href
    {
        get
        {
            var query = new QueryBuilder();
            if (Organization is { } organization) query.Add("organization", organization.ToString(CultureInfo.InvariantCulture));
            if (AffiliationWords.KeyOf(Reason) is { } reason) query.Add("reason", reason);
            if (AffiliationWords.KeyOf(State) is { } state) query.Add("state", state);
            if (Least is { } least) query.Add("least", AccountsAddress.Write(least));
            if (After is not null) query.Add("after", After);
            else if (Before is not null) query.Add("before", Before);
            return Path + query;
        }
    }
}
