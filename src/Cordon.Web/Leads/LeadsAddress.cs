using Cordon.Domain.Organizations;
using Cordon.Features.Organizations.Leads;
using Cordon.Features.Paging;
using Cordon.Web.Accounts;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Leads;

/// <summary>The list of leads as its address says it: filter and place.</summary>
public sealed record LeadsAddress
{
    public const string Path = "/leads";

    public string? Text { get; init; }
    public LeadSeverity? Severity { get; init; }
    public string? List { get; init; }
    public bool Known { get; init; }
    public string? After { get; init; }
    public string? Before { get; init; }

    public LeadFilter Filter => new(Text, Severity, List, Known);

    public PagePlace Place => new(After, Before);

    /// <summary>The same list from its beginning; what every change of filter leads to.</summary>
    public LeadsAddress FromTheTop => this with { After = null, Before = null };

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static LeadsAddress Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            Text = Of("q"),
            Severity = ReadSeverity(Of("severity")),
            List = Of("list"),
            Known = Of("known") == "yes",
            After = Of("after"),
            Before = Of("before"),
        };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= AccountsAddress.MaxText } value ? value : null;
    }

    public static LeadSeverity? ReadSeverity(string? text) => text switch { "noop" => LeadSeverity.Noop, "silence" => LeadSeverity.Silence, "suspend" => LeadSeverity.Suspend, _ => null };

    public string Href
    {
        get
        {
            var query = new QueryBuilder();
            if (Text is not null) query.Add("q", Text);
            if (Severity is { } severity) query.Add("severity", severity.ToString().ToLowerInvariant());
            if (List is not null) query.Add("list", List);
            if (Known) query.Add("known", "yes");
            if (After is not null) query.Add("after", After);
            else if (Before is not null) query.Add("before", Before);
            return Path + query;
        }
    }
}
