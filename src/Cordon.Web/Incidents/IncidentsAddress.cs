using Cordon.Domain.Incidents;
using Cordon.Features.Incidents;
using Cordon.Features.Paging;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Incidents;

/// <summary>The list of incidents as its address says it: filter and place.</summary>
public sealed record IncidentsAddress
{
    public const string Path = "/incidents";

    /// <summary>Stands for every status but closed.</summary>
    public const string NotClosed = "current";

    public string? Text { get; init; }
    public IncidentKind? Kind { get; init; }
    public IncidentStatus? Status { get; init; }

    /// <summary>Only those that are not closed.</summary>
    public bool Current { get; init; }
    public string? After { get; init; }
    public string? Before { get; init; }

    public IncidentFilter Filter => new(Text, Kind, Status, Current);

    public PagePlace Place => new(After, Before);

    /// <summary>The same list from its beginning; what every change of filter leads to.</summary>
    public IncidentsAddress FromTheTop => this with { After = null, Before = null };

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static IncidentsAddress Read(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new() { Text = Of("q"), Kind = Name<IncidentKind>(Of("kind")), Status = Name<IncidentStatus>(Of("status")), Current = Of("status") == NotClosed, After = Of("after"), Before = Of("before") };

        string? Of(string name) => values.TryGetValue(name, out var text) && text.ToString().Trim() is { Length: > 0 and <= ListIncidentsHandler.MaxTextLength } value ? value : null;
    }

    /// <summary>A name as addresses and fields carry it; null where it is none.</summary>
    public static T? Name<T>(string? text) where T : struct, Enum => text?.Length > 0 && char.IsLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    public string Href
    {
        get
        {
            var query = new QueryBuilder();
            if (Text is not null) query.Add("q", Text);
            if (Kind is { } kind) query.Add("kind", kind.ToString().ToLowerInvariant());
            if (Status is { } status) query.Add("status", status.ToString().ToLowerInvariant());
            else if (Current) query.Add("status", NotClosed);
            if (After is not null) query.Add("after", After);
            else if (Before is not null) query.Add("before", Before);
            return Path + query;
        }
    }
}
